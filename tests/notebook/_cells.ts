/** Notebooks for tests, made from their cells' sources. */
import { join } from "node:path";
import type { CodeCell, Notebook, Output } from "lib/notebook/mod.ts";
import { readNotebook, textOf, writeNotebook } from "lib/notebook/mod.ts";
import { withTempFolder } from "../_temp.ts";

/** A cell: code, or an object for anything else. */
export type CellSource = string | { markdown: string } | { code: string; tags: string[] };

/** A picture of one pixel. */
export const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E" +
  "rkJggg==";

/** A notebook of the given cells. */
export function notebookOf(cells: readonly CellSource[]): Notebook {
  return {
    cells: cells.map((cell, index) => {
      const source = typeof cell === "string" ? cell : "code" in cell ? cell.code : cell.markdown;
      const metadata = typeof cell === "object" && "tags" in cell ? { tags: cell.tags } : {};
      const base = { id: `cell-${index + 1}`, metadata, source };
      return typeof cell === "object" && "markdown" in cell
        ? { ...base, "cell_type": "markdown" as const }
        : { ...base, "cell_type": "code" as const, "execution_count": null, outputs: [] };
    }),
    metadata: {},
    nbformat: 4,
    "nbformat_minor": 5,
  };
}

/** Runs a test body with a notebook in a temporary folder. */
export async function withNotebook(
  cells: readonly CellSource[],
  body: (path: string) => Promise<void>,
): Promise<void> {
  await withTempFolder(async (folder) => {
    const path = join(folder, "torture.ipynb");
    await writeNotebook(path, notebookOf(cells));
    await body(path);
  });
}

/** The code cells of a notebook's file. */
export async function codeCells(path: string): Promise<CodeCell[]> {
  return (await readNotebook(path)).cells.filter((cell) => cell.cell_type === "code");
}

/** What an output says, in one string. */
export function textOfOutput(output: Output): string {
  if (output.output_type === "stream") return textOf(output.text);
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
  return textOf(output.data["text/plain"]);
}
