/**
 * Jupyter's notebook format 4.5 (https://nbformat.readthedocs.io): reading and writing.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { cannot, describe, messageOf } from "../errors.ts";
import { writeFileWhole } from "../disk/files.ts";
import { cellSchema, isOutput, metadataSchema } from "./_schema.ts";
import type { Cell, CodeCell, Notebook, Output } from "./types.ts";

/**
 * The text of a multi-line field.
 *
 * @param text Text, or its lines.
 * @returns The whole text.
 */
export function textOf(text: unknown): string {
  return Array.isArray(text) ? text.join("") : String(text ?? "");
}

/**
 * The tags of a cell, such as `settings`.
 *
 * @param cell The cell.
 * @returns Its tags, in their order.
 */
export function tagsOf(cell: Cell): readonly string[] {
  const tags = cell.metadata.tags;
  return Array.isArray(tags) ? tags.map(String) : [];
}

/**
 * Whether a cell is one that a kernel runs: a code cell that is not blank.
 *
 * @param cell The cell.
 * @returns Whether it is run and counted.
 */
export function isRunnable(cell: Cell): cell is CodeCell {
  return cell.cell_type === "code" && textOf(cell.source).trim() !== "";
}

/**
 * Reads a notebook.
 *
 * @param path The file.
 * @returns The notebook; cells without an id get one from their place and source.
 * @throws {Error} If the file cannot be read.
 * @throws {SyntaxError} If it is not a notebook of format 4.
 */
export async function readNotebook(path: string): Promise<Notebook> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    const received = error instanceof Deno.errors.NotFound ? "no such file" : messageOf(error);
    throw new Error(cannot(`read notebook ${path}`, "a readable file", received));
  }
  return parseNotebook(text, path);
}

/**
 * Parses a notebook's text.
 *
 * @param text The JSON text.
 * @param name What error messages call it.
 * @returns The notebook.
 * @throws {SyntaxError} If it is not a notebook of format 4.
 */
export function parseNotebook(text: string, name = "notebook"): Notebook {
  const doing = `read notebook ${name}`;
  let json;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, "")); // some editors write a byte order mark
  } catch (error) {
    throw new SyntaxError(cannot(doing, "JSON", messageOf(error)));
  }
  if (json?.nbformat !== 4) {
    throw new SyntaxError(cannot(doing, "notebook format 4", json?.nbformat));
  }
  if (!Array.isArray(json.cells)) {
    throw new SyntaxError(cannot(doing, "a list of cells", json.cells));
  }
  for (const [index, cell] of json.cells.entries()) {
    if (!["code", "markdown", "raw"].includes(cell?.cell_type)) {
      const rule = "cell_type code, markdown or raw";
      throw new SyntaxError(cannot(`${doing}, cell ${index + 1}`, rule, cell?.cell_type));
    }
    const checked = cellSchema.safeParse(cell);
    if (!checked.success) {
      const field = String(checked.error.issues[0]!.path[0]);
      const rule = `a cell whose ${field} is of the format`;
      throw new SyntaxError(cannot(`${doing}, cell ${index + 1}`, rule, describe(cell[field])));
    }
    cell.id ??= stableId(index, textOf(cell.source));
    cell.metadata ??= {};
    if (cell.cell_type === "code") {
      cell.outputs ??= [];
      cell.execution_count ??= null;
    }
  }
  if (!metadataSchema.safeParse(json.metadata).success) {
    throw new SyntaxError(cannot(doing, "an object as metadata", json.metadata));
  }
  json.metadata ??= {};
  if (!Number.isInteger(json.nbformat_minor)) json.nbformat_minor = 5;
  return json;
}

function stableId(index: number, source: string): string {
  return createHash("sha256").update(`${index}\n${source}`).digest("hex").slice(0, 8);
}

/**
 * The notebook's text as Jupyter itself writes it: sorted keys, one space a level, lines as lists.
 *
 * @param notebook The notebook; it is not changed.
 * @returns JSON text with a final line feed.
 */
export function stringifyNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => {
    const source = splitLines(textOf(cell.source));
    return cell.cell_type === "code"
      ? { ...cell, source, outputs: cell.outputs.map(outputForFile) }
      : { ...cell, source };
  });
  const whole = {
    ...notebook,
    cells,
    "nbformat_minor": Math.max(5, notebook.nbformat_minor),
  };
  return JSON.stringify(sortKeys(whole), undefined, 1) + "\n";
}

function outputForFile(output: Output): Output {
  if (!isOutput(output) || output.output_type === "error") return output;
  if (output.output_type === "stream") return { ...output, text: splitLines(textOf(output.text)) };
  const data = Object.entries(output.data).map(([type, value]) => {
    const isText = type.startsWith("text/") || type === "image/svg+xml";
    return [type, isText ? splitLines(textOf(value)) : value];
  });
  return { ...output, data: Object.fromEntries(data) };
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

/**
 * Writes a notebook beside its place and renames it: the old file stays whole until the new one is.
 *
 * @param path The file.
 * @param notebook What to write.
 * @throws {Error} If the file cannot be written; the old one is then untouched.
 */
export async function writeNotebook(path: string, notebook: Notebook): Promise<void> {
  await writeWhole(path, stringifyNotebook(notebook));
}

/**
 * Writes a file beside its place and renames it; a symbolic link stays one.
 *
 * @param path The file.
 * @param content What it shall hold.
 * @throws {Error} If it cannot be written; an old file is then untouched.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFileWhole(await Deno.realPath(path).catch(() => path), content);
}
