/**
 * Answers to pictures of known classes as a table on disk, so that two runs can be compared later.
 *
 * @module
 */
import { parse } from "csv-parse/sync";
import { csvRow } from "../disk/csv.ts";
import { readError, writeFileWhole } from "../disk/files.ts";
import { cannot, messageOf } from "../errors.ts";
import type { JudgedPicture } from "./evaluate_classifier.ts";

/** The header of the table. */
const COLUMNS = ["file", "class", "answer", "probability", "probability of the class"] as const;

/** Answers by the names of files and classes. */
export interface NamedAnswers {
  /** [images] the files. */
  readonly names: readonly string[];
  /** [images] the right class of each. */
  readonly labels: readonly string[];
  /** [images] the class that was answered. */
  readonly predicted: readonly string[];
}

/**
 * Writes answers, a row a picture. The file is replaced as a whole or not at all.
 *
 * @param path The CSV file; its folder must exist.
 * @param pictures The answers.
 * @param classNames The classes, in the order of their indices.
 * @throws {DiskError} If the file cannot be written.
 */
export async function writeAnswers(
  path: string,
  pictures: readonly Omit<JudgedPicture, "path" | "inTopFive">[],
  classNames: readonly string[],
): Promise<void> {
  const rows = pictures.map(({ name, label, predicted, confidence, truth }) =>
    csvRow([
      name,
      classNames[label]!,
      classNames[predicted]!,
      confidence.toPrecision(7),
      truth.toPrecision(7),
    ])
  );
  await writeFileWhole(path, `${[csvRow(COLUMNS), ...rows].join("\n")}\n`);
}

/**
 * Reads answers.
 *
 * @param path The CSV file.
 * @returns Files and classes, in the order of the rows.
 * @throws {Error} If it cannot be read.
 * @throws {SyntaxError} If it is no such table, or a row is damaged.
 */
export async function readAnswers(path: string): Promise<NamedAnswers> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    throw readError(`read the answers ${path}`, error);
  }
  let rows: string[][];
  try {
    rows = parse(text, { bom: true });
  } catch (error) {
    throw new SyntaxError(cannot(`read the answers ${path}`, "a CSV table", messageOf(error)), {
      cause: error,
    });
  }
  const [header = [], ...answers] = rows;
  if (COLUMNS.some((column, i) => header[i] !== column)) {
    const expected = `the columns ${COLUMNS.join(", ")}`;
    throw new SyntaxError(
      cannot(`read the answers ${path}`, expected, header.join(", ") || "none"),
    );
  }
  return {
    names: answers.map(([name]) => name!),
    labels: answers.map(([, label]) => label!),
    predicted: answers.map(([, , answer]) => answer!),
  };
}
