import assert from "node:assert/strict";
import {
  expectedOptimum,
  GaussianProcess,
  type GaussianProcessOptions,
  gpMinimize,
  isHopeless,
  openStudy,
  Optimizer,
  type OptimizerOptions,
  partialDependence,
  posteriorSlice,
  realDimension,
  Space,
  trialPoints,
  trialScores,
} from "lib/search/mod.ts";
import { DEFAULT_SEED } from "lib/random/mod.ts";
import { withTempFolder } from "../_temp.ts";

function line() {
  return new Space({ x: realDimension(0, 1) });
}

type Point = { x: number };

Deno.test("every function of the search refuses an option that it does not know, by its name", async () => {
  const optimizer = new Optimizer(line());
  for (const x of [0.1, 0.5, 0.9]) optimizer.tell({ x }, (x - 0.3) ** 2);
  await withTempFolder(async (folder) => {
    const wrong = { sed: 1, negat: true, colour: "red" };
    const unknown = (name: keyof typeof wrong) => ({ [name]: wrong[name] }) as object;
    const calls: [() => unknown, RegExp][] = [
      [
        () => new Optimizer(line(), unknown("sed")),
        /make an optimizer: .*"sed" \(did you mean seed\?\)$/,
      ],
      [() => openStudy(folder, line(), unknown("sed")), /make an optimizer: .*"sed"/],
      [() => gpMinimize(() => 1, line(), { calls: 1, ...unknown("sed") }), /minimise: .*"sed"/],
      [() => new GaussianProcess(unknown("colour")), /make a Gaussian process: .*"colour"/],
      [
        () => new Optimizer(line(), { model: unknown("colour") }),
        /make a Gaussian process: .*"colour"/,
      ],
      [() => realDimension(0, 1, unknown("colour")), /make a real dimension: .*"colour"/],
      [() => isHopeless([], [], unknown("colour")), /apply the median rule: .*"colour"/],
      [() => trialPoints(optimizer, unknown("negat")), /show the trials: .*did you mean negate\?/],
      [() => trialScores(optimizer, unknown("negat")), /show the trials: .*"negat"/],
      [() => expectedOptimum(optimizer, unknown("negat")), /find the expected optimum: .*"negat"/],
      [() => posteriorSlice(optimizer, "x", unknown("negat")), /posterior along x: .*"negat"/],
      [() => partialDependence(optimizer, "x", unknown("negat")), /settings but x: .*"negat"/],
    ];
    for (const [call, said] of calls) {
      await assert.rejects(async () => await call(), (error) => {
        assert.ok(error instanceof TypeError, String(error));
        assert.match(error.message, said);
        return true;
      });
    }
  });
});

Deno.test("options of the search that are out of range are refused by their names", () => {
  const options: [OptimizerOptions<Point>, RegExp][] = [
    [{ seed: NaN }, /a finite seed, received NaN$/],
    [{ kappa: Infinity }, /kappa and xi of 0 or more/],
    [{ xi: NaN }, /kappa and xi of 0 or more/],
    [{ designPoints: 1.5 }, /designPoints of 0 or more, received 1.5$/],
  ];
  for (const [option, said] of options) {
    assert.throws(() => new Optimizer(line(), option), { name: "RangeError", message: said });
  }
  const models: [GaussianProcessOptions, RegExp][] = [
    [{ starts: 0 }, /starts of 1 or more, received 0$/],
    [{ tolerance: NaN }, /a tolerance of 0 or more, received NaN$/],
    [{ noisePrior: { median: 0, spread: 1 } }, /noisePrior with positive median and spread/],
    [{ lengthScalePrior: { median: 1, spread: NaN } }, /lengthScalePrior with positive median/],
  ];
  for (const [option, said] of models) {
    assert.throws(() => new GaussianProcess(option), { name: "RangeError", message: said });
  }
  const optimizer = new Optimizer(line());
  optimizer.tell({ x: 0.5 }, 1);
  assert.throws(
    () => posteriorSlice(optimizer, "x", { resolution: 1 }),
    /resolution of 2 or more, a whole number, received 1$/,
  );
  assert.throws(
    () => partialDependence(optimizer, "x", { samples: 0 }),
    /samples of 1 or more, a whole number, received 0$/,
  );
});

Deno.test("a search without a seed is the one with the default seed", () => {
  const first = (options: OptimizerOptions<Point>) => new Optimizer(line(), options).ask().settings;
  assert.deepEqual(first({}), first({ seed: DEFAULT_SEED }));
  assert.notDeepEqual(first({}), first({ seed: DEFAULT_SEED + 1 }));
});
