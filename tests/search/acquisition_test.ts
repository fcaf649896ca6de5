import assert from "node:assert/strict";
import fc from "fast-check";
import { type AcquisitionName, ACQUISITIONS } from "lib/search/mod.ts";

const names = Object.keys(ACQUISITIONS) as AcquisitionName[];
const context = { incumbent: 0.4, kappa: 1.96, xi: 0.01 };

Deno.test("expected improvement equals its integral", () => {
  const { incumbent, xi } = context;
  for (const [mean, std] of [[0.2, 0.3], [0.9, 0.2], [0.4, 1]] as const) {
    let sum = 0;
    const steps = 20_000;
    for (let i = 0; i < steps; i++) {
      const z = -8 + 16 * (i + 0.5) / steps;
      const gain = Math.max(0, incumbent - xi - (mean + std * z));
      sum += gain * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) * 16 / steps;
    }
    const { value } = ACQUISITIONS.ei(mean, std, context);
    // The midpoint rule meets the kink of max(0, .) with an error of about step^2.
    assert.ok(Math.abs(value - sum) < 1e-6, `${value} instead of ${sum}`);
  }
});

Deno.test("lcb is kappa std - mean, pi the chance of an improvement, logEi the logarithm of ei", () => {
  assert.equal(ACQUISITIONS.lcb(0.5, 0.1, context).value, 1.96 * 0.1 - 0.5);
  assert.equal(ACQUISITIONS.pi(0.39, 0.2, context).value, 0.5);
  for (const [mean, std] of [[0.2, 0.3], [0.9, 0.2], [1.5, 0.2]] as const) {
    const { value } = ACQUISITIONS.logEi(mean, std, context);
    assert.ok(Math.abs(value - Math.log(ACQUISITIONS.ei(mean, std, context).value)) < 1e-9);
  }
});

Deno.test("logEi still tells hopeless points apart where ei is 0", () => {
  const [near, far] = [10, 20].map((mean) => ({
    ei: ACQUISITIONS.ei(mean, 0.1, context).value,
    logEi: ACQUISITIONS.logEi(mean, 0.1, context),
  }));
  assert.equal(near!.ei, 0);
  assert.equal(far!.ei, 0);
  assert.ok(near!.logEi.value > far!.logEi.value);
  assert.ok(Number.isFinite(far!.logEi.value) && far!.logEi.meanSlope < 0);
});

Deno.test("the acquisitions' slopes agree with finite differences", () => {
  const step = 1e-6;
  fc.assert(fc.property(
    fc.constantFrom(...names),
    fc.double({ min: -1, max: 2, noNaN: true }),
    fc.double({ min: 0.05, max: 2, noNaN: true }),
    (name, mean, std) => {
      const value = (m: number, s: number) => ACQUISITIONS[name](m, s, context).value;
      const { meanSlope, stdSlope } = ACQUISITIONS[name](mean, std, context);
      const meanDifference = (value(mean + step, std) - value(mean - step, std)) / (2 * step);
      const stdDifference = (value(mean, std + step) - value(mean, std - step)) / (2 * step);
      // Relative to the slopes' size, which reaches thousands for logEi in the tail.
      assert.ok(Math.abs(meanSlope - meanDifference) < 1e-5 * (1 + Math.abs(meanSlope)));
      assert.ok(Math.abs(stdSlope - stdDifference) < 1e-5 * (1 + Math.abs(stdSlope)));
    },
  ));
});

Deno.test("without doubt left an acquisition knows only whether the mean improves", () => {
  for (const name of ["ei", "logEi", "pi"] as const) {
    const worse = ACQUISITIONS[name](0.5, 0, context);
    const better = ACQUISITIONS[name](0.3, 0, context);
    assert.ok(better.value > worse.value, name);
    assert.ok([better, worse].every(({ meanSlope }) => Number.isFinite(meanSlope)), name);
  }
});
