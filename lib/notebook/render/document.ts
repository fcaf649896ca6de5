/**
 * A notebook as its pages need it: checked cells, title, first words.
 *
 * @module
 */
import { basename } from "node:path";
import { isRunnable, tagsOf, textOf } from "../format.ts";
import type { Notebook } from "../types.ts";
import type { NotebookPlace } from "./links.ts";
import { checkOutput, type ShownOutput } from "./outputs.ts";
import type { Picture } from "./picture.ts";
import { picturesOfProse } from "./prose_pictures.ts";
import { plainWords, tokensOf } from "./tokens.ts";

/** A cell to show. */
export type ShownCell = ShownProse | ShownCode;

/** A cell that is read. */
export interface ShownProse {
  /** Tells the kinds apart. */
  readonly kind: "prose";
  /** Its place in the notebook, counted from 1. */
  readonly number: number;
  /** Its Markdown. */
  readonly source: string;
  /** Its attachments and the picture files that it names, by `decoded` address. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

/** A cell that was run. */
export interface ShownCode {
  /** Tells the kinds apart. */
  readonly kind: "code";
  /** Its place in the notebook, counted from 1. */
  readonly number: number;
  /** Its code. */
  readonly source: string;
  /** Its number in the order of execution; none if it did not run. */
  readonly count: number | undefined;
  /** Its tags. */
  readonly tags: readonly string[];
  /** What it put out. */
  readonly outputs: readonly ShownOutput[];
}

/** What a page does not show, and where it would have been. */
export interface LeftOut {
  /** The cell, counted from 1. */
  readonly cell: number;
  /** What was left out, and why. */
  readonly words: string;
}

/** A notebook and where its pages go. */
export interface NotebookDocument extends NotebookPlace {
  /** The file's name without `.ipynb`, from which the pages take theirs. */
  readonly name: string;
  /** The first heading. */
  readonly title: string;
  /** The first paragraph below the title, as plain text. */
  readonly summary: string;
  /** The language of its code. */
  readonly language: string;
  /** The cells to show. */
  readonly cells: readonly ShownCell[];
  /** What was left out so far; the pages add to it. */
  readonly leftOut: LeftOut[];
}

/**
 * Looks at a notebook and checks all that its pages will show.
 *
 * @param path Its path.
 * @param notebook Its content, as it was read.
 * @param folder Where its pages go.
 * @returns Its description.
 */
export async function describeNotebook(
  path: string,
  notebook: Notebook,
  folder: string,
): Promise<NotebookDocument> {
  const name = basename(path, ".ipynb");
  const leftOut: LeftOut[] = [];
  const cells: ShownCell[] = [];
  for (const [index, cell] of notebook.cells.entries()) {
    const source = textOf(cell.source);
    if (source.trim() === "" || tagsOf(cell).includes("remove-cell")) continue;
    const number = index + 1;
    if (cell.cell_type === "markdown") {
      const { pictures, missing } = await picturesOfProse(path, source, cell);
      for (const words of missing) leftOut.push({ cell: number, words });
      cells.push({ kind: "prose", number, source, pictures });
    } else if (isRunnable(cell)) {
      const outputs = await Promise.all([...cell.outputs ?? []].map(checkOutput));
      for (const words of outputs.flatMap((output) => output.leftOut)) {
        leftOut.push({ cell: number, words });
      }
      const count: unknown = cell.execution_count;
      cells.push({
        kind: "code",
        number,
        source: source.trimEnd(),
        count: Number.isSafeInteger(count) ? count as number : undefined,
        tags: tagsOf(cell),
        outputs,
      });
    }
  }
  const prose = cells.flatMap((cell) => cell.kind === "prose" ? tokensOf(cell.source) : []);
  const heading = prose.find((token) => token.type === "heading" && token["depth"] === 1);
  const words = prose.find((token) => token.type === "paragraph");
  const title = heading === undefined ? "" : plainWords(heading);
  return {
    path,
    name,
    title: title || name.replaceAll("_", " "),
    summary: words === undefined ? "" : plainWords(words),
    language: languageOf(notebook.metadata),
    cells,
    leftOut,
    folder,
  };
}

function languageOf(metadata: unknown): string {
  const part = (value: unknown, key: string) =>
    typeof value === "object" && value !== null
      ? (value as Record<string, unknown>)[key]
      : undefined;
  const stated = part(part(metadata, "language_info"), "name") ??
    part(part(metadata, "kernelspec"), "language");
  const isName = typeof stated === "string" && /^[\w+#-]{1,30}$/.test(stated);
  return isName ? stated.toLowerCase() : "typescript";
}

/** The code cells of a document. */
export function codeCellsOf(document: NotebookDocument): ShownCode[] {
  return document.cells.filter((cell) => cell.kind === "code");
}
