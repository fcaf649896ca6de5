/** The functions of the search's benchmark; the same stand in peers/search.py. */
import {
  categoricalDimension,
  type Dimension,
  realDimension,
  type Settings,
  Space,
} from "lib/search/mod.ts";

/** A function to minimise, with its known minimum. */
export interface TestFunction {
  readonly name: string;
  readonly space: Space;
  readonly minimum: number;
  evaluate(settings: Settings): number;
}

function realFunction(
  name: string,
  bounds: readonly (readonly [number, number])[],
  minimum: number,
  evaluate: (x: readonly number[]) => number,
): TestFunction {
  const dimensions: Record<string, Dimension> = {};
  bounds.forEach(([low, high], i) => dimensions[`x${i}`] = realDimension(low, high) as Dimension);
  return {
    name,
    minimum,
    space: new Space(dimensions),
    evaluate: (settings) => evaluate(Object.values(settings) as number[]),
  };
}

/** Branin-Hoo on its usual rectangle; three minima. */
export const branin: TestFunction = realFunction(
  "branin",
  [[-5, 10], [0, 15]],
  0.39788735772973816,
  ([a, b]) =>
    (b! - 5.1 / (4 * Math.PI ** 2) * a! * a! + 5 / Math.PI * a! - 6) ** 2 +
    10 * (1 - 1 / (8 * Math.PI)) * Math.cos(a!) + 10,
);

const ALPHA = [1, 1.2, 3, 3.2];
const WIDTHS = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const CENTERS = [
  [1312, 1696, 5569, 124, 8283, 5886],
  [2329, 4135, 8307, 3736, 1004, 9991],
  [2348, 1451, 3522, 2883, 3047, 6650],
  [4047, 8828, 8732, 5743, 1091, 381],
];

/** Hartmann's function of six variables; a narrow minimum. */
export const hartmann6: TestFunction = realFunction(
  "hartmann6",
  Array.from({ length: 6 }, () => [0, 1] as const),
  -3.322368011415515,
  (x) =>
    -ALPHA.reduce((sum, alpha, i) => {
      const distance = x.reduce(
        (rest, value, j) => rest + WIDTHS[i]![j]! * (value - 1e-4 * CENTERS[i]![j]!) ** 2,
        0,
      );
      return sum + alpha * Math.exp(-distance);
    }, 0),
);

/** Ackley's function of five variables; many local minima around one. */
export const ackley5: TestFunction = realFunction(
  "ackley5",
  Array.from({ length: 5 }, () => [-10, 15] as const),
  0,
  (x) =>
    -20 * Math.exp(-0.2 * Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / x.length)) -
    Math.exp(x.reduce((sum, v) => sum + Math.cos(2 * Math.PI * v), 0) / x.length) + 20 + Math.E,
);

/** Rosenbrock's valley in four variables; values over six orders of magnitude. */
export const rosenbrock4: TestFunction = realFunction(
  "rosenbrock4",
  Array.from({ length: 4 }, () => [-5, 10] as const),
  0,
  (x) =>
    [0, 1, 2].reduce(
      (sum, i) => sum + 100 * (x[i + 1]! - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2,
      0,
    ),
);

/** A space and a response shaped like the article's search: minus a validation F1. */
export const mixed: TestFunction = {
  name: "mixed",
  minimum: -0.965,
  space: new Space({
    rate: realDimension(1e-5, 1e-3, { scale: "log" }),
    batch: categoricalDimension([8, 16]),
    optimiser: categoricalDimension(["adam", "rmsprop"]),
    decay: realDimension(0.95, 1),
    steps: realDimension(1, 3),
  }) as unknown as Space,
  evaluate(settings) {
    const { rate, batch, optimiser, decay, steps } = settings as Record<string, number>;
    const rmsprop = (optimiser as unknown) === "rmsprop";
    const ideal = -4.35 + (batch === 16 ? 0.15 : 0) - (rmsprop ? 0.5 : 0) +
      4 * (1 - decay!) / steps!;
    const off = Math.log10(rate!) - ideal;
    const score = 0.965 - 0.08 * off * off - (batch === 16 ? 0.003 : 0) - (rmsprop ? 0.004 : 0) -
      0.02 * (decay! - 0.96) ** 2 / 0.0016 * 0.1 - 0.001 * (steps! - 1.4) ** 2;
    return -Math.max(0, score);
  },
};

/** All of them. */
export const FUNCTIONS: readonly TestFunction[] = [branin, hartmann6, ackley5, rosenbrock4, mixed];
