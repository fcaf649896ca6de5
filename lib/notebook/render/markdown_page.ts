/**
 * A notebook as Markdown that reads well on a repository's page, with its pictures beside it.
 *
 * @module
 */
import { excessOfHtml } from "./bounds.ts";
import { type NotebookDocument, type ShownCell, type ShownProse } from "./document.ts";
import { addressOf, decoded, pageLink } from "./links.ts";
import { plainWords, tokensOf } from "./tokens.ts";
import { type Neighbours, noteTaker } from "./html_page.ts";
import { slugOf } from "./markdown.ts";
import type { ShownOutput } from "./outputs.ts";
import { type Picture, PICTURE_ENDINGS } from "./picture.ts";
import { relink } from "./relink.ts";
import { sanitiseHtml } from "./sanitise.ts";

/** A page of Markdown and the pictures that it shows. */
export interface MarkdownPage {
  /** The text. */
  readonly text: string;
  /** The pictures' bytes by their path relative to the page. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Keeps a picture beside the page and gives its path. */
type Keep = (picture: Picture) => string;

/**
 * Renders a notebook as Markdown.
 *
 * @param document The notebook; what cannot be shown is added to its `leftOut`.
 * @param neighbours Its place in the series.
 * @returns The text and its pictures.
 */
export function renderMarkdownPage(
  document: NotebookDocument,
  neighbours: Neighbours,
): MarkdownPage {
  const pictures = new Map<string, Uint8Array>();
  const keep: Keep = ({ type, bytes }) => {
    const name = `figure-${pictures.size + 1}.${PICTURE_ENDINGS[type]}`;
    const path = `${document.name}_files/${name}`;
    pictures.set(path, bytes);
    return addressOf(path);
  };
  const names = headingNames(document);
  const parts = document.cells.map((cell) => cellMarkdown(document, cell, keep, names));
  const turn = turnLine(neighbours);
  const text = [...parts, turn === "" ? "" : `---\n\n${turn}`].filter((part) => part !== "")
    .join("\n\n");
  return { text: `${text}\n`, pictures };
}

function cellMarkdown(
  document: NotebookDocument,
  cell: ShownCell,
  keep: Keep,
  names: ReadonlyMap<string, string>,
): string {
  if (cell.kind === "prose") return proseMarkdown(document, cell, keep, names);
  const note = noteTaker(document, cell.number);
  const language = document.language === "typescript" ? "ts" : document.language;
  const outputs = cell.outputs.map((output) => outputMarkdown(output, keep, note));
  const notes = document.leftOut.filter((left) => left.cell === cell.number)
    .map(({ words }) => `> ${escaped(words)}.`);
  return [fenced(cell.source, language), ...outputs, ...notes].filter((part) => part !== "")
    .join("\n\n");
}

function proseMarkdown(
  document: NotebookDocument,
  { source, pictures }: ShownProse,
  keep: Keep,
  names: ReadonlyMap<string, string>,
): string {
  return relink(source.trim(), {
    link(address) {
      const name = address.startsWith("#") && names.get(decoded(address.slice(1)));
      return name ? `#${name}` : pageLink(document, address, ".md");
    },
    image(address) {
      const picture = address.startsWith("attachment:")
        ? pictures.get(decoded(address))
        : undefined;
      if (picture !== undefined) return keep(picture);
      return /^([a-z][a-z0-9+.-]*:|\/)/i.test(address)
        ? undefined
        : pageLink(document, address, ".md");
    },
  });
}

/** From JupyterLab's names of headings (`The-method`) to those of repositories' pages. */
function headingNames(document: NotebookDocument): Map<string, string> {
  const headings = document.cells.flatMap((cell) =>
    cell.kind === "prose" ? tokensOf(cell.source) : []
  ).filter(({ type }) => type === "heading").map(plainWords);
  return new Map(headings.map((words) => [words.replaceAll(/\s/g, "-"), slugOf(words)]));
}

function outputMarkdown(output: ShownOutput, keep: Keep, note: (words: string) => void): string {
  const { picture, markdown, html, latex, json, text } = output;
  if (picture !== undefined) return `![${escaped(picture.alt)}](${keep(picture)})`;
  if (markdown !== undefined) return harmless(markdown.trim());
  if (html !== undefined) {
    const excess = excessOfHtml(html);
    if (excess === undefined) return sanitiseHtml(html).trim();
    note(`HTML is shown as text: ${excess}`);
    return fenced(html.slice(0, 1_000_000), "text");
  }
  if (latex !== undefined) return `$$\n${latex}\n$$`;
  if (json !== undefined) return fenced(json, "json");
  return text === undefined ? "" : fenced(text.words, "text");
}

/** A fence longer than any in the text, so that the text cannot end it. */
function fenced(text: string, language: string): string {
  const plain = text.trimEnd();
  if (plain.trim() === "") return "";
  let longest = 2;
  for (const [run] of plain.matchAll(/`{3,}/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${plain}\n${fence}`;
}

/** Tags in the Markdown of an output stay text, and its pictures their words. */
function harmless(markdown: string): string {
  const withoutTags = markdown.replaceAll(
    /(\\*)<(?=[a-zA-Z/!?])/g,
    (whole, slashes: string) => slashes.length % 2 === 1 ? whole : `${slashes}&lt;`,
  );
  const link = (address: string) => address;
  const image = (address: string) => /^data:image\//i.test(address) ? undefined : "#left-out";
  return relink(withoutTags, { link, image });
}

function escaped(words: string): string {
  return words.replaceAll(/\s+/g, " ").replaceAll(/[\\[\]<>&*_`$]/g, (mark) => `\\${mark}`);
}

function turnLine({ previous, next }: Neighbours): string {
  const link = ({ title, name }: NotebookDocument) => `[${escaped(title)}](${addressOf(name)}.md)`;
  return [
    previous === undefined ? "" : `← ${link(previous)}`,
    next === undefined ? "" : `${link(next)} →`,
  ].filter((part) => part !== "").join(" · ");
}
