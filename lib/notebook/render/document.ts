/**
 * What a notebook is about, as far as other pages need to know: title, first words, links, pictures.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { tagsOf, textOf } from "../format.ts";
import type { Cell, CodeCell, MimeBundle, Notebook } from "../types.ts";
import { type Picture, pictureOf } from "./picture.ts";

/** A notebook and where its pages go. */
export interface NotebookDocument {
  /** The notebook's path. */
  readonly path: string;
  /** The file's name without `.ipynb`, from which the pages take theirs. */
  readonly name: string;
  /** The first heading. */
  readonly title: string;
  /** The first paragraph below the title, as plain text. */
  readonly summary: string;
  /** The cells to show. */
  readonly cells: readonly Cell[];
  /** Where the pages go. */
  readonly folder: string;
}

/**
 * Looks at a notebook.
 *
 * @param path Its path.
 * @param notebook Its content.
 * @param folder Where its pages go.
 * @returns Its description.
 */
export function describeNotebook(
  path: string,
  notebook: Notebook,
  folder: string,
): NotebookDocument {
  const name = basename(path, ".ipynb");
  const cells = notebook.cells.filter((cell) =>
    textOf(cell.source).trim() !== "" && !tagsOf(cell).includes("remove-cell")
  );
  const prose = cells.filter((cell) => cell.cell_type === "markdown")
    .map((cell) => textOf(cell.source)).join("\n\n");
  const title = /^#\s+(.+)$/m.exec(prose)?.[1] ?? name.replaceAll("_", " ");
  const summary = prose.split(/\n\s*\n/).map((part) => part.trim())
    .find((part) => part !== "" && !/^(#|>|\||[-*]\s|!|<|\$\$|```)/.test(part)) ?? "";
  return { path, name, title: plainWords(title), summary: plainWords(summary), cells, folder };
}

/** Markdown without its marks. */
export function plainWords(markdown: string): string {
  return markdown.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[*`]|\\(?=[_*#])/g, "")
    .replaceAll(/\s+/g, " ").trim();
}

/** The code cells of a document. */
export function codeCellsOf(document: NotebookDocument): CodeCell[] {
  return document.cells.filter((cell) => cell.cell_type === "code");
}

/**
 * All pictures among the outputs, in order.
 *
 * @param document The document.
 * @returns Each picture with whether it is a figure's still or a picture of its own, and its cell.
 */
export function picturesOf(
  document: NotebookDocument,
): { picture: Picture; cell: CodeCell; data: MimeBundle }[] {
  return codeCellsOf(document).flatMap((cell) =>
    cell.outputs.flatMap((output) => {
      if (output.output_type !== "display_data" && output.output_type !== "execute_result") {
        return [];
      }
      const picture = pictureOf(output.data, output.metadata);
      return picture === undefined ? [] : [{ picture, cell, data: output.data }];
    })
  );
}

/**
 * A link of a notebook as it must read on its page, which lies in another folder.
 *
 * @param document The document.
 * @param address The relative link in the notebook.
 * @param extension What notebooks' pages end in.
 * @returns The link on the page.
 */
export function pageLink(document: NotebookDocument, address: string, extension: string): string {
  if (address.startsWith("#") || address.startsWith("/")) return address;
  const [path = "", fragment] = address.split("#");
  const hash = fragment === undefined ? "" : `#${fragment}`;
  const isNeighbour = extname(path) === ".ipynb" && dirname(path) === ".";
  if (isNeighbour) return `${basename(path, ".ipynb")}${extension}${hash}`;
  const target = resolve(dirname(document.path), path);
  return relative(resolve(document.folder), target).replaceAll("\\", "/") + hash;
}

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/**
 * An image that prose refers to, as a `data:` address: a page needs no other file for it.
 *
 * @param document The document.
 * @param source A path relative to the notebook, or `attachment:name`.
 * @param cell The cell of the prose.
 * @returns The address, or nothing if there is no such image on this machine.
 */
export function embedImage(
  document: NotebookDocument,
  source: string,
  cell: Cell,
): string | undefined {
  if (source.startsWith("attachment:") && cell.cell_type !== "code") {
    const bundle = cell.attachments?.[decodeURIComponent(source.slice(11))] ?? {};
    const [type, content] = Object.entries(bundle)[0] ?? [];
    return type === undefined ? undefined : `data:${type};base64,${textOf(content).trim()}`;
  }
  const type = IMAGE_TYPES[extname(source).toLowerCase()];
  if (type === undefined || /^[a-z]+:|^\//i.test(source)) return undefined;
  try {
    const bytes = readFileSync(join(dirname(document.path), decodeURIComponent(source)));
    return `data:${type};base64,${new Uint8Array(bytes).toBase64()}`;
  } catch {
    return undefined;
  }
}
