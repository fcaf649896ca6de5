/**
 * Two runs of one notebook side by side: what differs, in words.
 *
 * Numbers may differ by a tolerance, since sums in another order round differently; durations are
 * not compared at all. Of a cell tagged `timing`, whose outputs are measured anew in each run, only
 * the kind of each output is compared.
 *
 * @module
 */
import { isDeepStrictEqual } from "node:util";
import { isOutput } from "./_schema.ts";
import { isRunnable, tagsOf, textOf } from "./format.ts";
import { PLOTLY_TYPE } from "./_media_types.ts";
import type { CodeCell, MimeBundle, Notebook, Output } from "./types.ts";

/** How to compare. */
export interface CompareOptions {
  /** Numbers are the same if they differ by at most this part of the larger. Default: 0.001. */
  readonly tolerance?: number;
}

/** Tag of a cell whose outputs are measured times, and drawings of them. */
const TIMING_TAG = "timing";

/** Grey levels by which pictures may differ on average: fonts and rounding, not content. */
const PICTURE_TOLERANCE = 2;

/**
 * Compares the outputs of two runs.
 *
 * @param before The run that is kept.
 * @param after The new run.
 * @param options The tolerance.
 * @returns One sentence for each output that differs; none if all are the same.
 */
export async function compareNotebooks(
  before: Notebook,
  after: Notebook,
  options: CompareOptions = {},
): Promise<string[]> {
  const tolerance = options.tolerance ?? 0.001;
  const cells = (notebook: Notebook) =>
    notebook.cells.flatMap((cell, index) => isRunnable(cell) ? [{ cell, number: index + 1 }] : []);
  const [old, fresh] = [cells(before), cells(after)];
  if (old.length !== fresh.length) {
    return [`${old.length} code cells became ${fresh.length}`];
  }
  const differences: string[] = [];
  for (const [index, { cell, number }] of old.entries()) {
    for (const difference of await compareCells(cell, fresh[index]!.cell, tolerance)) {
      differences.push(`cell ${number}${difference}`);
    }
  }
  return differences;
}

async function compareCells(
  before: CodeCell,
  after: CodeCell,
  tolerance: number,
): Promise<string[]> {
  const [old, fresh] = [before.outputs, after.outputs];
  if (old.length !== fresh.length) {
    const count = (outputs: readonly Output[]) =>
      outputs.length === 1 ? "1 output" : `${outputs.length} outputs`;
    return [` had ${count(old)} and now has ${count(fresh)}`];
  }
  const measured = tagsOf(after).includes(TIMING_TAG);
  const differences: string[] = [];
  for (const [index, output] of old.entries()) {
    const difference = !isOutput(output) || !isOutput(fresh[index])
      ? compareOddities(output, fresh[index])
      : measured
      ? compareKinds(output, fresh[index]!)
      : await compareOutputs(output, fresh[index]!, tolerance);
    if (difference !== undefined) differences.push(`, output ${index + 1}: ${difference}`);
  }
  return differences;
}

async function compareOutputs(
  before: Output,
  after: Output,
  tolerance: number,
): Promise<string | undefined> {
  if (before.output_type !== after.output_type) {
    return `${before.output_type} became ${after.output_type}`;
  }
  if ("data" in before && "data" in after) {
    return await compareBundles(before.data, after.data, tolerance);
  }
  return compareText(plainOf(before), plainOf(after), tolerance);
}

/** Where one of the two is no output at all. */
function compareOddities(before: unknown, after: unknown): string | undefined {
  if (isDeepStrictEqual(before, after)) return undefined;
  const [old, fresh] = [before, after].map((it) =>
    isOutput(it) ? it.output_type : "what is no output"
  );
  return `${old} became ${old === fresh ? "another such thing" : fresh}`;
}

/** What remains the same if all numbers change: media types, and the traces of a figure. */
function compareKinds(before: Output, after: Output): string | undefined {
  const [old, fresh] = [kindOf(before), kindOf(after)];
  return old === fresh ? undefined : `${old} became ${fresh}`;
}

function kindOf(output: Output): string {
  if (!("data" in output)) return output.output_type;
  const figure = output.data[PLOTLY_TYPE] as { data?: { name?: string; type?: string }[] };
  const traces = figure?.data?.map(({ name, type }) => name ?? type ?? "trace");
  return traces === undefined
    ? Object.keys(output.data).sort().join(", ")
    : `a figure of ${traces.join(", ") || "nothing"}`;
}

function plainOf(output: Output): string {
  if (output.output_type === "stream") return textOf(output.text);
  return output.output_type === "error" ? `${output.ename}: ${output.evalue}` : "";
}

