import assert from "node:assert/strict";
import {
  erfcx,
  logExpectedExcess,
  logNormalDistribution,
  normalDensity,
  normalDistribution,
} from "lib/search/mod.ts";

function closeRelative(actual: number, expected: number, tolerance: number, what: string): void {
  const error = Math.abs(actual - expected) / (Math.abs(expected) || 1);
  assert.ok(error <= tolerance, `${what}: ${actual} instead of ${expected}`);
}

Deno.test("erfcx() agrees with SciPy on both sides of its switch at 2", () => {
  // from scipy.special import erfcx; SciPy 1.17.1
  const golden = [
    [0, 1.0],
    [0.1, 0.8964569799691268],
    [0.5, 0.6156903441929258],
    [1, 0.427583576155807],
    [1.99, 0.25646783671952994],
    [2, 0.2553956763105058],
    [2.5, 0.2108063640611436],
    [3, 0.17900115118138998],
    [5, 0.11070463773306861],
    [10, 0.05614099274382259],
    [100, 0.005641613782989433],
  ] as const;
  for (const [x, expected] of golden) closeRelative(erfcx(x), expected, 1e-12, `erfcx(${x})`);
});

Deno.test("normalDistribution() and its logarithm agree with SciPy into the tails", () => {
  // from scipy.special import ndtr, log_ndtr; SciPy 1.17.1
  const golden = [
    [-10, 7.61985302416047e-24, -53.23128515051248],
    [-3, 0.0013498980316300933, -6.60772622151035],
    [-1, 0.15865525393145707, -1.8410216450092634],
    [-0.5, 0.3085375387259869, -1.1759117615936188],
    [0, 0.5, -0.6931471805599453],
    [0.7, 0.758036347776927, -0.2770239422771313],
    [2, 0.9772498680518208, -0.023012909328963476],
    [6, 0.9999999990134123, -9.86587645524372e-10],
  ] as const;
  for (const [z, value, logarithm] of golden) {
    closeRelative(normalDistribution(z), value, 1e-12, `distribution(${z})`);
    closeRelative(logNormalDistribution(z), logarithm, 1e-12, `log distribution(${z})`);
  }
  closeRelative(logNormalDistribution(-40), -804.6084420137539, 1e-14, "log distribution(-40)");
});

Deno.test("logExpectedExcess() agrees with 700 digits of mpmath", () => {
  // mp.log(mp.npdf(z) + z * mp.ncdf(z)); mpmath 1.3
  const golden = [
    [-1000, -500014.73445209116],
    [-50, -1258.7441828684609],
    [-21, -227.51473292810907],
    [-20, -206.9178385094251],
    [-19, -187.31604760112667],
    [-5, -16.74430116266099],
    [-1, -2.4851210257126413],
    [0, -0.91893853320467274],
    [1, 0.08002621884930694],
    [5, 1.6094379231264314],
  ] as const;
  for (const [z, expected] of golden) {
    closeRelative(logExpectedExcess(z), expected, 1e-12, `log h(${z})`);
  }
});

Deno.test("logExpectedExcess() has the slope of the normal distribution over its value", () => {
  for (const z of [-30, -5, -0.3, 0, 2]) {
    const step = 1e-5;
    const slope = (logExpectedExcess(z + step) - logExpectedExcess(z - step)) / (2 * step);
    const expected = Math.exp(logNormalDistribution(z) - logExpectedExcess(z));
    closeRelative(slope, expected, 1e-6, `slope at ${z}`);
  }
});

Deno.test("normalDensity() is the slope of normalDistribution()", () => {
  for (const z of [-2, 0, 1.3]) {
    const slope = (normalDistribution(z + 1e-5) - normalDistribution(z - 1e-5)) / 2e-5;
    closeRelative(slope, normalDensity(z), 1e-8, `density(${z})`);
  }
});
