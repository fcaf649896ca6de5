import assert from "node:assert/strict";
import fc from "fast-check";
import { minimizeInBox, type SmoothFunction } from "lib/search/mod.ts";

const rosenbrock: SmoothFunction = (x, gradient) => {
  let value = 0;
  gradient.fill(0);
  for (let i = 0; i + 1 < x.length; i++) {
    const rest = x[i + 1]! - x[i]! ** 2;
    value += 100 * rest ** 2 + (1 - x[i]!) ** 2;
    gradient[i]! -= 400 * rest * x[i]! + 2 * (1 - x[i]!);
    gradient[i + 1]! += 200 * rest;
  }
  return value;
};

Deno.test("minimizeInBox() finds the end of Rosenbrock's valley", () => {
  const { point, value, evaluations } = minimizeInBox(
    rosenbrock,
    [-1.2, 1, -1.2, 1],
    [-5, -5, -5, -5],
    [5, 5, 5, 5],
    { iterations: 200, valueTolerance: 0 },
  );
  assert.ok(value < 1e-10, `${value}`);
  point.forEach((x) => assert.ok(Math.abs(x - 1) < 1e-4, `${point}`));
  assert.ok(evaluations < 200, `${evaluations} evaluations`);
});

Deno.test("minimizeInBox() finds SciPy's L-BFGS-B minimum where a bound is active", () => {
  // minimize(rosen, [-1, -1, -1], jac=rosen_der, method="L-BFGS-B",
  //          bounds=[(-2, 0.5), (-2, 2), (-2, 2)]); SciPy 1.17.1
  const { point, value } = minimizeInBox(rosenbrock, [-1, -1, -1], [-2, -2, -2], [0.5, 2, 2], {
    valueTolerance: 0,
  });
  [0.5, 0.25742574257426654, 0.06626801293986778].forEach((x, i) => {
    assert.ok(Math.abs(point[i]! - x) < 1e-7, `${point}`);
  });
  assert.ok(Math.abs(value - 0.806930693069307) < 1e-12);
});

Deno.test("minimizeInBox() never leaves the box, never ends above its start, and meets the optimality conditions of a convex quadratic", () => {
  const size = 4;
  const numbers = (min: number, max: number) =>
    fc.array(fc.double({ min, max, noNaN: true }), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(numbers(-2, 2), numbers(-3, 3), numbers(0.1, 50), (start, center, weight) => {
      const gradient = new Float64Array(size);
      const quadratic: SmoothFunction = (x, slope) => {
        let value = 0;
        for (let i = 0; i < size; i++) {
          slope[i] = weight[i]! * (x[i]! - center[i]!);
          value += 0.5 * weight[i]! * (x[i]! - center[i]!) ** 2;
        }
        return value;
      };
      const box = { low: Array(size).fill(-1), high: Array(size).fill(1) };
      const { point, value } = minimizeInBox(quadratic, start, box.low, box.high, {
        valueTolerance: 0,
      });
      const from = Float64Array.from(start, (x) => Math.min(1, Math.max(-1, x)));
      assert.ok(value <= quadratic(from, gradient));
      // Its minimum in a box is the center, moved into the box.
      point.forEach((x, i) => {
        const expected = Math.min(1, Math.max(-1, center[i]!));
        assert.ok(x >= -1 && x <= 1 && Math.abs(x - expected) < 1e-4, `${x}, not ${expected}`);
      });
    }),
  );
});

Deno.test("minimizeInBox() steps back from where the function is not defined", () => {
  const logarithm: SmoothFunction = (x, gradient) => {
    gradient[0] = 1 - 1 / x[0]!;
    return x[0]! <= 0 ? NaN : x[0]! - Math.log(x[0]!);
  };
  const { point } = minimizeInBox(logarithm, [5], [-10], [10]);
  assert.ok(Math.abs(point[0]! - 1) < 1e-4, `${point}`);
});

Deno.test("minimizeInBox() keeps a variable whose bounds are equal", () => {
  const { point } = minimizeInBox(rosenbrock, [0, 0.3], [-5, 0.3], [5, 0.3]);
  assert.equal(point[1], 0.3);
  assert.ok(Math.abs(point[0]! ** 2 - 0.3) < 1e-2);
});
