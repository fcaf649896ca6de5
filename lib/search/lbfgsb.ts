/**
 * A limited-memory quasi-Newton minimiser inside a box.
 *
 * The step is L-BFGS's two-loop recursion (Nocedal and Wright, Numerical Optimization, 2nd edition,
 * algorithm 7.4) over the variables that are free to move; a variable on its bound whose gradient
 * points outwards is held (the two-metric projection of Bertsekas, SIAM J. Control and
 * Optimization 20, 1982), and every trial step is projected into the box.
 *
 * @module
 */

/** A smooth function: returns its value and writes its gradient. */
export type SmoothFunction = (point: Float64Array, gradient: Float64Array) => number;

/** What {@linkcode minimizeInBox} can be told. */
export interface BoxMinimizerOptions {
  /** Steps at most; 100 by default. */
  readonly iterations?: number;
  /** Ends when no free component of the gradient is larger; 1e-6 by default. */
  readonly gradientTolerance?: number;
  /** Ends when a step lowers the value by less, relative to its size; 1e-10 by default. */
  readonly valueTolerance?: number;
}

/** Where {@linkcode minimizeInBox} ended. */
export interface BoxMinimum {
  /** The best point found, inside the box. */
  readonly point: Float64Array;
  /** The function's value there. */
  readonly value: number;
  /** How often the function was called. */
  readonly evaluations: number;
}

const MEMORY = 8;
const ARMIJO = 1e-4;

/**
 * Minimises a smooth function inside a box from one starting point.
 *
 * @param smooth The function; may return NaN or infinity where it is not defined: such steps are
 * shortened.
 * @param start Where to begin; moved into the box first, not changed.
 * @param lower Lower bounds.
 * @param upper Upper bounds.
 * @param options When to stop.
 * @returns The point with the lowest value met.
 */
export function minimizeInBox(
  smooth: SmoothFunction,
  start: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  options: BoxMinimizerOptions = {},
): BoxMinimum {
  const { iterations = 100, gradientTolerance = 1e-6, valueTolerance = 1e-10 } = options;
  const size = start.length;
  let point = Float64Array.from({ length: size }, (_, i) => clamp(start[i]!, lower[i]!, upper[i]!));
  let gradient = new Float64Array(size);
  let value = smooth(point, gradient);
  let evaluations = 1;
  const history: CurvaturePair[] = [];
  const free = new Uint8Array(size);
  const direction = new Float64Array(size);
  let next = new Float64Array(size);
  let nextGradient = new Float64Array(size);

  for (let iteration = 0; iteration < iterations && Number.isFinite(value); iteration++) {
    if (markFree(point, gradient, lower, upper, free) <= gradientTolerance) break;
    let slope = descend(gradient, free, history, direction);
    if (!(slope < 0)) {
      history.length = 0;
      slope = descend(gradient, free, history, direction);
    }
    // Without curvature the first step goes a tenth of the way that the gradient's size suggests.
    let step = history.length === 0 ? Math.min(1, 0.1 / Math.sqrt(-slope)) : 1;
    let accepted = false;
    let nextValue = value;
    for (let attempt = 0; attempt < 30; attempt++) {
      let decrease = 0;
      for (let i = 0; i < size; i++) {
        next[i] = clamp(point[i]! + step * direction[i]!, lower[i]!, upper[i]!);
        decrease += gradient[i]! * (next[i]! - point[i]!);
      }
      nextValue = smooth(next, nextGradient);
      evaluations++;
      if (nextValue <= value + ARMIJO * decrease) {
        accepted = true;
        break;
      }
      // The minimum of the parabola through the values and the slope, kept between 0.1 and 0.5.
      const parabola = -0.5 * decrease / (nextValue - value - decrease);
      step *= Number.isFinite(parabola) ? clamp(parabola, 0.1, 0.5) : 0.1;
    }
    if (!accepted) {
      if (history.length === 0) break;
      history.length = 0;
      continue;
    }
    remember(history, point, next, gradient, nextGradient);
    const gain = value - nextValue;
    [point, next] = [next, point];
    [gradient, nextGradient] = [nextGradient, gradient];
    value = nextValue;
    if (gain <= valueTolerance * Math.max(1, Math.abs(value))) break;
  }
  return { point, value, evaluations };
}

interface CurvaturePair {
  readonly step: Float64Array;
  readonly change: Float64Array;
}

/** Marks which variables may move; returns the largest gradient component among them. */
function markFree(
  point: Float64Array,
  gradient: Float64Array,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  free: Uint8Array,
): number {
  let largest = 0;
  for (let i = 0; i < point.length; i++) {
    const held = (point[i]! <= lower[i]! && gradient[i]! > 0) ||
      (point[i]! >= upper[i]! && gradient[i]! < 0);
    free[i] = held ? 0 : 1;
    if (!held) largest = Math.max(largest, Math.abs(gradient[i]!));
  }
  return largest;
}

/** The two-loop recursion over the free variables; returns the slope along the direction. */
function descend(
  gradient: Float64Array,
  free: Uint8Array,
  history: readonly CurvaturePair[],
  direction: Float64Array,
): number {
  for (let i = 0; i < direction.length; i++) direction[i] = free[i] ? -gradient[i]! : 0;
  const weights: number[] = [];
  const curvatures = history.map(({ step, change }) => freeDot(step, change, free));
  for (let k = history.length - 1; k >= 0; k--) {
    if (!(curvatures[k]! > 0)) continue;
    const { step, change } = history[k]!;
    const weight = weights[k] = freeDot(step, direction, free) / curvatures[k]!;
    for (let i = 0; i < direction.length; i++) if (free[i]) direction[i]! -= weight * change[i]!;
  }
  const last = history.length - 1;
  if (last >= 0 && curvatures[last]! > 0) {
    const { change } = history[last]!;
    const scale = curvatures[last]! / freeDot(change, change, free);
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (let k = 0; k < history.length; k++) {
    if (!(curvatures[k]! > 0)) continue;
    const { step, change } = history[k]!;
    const weight = weights[k]! - freeDot(change, direction, free) / curvatures[k]!;
    for (let i = 0; i < direction.length; i++) if (free[i]) direction[i]! += weight * step[i]!;
  }
  return freeDot(direction, gradient, free);
}

function remember(
  history: CurvaturePair[],
  point: Float64Array,
  next: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const step = next.map((value, i) => value - point[i]!);
  const change = nextGradient.map((value, i) => value - gradient[i]!);
  let curvature = 0, length = 0;
  for (let i = 0; i < step.length; i++) {
    curvature += step[i]! * change[i]!;
    length += change[i]! * change[i]!;
  }
  if (!(curvature > 1e-12 * length)) return;
  history.push({ step, change });
  if (history.length > MEMORY) history.shift();
}

function freeDot(a: Float64Array, b: Float64Array, free: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) if (free[i]) sum += a[i]! * b[i]!;
  return sum;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
