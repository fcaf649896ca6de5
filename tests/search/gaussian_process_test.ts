import assert from "node:assert/strict";
import { type CovarianceName, COVARIANCES, GaussianProcess } from "lib/search/mod.ts";
import { Likelihood } from "lib/search/_likelihood.ts";

interface Golden {
  readonly scikitLearn: string;
  readonly cases: readonly {
    readonly covariance: CovarianceName;
    readonly points: number[][];
    readonly targets: number[];
    readonly amplitude: number;
    readonly lengthScales: number[];
    readonly noiseVariance: number;
    readonly query: number[][];
    readonly mean: number[];
    readonly variance: number[];
    readonly logMarginalLikelihood: number;
    readonly gradient: number[];
  }[];
  readonly optima: readonly {
    readonly covariance: CovarianceName;
    readonly points: number[][];
    readonly targets: number[];
    readonly logMarginalLikelihood: number;
  }[];
}

const golden: Golden = JSON.parse(
  await Deno.readTextFile(new URL("../fixtures/search/gaussian_process.json", import.meta.url)),
);

function close(actual: number, expected: number, tolerance: number, what: string): void {
  const allowed = tolerance * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= allowed, `${what}: ${actual} instead of ${expected}`);
}

/** Targets of mean 0 and variance 1. */
function normalized(targets: readonly number[]): Float64Array {
  const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length;
  const variance = targets.reduce((sum, y) => sum + (y - mean) ** 2, 0) / targets.length;
  return Float64Array.from(targets, (y) => (y - mean) / Math.sqrt(variance));
}

for (const example of golden.cases) {
  const { covariance, points, targets } = example;
  const name = `${covariance}, ${points.length} points`;

  Deno.test(`GaussianProcess predicts as scikit-learn's GaussianProcessRegressor (${name})`, () => {
    const process = new GaussianProcess({ covariance }).fit(points, targets, example);
    const { mean, std } = process.predict(example.query);
    // Both solve the same well-conditioned system in double precision.
    mean.forEach((value, i) => close(value, example.mean[i]!, 1e-10, `mean ${i}`));
    std.forEach((value, i) => close(value ** 2, example.variance[i]!, 1e-8, `variance ${i}`));
    close(process.logMarginalLikelihood, example.logMarginalLikelihood, 1e-10, "likelihood");
  });

  Deno.test(`the gradient of the marginal likelihood is scikit-learn's (${name})`, () => {
    const flat = Float64Array.from(points.flat());
    const likelihood = new Likelihood(COVARIANCES[covariance], flat, normalized(targets));
    const gradient = new Float64Array(example.gradient.length);
    const parameters = [example.amplitude, ...example.lengthScales, example.noiseVariance];
    likelihood.withGradient(Float64Array.from(parameters, Math.log), gradient);
    gradient.forEach((value, i) => close(value, example.gradient[i]!, 1e-8, `slope ${i}`));
  });
}

for (const { covariance, points, targets, logMarginalLikelihood } of golden.optima) {
  Deno.test(`fit() reaches or beats scikit-learn's optimum of the likelihood (${covariance})`, () => {
    const process = new GaussianProcess({ covariance, starts: 6 }).fit(points, targets);
    // scikit-learn stops when the gradient is below 1e-5; so much may be missing here too.
    assert.ok(
      process.logMarginalLikelihood > logMarginalLikelihood - 1e-4,
      `${process.logMarginalLikelihood} against ${logMarginalLikelihood}`,
    );
  });
}

Deno.test("one observation gives the textbook posterior", () => {
  const process = new GaussianProcess({ covariance: "rbf", normalizeTargets: false });
  process.fit([[0]], [2], { amplitude: 1.5, lengthScales: [0.7], noiseVariance: 0.5 });
  const { mean, std } = process.predict([[0.3]]);
  const k = 1.5 * Math.exp(-0.5 * (0.3 / 0.7) ** 2);
  close(mean[0]!, k / 2 * 2, 1e-14, "mean");
  close(std[0]! ** 2, 1.5 - k * k / 2, 1e-14, "variance");
});

