/** The distribution of the range of several means over their standard error: Tukey's q. */
import { normalDensity, normalDistribution } from "../search/normal.ts";
import { logGamma } from "./_student.ts";

/** The range of standard normal values is tabled up to here, in steps of this size. */
const TABLE = { end: 12, step: .02 };
const tables = new Map<number, Float64Array>();

/**
 * The probability that the range of some means is below `q` standard errors, where the standard error
 * is known with so many degrees of degrees; about six digits (Lund and Lund 1983, AS 190).
 */
function studentizedRangeDistribution(q: number, means: number, degrees: number): number {
  // The estimated over the true standard error: its density, up to a constant, is
  // s^(degrees - 1) exp(-degrees s^2 / 2).
  const log = (s: number) => (degrees - 1) * Math.log(s) - degrees * s * s / 2;
  const constant = Math.LN2 + degrees / 2 * Math.log(degrees / 2) - logGamma(degrees / 2);
  const width = 9 / Math.sqrt(2 * degrees);
  const [low, high] = [Math.max(0, 1 - width), 1 + width];
  const steps = 400;
  const step = (high - low) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const s = low + (i + .5) * step;
    sum += Math.exp(constant + log(s)) * rangeDistribution(q * s, means);
  }
  return Math.min(1, sum * step);
}

const quantiles = new Map<string, number>();

/** The `q` below which a share of the distribution lies; each is computed once. */
export function studentizedRangeQuantile(share: number, means: number, degrees: number): number {
  const key = `${share} ${means} ${degrees}`;
  let quantile = quantiles.get(key);
  if (quantile === undefined) quantiles.set(key, quantile = findQuantile(share, means, degrees));
  return quantile;
}

function findQuantile(share: number, means: number, degrees: number): number {
  let [low, high] = [0, 4];
  while (studentizedRangeDistribution(high, means, degrees) < share && high < 1e4) high *= 2;
  for (let halving = 0; halving < 30; halving++) {
    const middle = (low + high) / 2;
    if (studentizedRangeDistribution(middle, means, degrees) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The probability that the range of standard normal values is below `w`. */
function rangeDistribution(w: number, means: number): number {
  let table = tables.get(means);
  if (!table) tables.set(means, table = rangeTable(means));
  const at = w / TABLE.step;
  const left = Math.floor(at);
  if (left + 1 >= table.length) return 1;
  return table[left]! + (at - left) * (table[left + 1]! - table[left]!);
}

/** means x integral of density(z) [distribution(z) - distribution(z - w)]^(means - 1). */
function rangeTable(means: number): Float64Array {
  const step = TABLE.step, from = -8, cells = 1000; // z from -8 to 12 in the same steps as w
  const z = (i: number) => from + i * step;
  const density = Float64Array.from({ length: cells }, (_, i) => normalDensity(z(i)));
  const below = Float64Array.from({ length: cells }, (_, i) => normalDistribution(z(i)));
  return Float64Array.from({ length: TABLE.end / step + 1 }, (_, shift) => {
    let sum = 0;
    for (let i = 0; i < cells; i++) {
      const lower = i >= shift ? below[i - shift]! : 0;
      sum += density[i]! * (below[i]! - lower) ** (means - 1);
    }
    return Math.min(1, means * sum * step);
  });
}
