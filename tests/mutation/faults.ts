/** Faults to plant, one at a time, each with the tests that should see it. */

/** A change of one place in the library that makes it wrong. */
export interface Fault {
  /** What is wrong then. */
  readonly what: string;
  /** The file, below the project. */
  readonly file: string;
  /** The code to replace; stands there exactly once. */
  readonly find: string;
  /** What it becomes. */
  readonly replace: string;
  /** The tests to run: files or folders below `tests/`. */
  readonly tests: readonly string[];
}

/** Written as [what, file, find, replace, tests]. */
const ROWS: readonly (readonly [string, string, string, string, string])[] = [
  // Ground floor
  [
    "NaN beats a number",
    "lib/scores.ts",
    "if (!isScore(candidate)) return false;",
    "",
    "scores_test.ts",
  ],
  [
    "an equal score is better",
    "lib/scores.ts",
    "candidate > incumbent",
    "candidate >= incumbent",
    "scores_test.ts",
  ],
  [
    "-0 loses its sign",
    "lib/disk/exact_json.ts",
    'if (Object.is(value, -0)) return "n-0";',
    "",
    "disk/exact_json_test.ts",
  ],
  [
    "a file is written in its place",
    "lib/disk/files.ts",
    "await Deno.rename(beside, path);",
    "await Deno.copyFile(beside, path);",
    "disk/files_test.ts",
  ],
  [
    "a failed write leaves its file",
    "lib/disk/files.ts",
    "await Deno.remove(beside).catch(() => {});",
    "",
    "disk/files_test.ts",
  ],
  ["a lock lets two in", "lib/disk/lock.ts", "await file.lock(true);", "", "disk/lock_test.ts"],
  [
    "a held folder is not refused",
    "lib/disk/lock.ts",
    "if (!(await file.tryLock(true))) {\n    file.close();",
    "if (false as boolean) {\n    file.close();",
    "disk/lock_test.ts",
  ],
  [
    "a checksum of an archive is not looked at",
    "lib/disk/zip.ts",
    "if (checksum !== entry.crc32)",
    "if (false)",
    "article/unpack_kaggle_test.ts",
  ],
  [
    "a link in an archive is unpacked",
    "lib/disk/zip.ts",
    "if (type !== 0 && type !== 8)",
    "if (false)",
    "article/unpack_kaggle_test.ts",
  ],
  [
    "a part of another file is gone on with",
    "lib/disk/_http.ts",
    "validator !== known.validator",
    "false",
    "disk/download_test.ts",
  ],
  [
    "a password is shown",
    "lib/disk/_http.ts",
    'parsed.password = "";',
    "",
    "disk/download_test.ts",
  ],
  [
    "a stream draws from one name less",
    "lib/random/stream.ts",
    "round < 12",
    "round < 11",
    "random/stream_test.ts",
  ],
  // Images and data
  [
    "a row is resized from its neighbour",
    "lib/image/resize.ts",
    "(row + columns[x]!) * 3",
    "(row + columns[x]! + 1) * 3",
    "image/resize_test.ts",
  ],
  [
    "the box filter is open on the other side",
    "lib/image/_resample.ts",
    "x > -.5 && x <= .5",
    "x >= -.5 && x < .5",
    "image/resize_test.ts",
  ],
  [
    "the bicubic kernel has another a",
    "lib/image/_resample.ts",
    "(((x - 5) * x + 8) * x - 4) * a",
    "(((x - 5) * x + 8) * x - 4) * -a",
    "image/resize_test.ts",
  ],
  [
    "one-hot rows are columns",
    "lib/dataset/labels.ts",
    "rows[row * classNames.length + column] = 1;",
    "rows[column * labels.length + row] = 1;",
    "dataset/labels_test.ts",
  ],
  [
    "oversampling stops one short",
    "lib/dataset/oversample.ts",
    "missing > 0",
    "missing > 1",
    "dataset",
  ],
  [
    "fingerprints differ in half their bits",
    "lib/dataset/fingerprint.ts",
    "bitCount(a[0] ^ b[0]) + bitCount(a[1] ^ b[1])",
    "bitCount(a[0] ^ b[0])",
    "dataset",
  ],
  [
    "the article's second split is of the labels as they are",
    "lib/article/split.ts",
    ".map((index) => -index)",
    "",
    "dataset/split_test.ts",
  ],
  [
    "a step of a chain is taken when it should not",
    "lib/augment/chain.ts",
    "if (stream.next() >= probability) continue;",
    "if (stream.next() < probability) continue;",
    "article/augmentation_test.ts",
  ],
  [
    "gamma 1 counts as any",
    "lib/augment/colour.ts",
    "if (gamma !== 1)",
    "if (gamma === 1)",
    "augment/imgaug_test.ts",
  ],
  [
    "every epoch has one order",
    "lib/input/order.ts",
    '"order", options.epoch',
    '"order"',
    "input/batches_test.ts",
  ],
  // Model
  [
    "a variance is not shifted",
    "lib/model/weights/pytorch_names.ts",
    "varianceShift: 1e-5 - 1.001e-5",
    "varianceShift: 1e-2",
    "model/weights/load_test.ts",
  ],
  [
    "kernels are read transposed",
    "lib/model/weights/pytorch_names.ts",
    "axes === 4 ? [2, 3, 1, 0]",
    "axes === 4 ? [3, 2, 1, 0]",
    "model/weights/load_test.ts",
  ],
  [
    "a tensor beyond its file is read",
    "lib/model/weights/safetensors.ts",
    " || start + to > bytes.length",
    "",
    "model/weights/safetensors_test.ts",
  ],
  [
    "a missing weight is no fault",
    "lib/model/weights/assign.ts",
    "if (faults.length > 0) {",
    "if (faults.length > 9999) {",
    "model/weights/load_test.ts",
  ],
  // Training
  [
    "the area under the curve forgets half a step",
    "lib/train/_auc.ts",
    "truePositives + found / 2",
    "truePositives",
    "train/metrics_test.ts",
  ],
  [
    "the learning rate falls a step late",
    "lib/train/schedule.ts",
    "Math.floor(step / decaySteps)",
    "Math.floor((step - 1) / decaySteps)",
    "train",
  ],
  [
    "Adam is not corrected for its start",
    "lib/train/gradient_optimizer.ts",
    "/ (1 - beta1 ** this.#steps)",
    "",
    "train/gradient_optimizer_test.ts",
  ],
  [
    "a damaged checkpoint is taken",
    "lib/train/checkpoint.ts",
    "if (hash.some((byte, i) => bytes[bodyLength + i] !== byte)) {",
    "if (false as boolean) {",
    "train/checkpoint_test.ts",
  ],
  // Classifier
  [
    "a p-value forgets the sign",
    "lib/classifier/compare.ts",
    "Math.abs(chance) >= Math.abs(difference)",
    "chance >= Math.abs(difference)",
    "classifier/compare_test.ts",
  ],
  [
    "the rule asks the interval alone",
    "lib/classifier/compare.ts",
    "pValue < 1 - level && ",
    "",
    "classifier/compare_test.ts",
  ],
  [
    "a confusion is told the other way round",
    "lib/classifier/confused.ts",
    "actual * classes + answer",
    "answer * classes + answer",
    "classifier/confused_test.ts",
  ],
  [
    "changed weights of a bundle are taken",
    "lib/classifier/bundle.ts",
    " || sha256Of(bytes) !== weights.sha256",
    "",
    "classifier/bundle_test.ts",
  ],
  [
    "the least likely class comes first",
    "lib/classifier/classifier.ts",
    "probabilities[b]! - probabilities[a]!",
    "probabilities[a]! - probabilities[b]!",
    "classifier/bundle_test.ts",
  ],
  // Search
  [
    "the bound looks where it is high",
    "lib/search/acquisition.ts",
    "kappa * std - mean",
    "kappa * std + mean",
    "search/acquisition_test.ts",
  ],
  [
    "Matérn 5/2 lacks a third",
    "lib/search/covariance.ts",
    "return (1 + r + 5 / 3 * s) * Math.exp(-r);",
    "return (1 + r + s) * Math.exp(-r);",
    "search/gaussian_process_test.ts",
  ],
  [
    "the normal distribution is that of -z",
    "lib/search/normal.ts",
    "return z < 0 ? upper : 1 - upper;",
    "return z > 0 ? upper : 1 - upper;",
    "search/normal_test.ts",
  ],
  [
    "a trial is stopped while it warms up",
    "lib/search/median_rule.ts",
    "if (steps <= warmupSteps) return false;",
    "",
    "search/run_study_test.ts",
  ],
  // Notebook
  [
    "a skipped cell does not show",
    "lib/notebook/fresh.ts",
    "else if (cell.execution_count !== expected) {",
    "else if (cell.execution_count < expected) {",
    "notebook/cells_test.ts",
  ],
  [
    "1e400 becomes Infinity",
    "lib/notebook/parameters.ts",
    "if (!Number.isFinite(value)) return",
    "if (false as boolean) return",
    "notebook/format_test.ts",
  ],
];

/** All faults. */
export const FAULTS: readonly Fault[] = ROWS.map(([what, file, find, replace, tests]) => ({
  what,
  file,
  find,
  replace,
  tests: [`tests/${tests}`],
}));
