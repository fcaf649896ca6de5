/**
 * A notebook as its pages need it: checked cells, title, first words, links, pictures.
 *
 * @module
 */
import { basename, dirname, extname, relative, resolve } from "node:path";
import { Marked, type Token } from "marked";
import { isRunnable, tagsOf, textOf } from "../format.ts";
import type { Notebook, TextCell } from "../types.ts";
import { excessOfMarkdown } from "./bounds.ts";
import { checkOutput, type ShownOutput } from "./outputs.ts";
import { openPicture, type Picture, PICTURE_ENDINGS, pictureOf } from "./picture.ts";

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
  /** Its attachments and the picture files that it names, by {@linkcode decoded} address. */
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
export interface NotebookDocument {
  /** The notebook's path. */
  readonly path: string;
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
  /** Where the pages go. */
  readonly folder: string;
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

/** The tokens of a text; none of one beyond reason. */
export function tokensOf(markdown: string): Token[] {
  if (excessOfMarkdown(markdown) !== undefined) return [];
  try {
    return new Marked().lexer(markdown);
  } catch (error) {
    if (error instanceof RangeError) return []; // nested deeper than the stack
    throw error;
  }
}

/** A token's words without marks. */
export function plainWords(token: Token): string {
  const words = (part: Token): string => {
    if (part.type === "html") return "";
    if (part.type === "br") return " ";
    if ("tokens" in part && part.tokens !== undefined) return part.tokens.map(words).join("");
    return "text" in part ? String(part.text) : part.raw;
  };
  return words(token).replaceAll(/\s+/g, " ").trim().slice(0, 2000);
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

/** An address for the path of a file, relative to a page: every sign in it is a letter of a name. */
export function addressOf(path: string): string {
  return path.split("/").map((part) =>
    encodeURIComponent(part).replaceAll(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  ).join("/");
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
  return fromPages(document, path) + hash;
}

/** A path beside the notebook, as seen from its pages. */
export function fromPages(document: NotebookDocument, path: string): string {
  const target = resolve(dirname(document.path), path);
  return relative(resolve(document.folder), target).replaceAll("\\", "/");
}

const TYPES_BY_ENDING: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(PICTURE_ENDINGS).map(([type, end]) => [`.${end}`, type])),
  ".jpeg": "image/jpeg",
};
const LARGEST_PICTURE_BYTES = 20_000_000;

/** The pictures that prose shows, by the address it uses, and what is missing, in words. */
async function picturesOfProse(
  path: string,
  source: string,
  cell: TextCell,
): Promise<{ pictures: Map<string, Picture>; missing: string[] }> {
  const pictures = new Map<string, Picture>();
  const missing: string[] = [];
  for (const address of addressesOfPictures(source)) {
    if (/^data:/i.test(address)) continue;
    const found = address.startsWith("attachment:")
      ? await attachedPicture(cell, address)
      : await filePicture(path, address);
    if ("reason" in found) {
      const shown = address.slice(0, 100);
      missing.push(`The picture ${shown} was left out: ${found.reason}`);
    } else pictures.set(decoded(address), found);
  }
  return { pictures, missing };
}

/** The addresses of `![](...)` and `<img src="...">`, each once. */
function addressesOfPictures(source: string): Set<string> {
  const addresses = new Set<string>();
  const look = (token: Token) => {
    if (token.type === "image") addresses.add(String(token["href"]));
    if (token.type !== "html") return;
    for (
      const [, quoted, single] of token.raw.matchAll(
        /<img\b[^<>]*?\ssrc=(?:"([^"<>]*)"|'([^'<>]*)')/gi,
      )
    ) {
      addresses.add((quoted ?? single ?? "").replaceAll("&amp;", "&"));
    }
  };
  new Marked().walkTokens(tokensOf(source), look);
  return addresses;
}

async function attachedPicture(
  cell: TextCell,
  address: string,
): Promise<Picture | { reason: string }> {
  const name = address.slice("attachment:".length);
  const attachments = { ...cell.attachments as Readonly<Record<string, unknown>> | undefined };
  const bundle = attachments[name] ?? attachments[decoded(name)];
  if (typeof bundle !== "object" || bundle === null) return { reason: "no such attachment" };
  const { picture, leftOut } = await pictureOf(bundle as Record<string, unknown>);
  return picture ?? { reason: leftOut[0]?.split(": ").at(-1) ?? "no picture in the attachment" };
}

async function filePicture(path: string, address: string): Promise<Picture | { reason: string }> {
  const file = decoded(address.split(/[?#]/)[0]!);
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(file)) return { reason: "it lies elsewhere" };
  const type = TYPES_BY_ENDING[extname(file).toLowerCase()];
  if (type === undefined) return { reason: "it is not named as a picture" };
  try {
    const place = resolve(dirname(path), file);
    const { isFile, size } = await Deno.stat(place); // a pipe would never end
    if (!isFile) return { reason: "no such file" };
    if (size > LARGEST_PICTURE_BYTES) return { reason: "it has more than 20 MB" };
    const bytes = await openPicture(type, await Deno.readFile(place));
    return "reason" in bytes ? bytes : { type, bytes, alt: "" };
  } catch {
    return { reason: "no such file" };
  }
}

/** Percent signs read as an address has them; a name that has its own stays as it is. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
