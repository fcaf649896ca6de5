/** The rule by which the golden files' weights and images are made, as in make_golden.py. */
import type { tf } from "lib/engine/tf.ts";

/** Norm of a tensor, and its dot product with the rule's numbers made -1..1. */
export type Summary = readonly [norm: number, dot: number];

/** What the reference implementation gave in one mode. */
export interface GoldenMode {
  readonly headScale: number;
  readonly outputs: readonly number[];
  readonly loss: number;
  readonly gradients: Readonly<Record<string, Summary>>;
  readonly moving?: Readonly<Record<string, Summary>>;
}

/** One file of fixtures/model/golden. */
export interface Golden {
  readonly imageSize: number;
  readonly batch: number;
  readonly classes: number;
  /** Probabilities for images of 0..1 straight into the network. */
  readonly article: readonly number[];
  readonly inference: GoldenMode;
  readonly training: GoldenMode;
}

/** Reads a backbone's golden file. */
export function readGolden(name: string): Golden {
  const path = new URL(`../fixtures/model/golden/${name}.json`, import.meta.url);
  return JSON.parse(Deno.readTextFileSync(path));
}

const period = 65521;

/** A 32-bit hash of each index, as numbers in [0, 1). */
const table = Float64Array.from({ length: period }, (_, index) => {
  let x = Math.imul(index, 2654435761);
  x = Math.imul(x ^ x >>> 16, 0x45d9f3b);
  x = Math.imul(x ^ x >>> 16, 0x45d9f3b);
  return ((x ^ x >>> 16) >>> 0) / 2 ** 32;
});

/** Where in the table a name's numbers begin: FNV-1a of the name. */
function startOf(name: string): number {
  let start = 2166136261;
  for (const byte of new TextEncoder().encode(name)) start = Math.imul(start ^ byte, 16777619);
  return (start >>> 0) % period;
}

/** Numbers in [0, 1): the table, again and again, from a place that depends on the name. */
export function ruleValues(name: string, count: number): Float64Array {
  const start = startOf(name);
  const values = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    values[index] = table[(start + index) % period] as number;
  }
  return values;
}

/** The values of a weight, by its last name. */
export function ruleWeight(name: string, shape: readonly number[]): Float32Array<ArrayBuffer> {
  const values = ruleValues(name, shape.reduce((all, length) => all * length, 1));
  const kind = name.split("/").at(-1) as string;
  if (kind === "beta") {
    return new Float32Array(values.map((u) => (u < .5 ? -3 : 3) + .4 * (u - .5)));
  }
  let [low, high] = ranges.get(kind) ?? [-.2, .2];
  if (kind.includes("kernel")) {
    const inputs = kind === "depthwise_kernel" ? shape.slice(0, 2) : shape.slice(0, -1);
    high = Math.sqrt(3 / inputs.reduce((all, length) => all * length, 1));
    low = -high;
  }
  for (let index = 0; index < values.length; index++) {
    values[index] = low + (high - low) * (values[index] as number);
  }
  return new Float32Array(values);
}

const ranges = new Map<string, [low: number, high: number]>([
  ["gamma", [.4, .8]],
  ["moving_variance", [.6, 1.6]],
  ["variance", [.2, .4]],
  ["mean", [.3, .6]],
  ["count", [0, 0]],
]);

/** The name of a weight in Keras: layer and weight, without what makes it unique here. */
export function weightName(layer: tf.layers.Layer, weight: tf.LayerVariable): string {
  return `${layer.name}/${weight.originalName.split("/").at(-1)}`;
}

/** A tensor's summary, to be compared with the reference's. */
export function summary(name: string, values: ArrayLike<number>): Summary {
  const start = startOf(`pattern/${name}`);
  let squares = 0;
  let dot = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    squares += value * value;
    dot += value * (2 * (table[(start + index) % period] as number) - 1);
  }
  return [Math.sqrt(squares), dot];
}
