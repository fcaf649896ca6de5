/**
 * The data set's two tables: one row an image, and the list of classes.
 *
 * @module
 */
import { parse } from "csv-parse/sync";
import { hasControlCharacters, printable } from "./names.ts";
import { type Split, SPLITS } from "./parts.ts";
import { cannot, messageOf } from "../errors.ts";
import { csvRow } from "../disk/csv.ts";
import { readError, writeFileWhole } from "../disk/files.ts";

/** One image of the data set. */
export interface ImageRow {
  /** Where it lies, relative to the data set's folder, with `/` between the parts. */
  readonly filepath: string;
  /** Its class, exactly as spelled in the data set: a key, never corrected. */
  readonly label: string;
  /** The part of the data set that it was published in. */
  readonly split: Split;
}

/** The header of the published table. */
const COLUMNS = ["filepaths", "labels", "data set"] as const;

/**
 * Reads a table of images: columns `filepaths`, `labels` and `data set` in any order, others are
 * ignored. Paths may use `/` or `\`.
 *
 * @param path The CSV file.
 * @returns The rows in the order of the file.
 * @throws {Error} If the file cannot be read.
 * @throws {SyntaxError} If it is no CSV, lacks a column, or a row holds an unknown split or a path
 * that does not lead to a file in a class folder below the data set's.
 */
export function readTable(path: string): ImageRow[] {
  const { rows, fields } = readColumns(path, COLUMNS);
  return rows.map((row, i) => {
    const [rawPath, label, split] = fields.map((field) => row[field]!) as [string, string, string];
    const filepath = rawPath.replaceAll("\\", "/");
    if (!isInside(filepath)) {
      throw malformed(path, i, "a path below the data set's folder", `"${printable(rawPath)}"`);
    }
    if (label === "") throw malformed(path, i, "a label", "an empty field");
    if (hasControlCharacters(label)) {
      throw malformed(path, i, "a label without control characters", `"${printable(label)}"`);
    }
    if (!isSplit(split)) {
      throw malformed(path, i, `a data set of ${SPLITS.join(", ")}`, `"${split}"`);
    }
    return { filepath, label, split };
  });
}

/**
 * Writes a table of images with the columns of the published one and `/` in its paths. The file is
 * replaced as a whole or not at all.
 *
 * @param path The CSV file; its folder must exist.
 * @param rows What to write, in this order.
 * @throws {Error} If the file cannot be written.
 */
export async function writeTable(path: string, rows: readonly ImageRow[]): Promise<void> {
  const lines = [COLUMNS.join(",")];
  for (const { filepath, label, split } of rows) {
    lines.push(csvRow([filepath, label, split]));
  }
  await writeFileWhole(path, lines.join("\n") + "\n");
}

/**
 * Reads the names of the classes from `class_dict.csv`.
 *
 * @param path The CSV file; columns `class_index` and `class`, others are ignored.
 * @returns The class names; the position of each is its class index.
 * @throws {Error} If the file cannot be read.
 * @throws {SyntaxError} If it is no CSV, lacks a column, its indices do not count 0, 1, 2, ..., or a
 * name comes twice.
 */
export function readClassNames(path: string): string[] {
  const { rows, fields: [indexField, nameField] } = readColumns(path, ["class_index", "class"]);
  const names = new Set<string>();
  rows.forEach((row, i) => {
    const name = row[nameField!]!;
    if (Number(row[indexField!]) !== i) {
      throw malformed(path, i, `class_index ${i}`, `"${row[indexField!]}"`);
    }
    if (hasControlCharacters(name)) {
      throw malformed(path, i, "a class name that can be shown", `"${printable(name)}"`);
    }
    if (name === "" || names.has(name)) throw malformed(path, i, "a new class name", `"${name}"`);
    names.add(name);
  });
  return [...names];
}

/** Whether a file is a table of images: its first line names the columns. Any file may be asked. */
export function isTableOfImages(path: string): boolean {
  try {
    using file = Deno.openSync(path);
    const start = new Uint8Array(4096);
    const count = file.readSync(start) ?? 0;
    const [line = ""] = new TextDecoder().decode(start.subarray(0, count)).split(/\r|\n/);
    const [header = []] = parse(line, { bom: true }) as string[][];
    return COLUMNS.every((column) => header.includes(column));
  } catch {
    return false; // not to be read, or no such table
  }
}

/** All rows below the header, and where in them the wanted columns stand. */
function readColumns(
  path: string,
  columns: readonly string[],
): { rows: string[][]; fields: number[] } {
  let text: string;
  try {
    text = Deno.readTextFileSync(path);
  } catch (error) {
    throw readError(`read table ${path}`, error);
  }
  let header: string[] | undefined;
  let rows: string[][];
  try {
    [header, ...rows] = parse(text, {
      bom: true,
      skip_empty_lines: true,
      // Tables that several programs wrote into end their lines in several ways.
      record_delimiter: ["\r\n", "\n", "\r"],
    }) as string[][];
  } catch (error) {
    throw new SyntaxError(cannot(`read table ${path}`, "comma-separated values", messageOf(error)));
  }
  const fields = columns.map((column) => header?.indexOf(column) ?? -1);
  if (fields.includes(-1)) {
    throw new SyntaxError(
      cannot(
        `read table ${path}`,
        `the columns ${columns.join(", ")}`,
        header?.join(", ") ?? "an empty file",
      ),
    );
  }
  return { rows, fields };
}

function malformed(path: string, row: number, expected: string, received: string): SyntaxError {
  return new SyntaxError(cannot(`read table ${path}, row ${row + 1}`, expected, received));
}

function isSplit(text: string): text is Split {
  return (SPLITS as readonly string[]).includes(text);
}

function isInside(filepath: string): boolean {
  return filepath !== "" && !/^\/|^[a-z]:|(^|\/)\.?\.?(\/|$)|\0/i.test(filepath);
}
