/**
 * A notebook as Markdown that reads well on a repository's page, with its pictures beside it.
 *
 * @module
 */
import { textOf } from "../format.ts";
import type { Cell, Output } from "../types.ts";
import { type NotebookDocument, pageLink } from "./document.ts";
import type { Neighbours } from "./html_page.ts";
import { type Picture, pictureOf, stripAnsi } from "./picture.ts";
import { sanitiseHtml } from "./sanitise.ts";

/** A page of Markdown and the pictures that it shows. */
export interface MarkdownPage {
  /** The text. */
  readonly text: string;
  /** The pictures' bytes by their path relative to the page. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

const ENDINGS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/svg+xml": "svg",
};

/**
 * Renders a notebook as Markdown.
 *
 * @param document The notebook.
 * @param neighbours Its place in the series.
 * @returns The text and its pictures.
 */
export function renderMarkdownPage(
  document: NotebookDocument,
  neighbours: Neighbours,
): MarkdownPage {
  const pictures = new Map<string, Uint8Array>();
  const keep = (picture: Picture): string => {
    const name = `figure-${pictures.size + 1}.${ENDINGS[picture.type]}`;
    const path = `${document.name}_files/${name}`;
    const bytes = picture.type === "image/svg+xml"
      ? new TextEncoder().encode(picture.content)
      : Uint8Array.fromBase64(picture.content.replaceAll(/\s/g, ""));
    pictures.set(path, bytes);
    return imageMarkdown(path, picture);
  };
  const parts = document.cells.map((cell) => cellMarkdown(document, cell, keep));
  const turn = turnLine(neighbours);
  const text = [...parts, turn === "" ? "" : `---\n\n${turn}`].filter((part) => part !== "")
    .join("\n\n");
  return { text: `${text}\n`, pictures };
}

function cellMarkdown(
  document: NotebookDocument,
  cell: Cell,
  keep: (picture: Picture) => string,
): string {
  const source = textOf(cell.source).trim();
  if (cell.cell_type === "markdown") return relink(document, source);
  if (cell.cell_type !== "code") return "";
  const outputs = cell.outputs.map((output) => outputMarkdown(output, keep));
  return [fenced(source, "ts"), ...outputs].filter((part) => part !== "").join("\n\n");
}

function outputMarkdown(output: Output, keep: (picture: Picture) => string): string {
  if (output.output_type === "stream") return fenced(textOf(output.text), "text");
  if (output.output_type === "error") {
    return fenced(`${output.ename}: ${output.evalue}`, "text");
  }
  const { data, metadata } = output;
  const picture = pictureOf(data, metadata);
  if (picture !== undefined) return keep(picture);
  if (data["text/markdown"] !== undefined) return harmless(textOf(data["text/markdown"]).trim());
  if (data["text/html"] !== undefined) return sanitiseHtml(textOf(data["text/html"])).trim();
  if (data["text/latex"] !== undefined) return textOf(data["text/latex"]).trim();
  if (data["application/json"] !== undefined) {
    return fenced(JSON.stringify(data["application/json"], undefined, 2), "json");
  }
  return fenced(textOf(data["text/plain"]), "text");
}

/** A fence longer than any in the text, so that the text cannot end it. */
function fenced(text: string, language: string): string {
  const plain = stripAnsi(text).trimEnd();
  if (plain.trim() === "") return "";
  const longest = Math.max(2, ...[...plain.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${plain}\n${fence}`;
}

/** Tags in the Markdown of an output stay text. */
function harmless(markdown: string): string {
  return markdown.replaceAll(/(?<!\\)<(?=[a-zA-Z/!?])/g, "&lt;");
}

function imageMarkdown(path: string, { alt }: Picture): string {
  const words = alt.replaceAll(/\s+/g, " ").replaceAll(/[\\[\]<>&*_`$]/g, (mark) => `\\${mark}`);
  return `![${words}](${path})`;
}

function relink(document: NotebookDocument, markdown: string): string {
  return markdown.replaceAll(
    /(\]\()(?![a-z]+:|#)([^)\s]+)(\)|\s)/gi,
    (_, open, address, close) => `${open}${pageLink(document, address, ".md")}${close}`,
  );
}

function turnLine({ previous, next }: Neighbours): string {
  return [
    previous === undefined ? "" : `← [${previous.title}](${previous.name}.md)`,
    next === undefined ? "" : `[${next.title}](${next.name}.md) →`,
  ].filter((part) => part !== "").join(" · ");
}
