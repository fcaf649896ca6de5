/**
 * The search space: named dimensions, and the way from settings to the model's columns and back.
 *
 * @module
 */
import { stringifyExact } from "../disk/exact_json.ts";
import { cannot, describe } from "../errors.ts";
import type { RandomStream } from "../random/stream.ts";
import type { Dimension, SettingValue } from "./dimension.ts";

/** One point of a space: a value for each named dimension. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** The settings that a space describes. */
export type SettingsOf<S> = S extends Space<infer Point> ? Point : never;

/**
 * A search space.
 *
 * @example
 * ```ts
 * import { categoricalDimension, realDimension, Space } from "lib/search/mod.ts";
 * const space = new Space({
 *   learningRate: realDimension(1e-5, 1e-3, { scale: "log" }),
 *   batchSize: categoricalDimension([8, 16]),
 * });
 * space.encode({ learningRate: 1e-4, batchSize: 16 }); // Float64Array [0.5, 1]
 * ```
 */
export class Space<Point extends Settings = Settings> {
  /** The dimensions' names, in order. */
  readonly names: readonly (keyof Point & string)[];
  /** The dimensions, in the order of their names. */
  readonly dimensions: readonly Dimension[];
  /** The model's first column of each dimension. */
  readonly offsets: readonly number[];
  /** How many columns the model sees, all in [0, 1]. */
  readonly columns: number;
  /** How many different points there are; infinity if any dimension is real. */
  readonly count: number;

  /**
   * Makes a space.
   *
   * @param dimensions The dimensions by name.
   * @throws {RangeError} If there is none.
   */
  constructor(dimensions: { readonly [Name in keyof Point]: Dimension<Point[Name]> }) {
    this.names = Object.keys(dimensions);
    if (this.names.length === 0) {
      throw new RangeError(cannot("make a search space", "at least one dimension", "none"));
    }
    this.dimensions = this.names.map((name) => dimensions[name] as unknown as Dimension);
    const offsets: number[] = [];
    let columns = 0;
    for (const dimension of this.dimensions) {
      offsets.push(columns);
      columns += dimension.columns;
    }
    this.offsets = offsets;
    this.columns = columns;
    this.count = this.dimensions.reduce((product, { count }) => product * count, 1);
  }

  /** The dimension of a name. */
  dimension(name: keyof Point & string): Dimension {
    const index = this.names.indexOf(name);
    if (index < 0) {
      throw new RangeError(cannot("find the dimension", `one of ${this.names.join(", ")}`, name));
    }
    return this.dimensions[index]!;
  }

  /**
   * Checks that settings are a point of this space.
   *
   * @returns The settings themselves.
   * @throws {TypeError} If a name is missing or unknown.
   * @throws {RangeError} If a value is outside its dimension.
   */
  check(settings: unknown): Point {
    const doing = "use the settings";
    if (typeof settings !== "object" || settings === null) {
      throw new TypeError(cannot(doing, "an object of named values", settings));
    }
    const values = settings as Record<string, unknown>;
    const unknown = Object.keys(values).find((name) => !this.names.includes(name));
    if (unknown !== undefined) {
      throw new TypeError(cannot(doing, `only ${this.names.join(", ")}`, `"${unknown}"`));
    }
    this.names.forEach((name, i) => {
      const rule = this.dimensions[i]!.broken(values[name]);
      if (rule === undefined) return;
      const Kind = values[name] === undefined ? TypeError : RangeError;
      throw new Kind(cannot(`use the settings, ${name}`, rule, describe(values[name])));
    });
    return values as Settings as Point;
  }

  /** The model's columns of some settings, `[columns]`, each in [0, 1]. */
  encode(settings: Point): Float64Array {
    const row = new Float64Array(this.columns);
    this.dimensions.forEach((dimension, i) => {
      dimension.encodeInto(settings[this.names[i]!]!, row, this.offsets[i]!);
    });
    return row;
  }

  /** The settings nearest to some columns; the inverse of {@linkcode encode}. */
  decode(row: ArrayLike<number>): Point {
    return this.#point((dimension, i) => dimension.decode(row, this.offsets[i]!));
  }

  /** Settings drawn at random, each stretch of each dimension equally likely. */
  sample(stream: RandomStream): Point {
    return this.#point((dimension) => dimension.quantile(stream.next()));
  }

  /**
   * A Latin hypercube: every dimension is cut into `count` equal stretches, and each is met once.
   * Of several such designs the one whose closest points are farthest apart is taken.
   *
   * @param count How many points.
   * @param stream Where chance comes from.
   * @returns The points; in a finite space some may be equal.
   */
  design(count: number, stream: RandomStream): Point[] {
    let best: Point[] = [];
    let widest = -1;
    for (let attempt = 0; attempt < 32; attempt++) {
      const strata = this.dimensions.map(() =>
        stream.shuffle(Float64Array.from({ length: count }, (_, i) => i))
      );
      const points = Array.from(
        { length: count },
        (_, k) =>
          this.#point((dimension, i) =>
            dimension.quantile((strata[i]![k]! + stream.next()) / count)
          ),
      );
      const gap = closest(points.map((point) => this.encode(point)));
      if (gap > widest) [best, widest] = [points, gap];
    }
    return best;
  }

  /** A text that is equal for equal settings, and for reals that differ by rounding alone. */
  key(settings: Point): string {
    return this.names.map((name, i) => {
      const value = settings[name]!;
      if (this.dimensions[i]!.kind !== "real") return stringifyExact(value);
      const row = new Float64Array(1);
      this.dimensions[i]!.encodeInto(value, row, 0);
      return row[0]!.toFixed(9);
    }).join("|");
  }

  /** All points of a finite space, in order. */
  *points(): Generator<Point> {
    if (this.count === Infinity) {
      throw new RangeError(cannot("list all points", "a space without real dimensions", this));
    }
    for (let index = 0; index < this.count; index++) {
      let rest = index;
      yield this.#point(({ count, quantile }) => {
        const at = rest % count;
        rest = Math.floor(rest / count);
        return quantile((at + 0.5) / count);
      });
    }
  }

  /** A description that tells two different spaces apart. */
  toJSON(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.names.map((name, i) => [name, this.dimensions[i]!.toJSON()]));
  }

  #point(valueOf: (dimension: Dimension, index: number) => SettingValue): Point {
    return Object.fromEntries(
      this.dimensions.map((dimension, i) => [this.names[i]!, valueOf(dimension, i)]),
    ) as Point;
  }
}

/** The smallest squared distance between two of the rows. */
function closest(rows: readonly Float64Array[]): number {
  let smallest = Infinity;
  for (let i = 1; i < rows.length; i++) {
    for (let j = 0; j < i; j++) {
      let distance = 0;
      for (let d = 0; d < rows[i]!.length; d++) distance += (rows[i]![d]! - rows[j]![d]!) ** 2;
      smallest = Math.min(smallest, distance);
    }
  }
  return smallest;
}
