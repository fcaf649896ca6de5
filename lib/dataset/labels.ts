/**
 * Labels as names, as class indices, as one-hot rows, and counted.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { rollup } from "d3-array";
import { cannot } from "../errors.ts";

/** How many examples a class has. */
export interface ClassCount {
  /** The class. */
  readonly className: string;
  /** Its number of examples; may be 0. */
  readonly count: number;
}

/**
 * Looks up the class index of each label.
 *
 * @param labels Class names, one an example.
 * @param classNames All class names; the position of each is its index.
 * @returns One index an example, 0..classNames.length - 1.
 * @throws {RangeError} If a label is none of the class names.
 */
export function classIndices(
  labels: readonly string[],
  classNames: readonly string[],
): Int32Array {
  const indexOf = new Map(classNames.map((name, index) => [name, index]));
  return Int32Array.from(labels, (label, i) => {
    const index = indexOf.get(label);
    if (index === undefined) {
      throw new RangeError(
        cannot(`find the class of example ${i}`, `one of ${classNames.length} class names`, label),
      );
    }
    return index;
  });
}

/**
 * Turns labels into one-hot rows.
 *
 * @param labels Class names, one an example.
 * @param classNames All class names; the position of each is its column.
 * @returns Shape [labels.length, classNames.length], row after row: 1 at the label's column, else 0.
 * @throws {RangeError} If a label is none of the class names.
 */
export function oneHot(labels: readonly string[], classNames: readonly string[]): Uint8Array {
  const rows = new Uint8Array(labels.length * classNames.length);
  classIndices(labels, classNames).forEach((column, row) => {
    rows[row * classNames.length + column] = 1;
  });
  return rows;
}

/**
 * Counts the examples of each class.
 *
 * @param rows Anything that bears a label.
 * @param classNames The classes to count; a label outside them is an error, not left out.
 * @returns One count a class, in the order of `classNames`, zeros included.
 * @throws {RangeError} If a row's label is none of the class names.
 *
 * @example
 * ```ts
 * import { classDistribution } from "lib/dataset/mod.ts";
 * const rows = [{ label: "EMU" }, { label: "EMU" }];
 * classDistribution(rows, ["BARN OWL", "EMU"]); // BARN OWL 0, EMU 2
 * ```
 */
export function classDistribution(
  rows: readonly { readonly label: string }[],
  classNames: readonly string[],
): ClassCount[] {
  const counts = rollup(rows, (group) => group.length, (row) => row.label);
  classIndices([...counts.keys()], classNames);
  return classNames.map((className) => ({ className, count: counts.get(className) ?? 0 }));
}