Deno.test("without noise the posterior passes through the data, with no doubt left", () => {
  const points = [[0.1, 0.2], [0.5, 0.9], [0.8, 0.3], [0.2, 0.7]];
  const targets = [3, -1, 4, 1];
  const process = new GaussianProcess();
  process.fit(points, targets, { amplitude: 1, lengthScales: [0.4, 0.4], noiseVariance: 0 });
  const { mean, std } = process.predict(points);
  mean.forEach((value, i) => close(value, targets[i]!, 1e-12, "mean"));
  std.forEach((value) => close(value, 0, 1e-6, "std"));
});

Deno.test("far from all data the posterior is the prior", () => {
  const process = new GaussianProcess({ covariance: "rbf", normalizeTargets: false });
  process.fit([[0], [1]], [5, 7], { amplitude: 4, lengthScales: [0.5], noiseVariance: 0.01 });
  const { mean, std } = process.predict([[100]]);
  close(mean[0]!, 0, 1e-12, "mean");
  close(std[0]!, 2, 1e-12, "std");
});

for (const covariance of Object.keys(COVARIANCES) as CovarianceName[]) {
  Deno.test(`the posterior's gradients agree with finite differences (${covariance})`, () => {
    const { points, targets } = golden.optima[2]!;
    const process = new GaussianProcess({ covariance });
    process.fit(points, targets, {
      amplitude: 1.2,
      lengthScales: [0.3, 0.5, 0.9, 2],
      noiseVariance: 1e-4,
    });
    const at = [0.31, 0.62, 0.17, 0.88];
    const { mean, std, meanGradient, stdGradient } = process.predictGradient(at);
    const same = process.predict([at]);
    assert.equal(mean, same.mean[0]);
    assert.equal(std, same.std[0]);
    const step = 1e-5;
    at.forEach((_, d) => {
      const moved = [1, -1].map((sign) => at.map((x, i) => i === d ? x + sign * step : x));
      const { mean: m, std: s } = process.predict(moved);
      // Central differences: an error of step^2 times the third derivative, and rounding.
      close(meanGradient[d]!, (m[0]! - m[1]!) / (2 * step), 1e-6, `mean, dimension ${d}`);
      close(stdGradient[d]!, (s[0]! - s[1]!) / (2 * step), 1e-6, `std, dimension ${d}`);
    });
  });
}

Deno.test("fit() survives points that lie on each other, by a jitter", () => {
  const points = Array.from({ length: 20 }, (_, i) => [i < 10 ? 0.5 : 0.5 + 1e-9 * i]);
  const targets = points.map((_, i) => i % 3);
  const process = new GaussianProcess({ covariance: "rbf" });
  process.fit(points, targets, { amplitude: 1, lengthScales: [1], noiseVariance: 0 });
  assert.ok(process.jitter > 0);
  assert.ok(process.predict([[0.7]]).mean.every(Number.isFinite));
});

Deno.test("fit() copes with targets that are all equal", () => {
  const process = new GaussianProcess().fit([[0], [0.5], [1]], [-0.9, -0.9, -0.9]);
  close(process.predict([[0.3]]).mean[0]!, -0.9, 1e-12, "mean");
});

Deno.test("bad data is refused in words", () => {
  const process = new GaussianProcess();
  assert.throws(() => process.predict([[0]]), /expected a call of fit\(\) before/);
  assert.throws(() => process.fit([], []), RangeError);
  assert.throws(() => process.fit([[0]], [1, 2]), /one target a point, 1, received 2 targets/);
  assert.throws(() => process.fit([[0], [1, 2]], [1, 2]), /points of 1 coordinates, received 2/);
  assert.throws(() => process.fit([[0], [1]], [1, NaN]), /finite targets \(number 1\)/);
  assert.throws(() => process.fit([[0], [Infinity]], [1, 2]), /finite coordinates \(point 1\)/);
  assert.throws(() => new GaussianProcess({ noiseBounds: [0, 1] }), /noiseBounds with 0 < low/);
  assert.throws(
    () => new GaussianProcess({ covariance: "cubic" as CovarianceName }),
    /one of matern12, matern32, matern52, rbf, received cubic/,
  );
});
