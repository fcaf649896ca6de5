/**
 * Stratified splits that equal scikit-learn's index for index, their order included.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { sum } from "d3-array";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { MersenneTwister } from "../random/mersenne_twister.ts";

/** How {@linkcode stratifiedShuffleSplit} divides. */
export interface StratifiedSplitOptions {
  /** The share of the test part in (0, 1), rounded up to whole examples; or their number. */
  readonly testSize: number;
  /** The seed, 0 to 2^32 - 1. */
  readonly randomState: number;
}

/**
 * Divides examples at random into two parts with the same share of each class: the first split of
 * scikit-learn 1.9's `StratifiedShuffleSplit(test_size=testSize, random_state=randomState)`.
 *
 * @param labels The class of each example: all numbers or all texts. Their ascending order decides,
 * as in scikit-learn, which example lands where.
 * @param options Size of the test part and seed.
 * @returns Indices into `labels`: every example is in exactly one part.
 * @throws {RangeError} If a part gets fewer examples than there are classes, a class has one example
 * only, or an option is out of range.
 *
 * @example
 * ```ts
 * import { stratifiedShuffleSplit } from "lib/dataset/mod.ts";
 * const labels = ["EMU", "EMU", "EMU", "KIWI", "KIWI", "KIWI"];
 * const { train, test } = stratifiedShuffleSplit(labels, { testSize: 2, randomState: 42 });
 * ```
 */
export function stratifiedShuffleSplit(
  labels: ArrayLike<number> | ArrayLike<string>,
  options: StratifiedSplitOptions,
): { train: Int32Array; test: Int32Array } {
  refuseUnknownKeys("split the examples", options, ["testSize", "randomState"]);
  const members = groupByLabel(labels);
  const counts = members.map((indices) => indices.length);
  const testCount = partSize(labels.length, options.testSize);
  const trainCount = labels.length - testCount;
  checkSizes(counts, members.map((indices) => labels[indices[0]!]!), trainCount, testCount);

  const random = new MersenneTwister(options.randomState);
  const trainCounts = approximateMode(counts, trainCount, random);
  const left = counts.map((count, i) => count - trainCounts[i]!);
  const testCounts = approximateMode(left, testCount, random);

  const train: number[][] = [];
  const test: number[][] = [];
  members.forEach((indices, i) => {
    const drawn = Array.from(random.permutation(indices.length), (at) => indices[at]!);
    const testStart = trainCounts[i]!;
    train.push(drawn.slice(0, testStart));
    test.push(drawn.slice(testStart, testStart + testCounts[i]!));
  });
  return {
    train: random.shuffle(Int32Array.from(train.flat())),
    test: random.shuffle(Int32Array.from(test.flat())),
  };
}

/** The positions of each label, ascending; groups in ascending order of their labels. */
function groupByLabel(labels: ArrayLike<number> | ArrayLike<string>): number[][] {
  const groups = new Map<number | string, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const group = groups.get(labels[i]!);
    if (group) group.push(i);
    else groups.set(labels[i]!, [i]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);
}

function partSize(examples: number, testSize: number): number {
  const isCount = Number.isInteger(testSize) && testSize >= 1;
  const size = isCount ? testSize : Math.ceil(testSize * examples);
  if (!(isCount || (testSize > 0 && testSize < 1)) || size >= examples) {
    throw new RangeError(
      cannot("split the examples", `a testSize in (0, 1) or below ${examples}`, testSize),
    );
  }
  return size;
}

function checkSizes(
  counts: readonly number[],
  labels: readonly (string | number)[],
  trainCount: number,
  testCount: number,
): void {
  const alone = counts.indexOf(1);
  if (alone >= 0) {
    throw new RangeError(
      cannot(
        "split the examples",
        "2 examples or more of each class",
        `a class with one, ${labels[alone]}`,
      ),
    );
  }
  if (Math.min(trainCount, testCount) < counts.length) {
    throw new RangeError(
      cannot(
        "split the examples",
        `parts of at least ${counts.length} examples, one a class`,
        `${trainCount} and ${testCount}`,
      ),
    );
  }
}

/**
 * The most likely class counts of `draws` examples drawn without replacement: shares rounded down,
 * then one more for the classes with the largest remainders, ties broken at random (scikit-learn's
 * `_approximate_mode`, with the same arithmetic and draws).
 */
function approximateMode(
  counts: readonly number[],
  draws: number,
  random: MersenneTwister,
): number[] {
  const total = sum(counts);
  const shares = counts.map((count) => count / total * draws);
  const mode = shares.map(Math.floor);
  const remainders = shares.map((share, i) => share - mode[i]!);
  let missing = draws - sum(mode);
  for (const remainder of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (missing <= 0) break;
    const tied = remainders.flatMap((value, i) => value === remainder ? [i] : []);
    const chosen = random.permutation(tied.length).subarray(0, missing);
    for (const at of chosen) mode[tied[at]!]!++;
    missing -= chosen.length;
  }
  return mode;
}