async function compareBundles(
  before: MimeBundle,
  after: MimeBundle,
  tolerance: number,
): Promise<string | undefined> {
  const types = (bundle: MimeBundle) => Object.keys(bundle).sort().join(", ");
  if (types(before) !== types(after)) return `${types(before)} became ${types(after)}`;
  if (before[PLOTLY_TYPE] !== undefined) {
    return compareValues(before[PLOTLY_TYPE], after[PLOTLY_TYPE], tolerance, "the figure");
  }
  for (const [type, value] of Object.entries(before)) {
    const difference = type.startsWith("image/") && type !== "image/svg+xml"
      ? await comparePictures(textOf(value), textOf(after[type]))
      : typeof value === "object" && !Array.isArray(value)
      ? compareValues(value, after[type], tolerance, type)
      : compareText(textOf(value), textOf(after[type]), tolerance);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Numbers as printed, with signs, thousands' commas and exponents. */
const NUMBER = /(?<![\w.])[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+|\d)(?:e[-+]?\d+)?(?![\w])/gi;
const DURATION = /\b\d+(?:\.\d+)?\s?(?:ms|s|min|h)\b(?:\s\d+\s(?:s|min)\b)?/g;

/**
 * Compares two texts, their numbers by value and all else by letter.
 *
 * @param before The text that is kept.
 * @param after The new text.
 * @param tolerance The part of the larger by which numbers may differ.
 * @returns The first difference in words, or nothing.
 */
export function compareText(before: string, after: string, tolerance: number): string | undefined {
  if (before === after) return undefined;
  const [old, fresh] = [before, after].map((text) => text.split("\n")) as [string[], string[]];
  let first: string | undefined;
  let count = 0;
  for (let line = 0; line < Math.max(old.length, fresh.length); line++) {
    if (sameLine(old[line], fresh[line], tolerance)) continue;
    count += 1;
    first ??= `line ${line + 1}: ${quoted(old[line])} became ${quoted(fresh[line])}`;
  }
  if (first === undefined) return undefined;
  return count === 1 ? first : `${first} (and ${count - 1} more line${count === 2 ? "" : "s"})`;
}

function sameLine(before: string | undefined, after: string | undefined, tolerance: number) {
  if (before === undefined || after === undefined) return before === after;
  const timeless = [before, after].map((text) => text.replaceAll(DURATION, "(time)"));
  const [old, fresh] = timeless.map((text) => ({
    words: text.replaceAll(NUMBER, "#").replaceAll(/\s+/g, " ").trim(),
    numbers: (text.match(NUMBER) ?? []).map((number) =>
      Number(number.replaceAll(",", "").replace("−", "-"))
    ),
  })) as [{ words: string; numbers: number[] }, { words: string; numbers: number[] }];
  return old.words === fresh.words &&
    old.numbers.every((number, index) => near(number, fresh.numbers[index]!, tolerance));
}

function near(before: number, after: number, tolerance: number): boolean {
  return before === after || Number.isNaN(before) && Number.isNaN(after) ||
    Math.abs(before - after) <= tolerance * Math.max(Math.abs(before), Math.abs(after)) + 1e-12;
}

function quoted(line: string | undefined): string {
  if (line === undefined) return "nothing";
  const short = line.trim().length > 90 ? `${line.trim().slice(0, 87)}...` : line.trim();
  return JSON.stringify(short);
}

function compareValues(
  before: unknown,
  after: unknown,
  tolerance: number,
  path: string,
): string | undefined {
  if (typeof before === "number" && typeof after === "number") {
    return near(before, after, tolerance) ? undefined : `${path}: ${before} became ${after}`;
  }
  if (typeof before === "string" && typeof after === "string") {
    const difference = compareText(before, after, tolerance);
    return difference === undefined ? undefined : `${path}: ${difference.replace(/^line 1: /, "")}`;
  }
  if (typeof before !== "object" || typeof after !== "object" || !before || !after) {
    if (before === after) return undefined;
    return `${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`;
  }
  const [old, fresh] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  if (Array.isArray(before) && Array.isArray(after) && before.length !== after.length) {
    return `${path}: ${before.length} values became ${after.length}`;
  }
  for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    const difference = compareValues(old[key], fresh[key], tolerance, `${path}.${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

async function comparePictures(before: string, after: string): Promise<string | undefined> {
  if (before.trim() === after.trim()) return undefined;
  const { default: sharp } = await import("sharp");
  const decode = (base64: string) =>
    sharp(Uint8Array.fromBase64(base64.replaceAll(/\s/g, ""))).removeAlpha().toColourspace("srgb")
      .raw().toBuffer({ resolveWithObject: true });
  const [old, fresh] = await Promise.all([decode(before), decode(after)]);
  const size = ({ info }: typeof old) => `${info.width} x ${info.height} pixels`;
  if (size(old) !== size(fresh)) return `a picture of ${size(old)} became one of ${size(fresh)}`;
  let sum = 0;
  for (let i = 0; i < old.data.length; i++) sum += Math.abs(old.data[i]! - fresh.data[i]!);
  const mean = sum / old.data.length;
  return mean <= PICTURE_TOLERANCE
    ? undefined
    : `the picture differs by ${mean.toFixed(1)} of 255 levels on average`;
}
