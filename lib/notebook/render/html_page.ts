/**
 * A notebook as a web page: one file that reads like an article.
 *
 * @module
 */
import { textOf } from "../format.ts";
import type { CodeCell } from "../types.ts";
import {
  codeCellsOf,
  embedImage,
  type NotebookDocument,
  pageLink,
  plainWords,
} from "./document.ts";
import { loadHighlighter } from "./highlight.ts";
import { type Heading, MarkdownRenderer } from "./markdown.ts";
import { renderOutput } from "./outputs.ts";
import { PLOTLY_TYPE } from "./picture.ts";
import { frame, type PageAssets } from "./page_frame.ts";
import { escapeHtml } from "./sanitise.ts";

/** What stands before and after a page. */
export interface Neighbours {
  /** The name of the whole series. */
  readonly series: string;
  /** The page's place in the series, counted from 1, and the series' length. */
  readonly place?: readonly [number, number];
  /** The notebook before. */
  readonly previous?: NotebookDocument;
  /** The notebook after. */
  readonly next?: NotebookDocument;
}

/**
 * Renders a notebook as HTML.
 *
 * @param document The notebook.
 * @param neighbours Its place in the series.
 * @param assets The files beside the pages.
 * @returns The page.
 */
export async function renderHtmlPage(
  document: NotebookDocument,
  neighbours: Neighbours,
  assets: PageAssets,
): Promise<string> {
  const highlight = await loadHighlighter();
  let prose = document.cells[0]!;
  const markdown = new MarkdownRenderer(highlight, {
    ids: true,
    link: (address) => pageLink(document, address, ".html"),
    image: (source) => embedImage(document, source, prose),
  });
  const parts = document.cells.map((cell, index) => {
    if (cell.cell_type === "code") return renderCode(cell, index + 1, highlight, markdown);
    if (cell.cell_type === "raw") return "";
    prose = cell;
    return `<div class="prose">${markdown.render(textOf(cell.source))}</div>`;
  });
  const hasFigures = codeCellsOf(document).some((cell) =>
    cell.outputs.some((output) => "data" in output && output.data[PLOTLY_TYPE] !== undefined)
  );
  return await frame({
    title: `${document.title} · ${neighbours.series}`,
    description: document.summary,
    header: header(neighbours),
    contents: contents(markdown.headings),
    main: placeTitle(parts.join("\n"), neighbours),
    footer: footer(document, neighbours),
    hasMath: markdown.hasMath,
    hasFigures,
    hasCode: codeCellsOf(document).length > 0,
    assets,
  });
}

function renderCode(
  cell: CodeCell,
  number: number,
  highlight: (code: string, language: string) => string,
  markdown: MarkdownRenderer,
): string {
  const source = textOf(cell.source).trimEnd();
  const head = source.split("\n").find((line) => line.trim() !== "" && !line.startsWith("//")) ??
    "";
  const count = cell.execution_count ?? " ";
  const name = cell.execution_count === null ? "that was not run" : String(count);
  const outputs = cell.outputs.map((output, index) =>
    renderOutput(output, markdown, `cell-${number}-output-${index + 1}`)
  ).filter((html) => html !== "");
  return [
    `<section class="cell" aria-label="Code cell ${name}">`,
    `<details class="source" open><summary aria-label="Code of cell ${name}">`,
    `<span class="count">${count}</span>`,
    `<code class="head" aria-hidden="true">${escapeHtml(head.trim())}</code></summary>`,
    highlight(source, "typescript"),
    "</details>",
    outputs.length === 0 ? "" : `<div class="outputs">${outputs.join("\n")}</div>`,
    "</section>",
  ].join("");
}

/** Puts the place in the series above the page's title. */
function placeTitle(html: string, { place, series }: Neighbours): string {
  if (place === undefined) return html;
  const words = `<p class="place">${escapeHtml(series)} · ${place[0]} of ${place[1]}</p>`;
  return html.replace(/<h1 /, `${words}<h1 `);
}

function header({ series, previous, next }: Neighbours): string {
  const link = (to: NotebookDocument | undefined, words: string, rel: string) =>
    to === undefined
      ? ""
      : `<a rel="${rel}" href="${escapeHtml(to.name)}.html" title="${
        escapeHtml(to.title)
      }">${words}</a>`;
  return `<a class="home" href="index.html">${escapeHtml(series)}</a>` +
    `<span class="steps">${link(previous, "← Previous", "prev")}${
      link(next, "Next →", "next")
    }</span>`;
}

function contents(headings: readonly Heading[]): string {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  const items = shown.map(({ level, text, id }) =>
    `<li class="level-${level}"><a href="#${escapeHtml(id)}">${
      escapeHtml(plainWords(text))
    }</a></li>`
  );
  return items.length < 2 ? "" : `<ol>${items.join("")}</ol>`;
}

function footer(document: NotebookDocument, { previous, next }: Neighbours): string {
  const card = (to: NotebookDocument | undefined, words: string, rel: string) =>
    to === undefined
      ? "<span></span>"
      : `<a class="${rel}" rel="${rel}" href="${escapeHtml(to.name)}.html"><span>${words}</span>` +
        `<strong>${escapeHtml(to.title)}</strong></a>`;
  const source = escapeHtml(pageLink(document, `./${document.name}.ipynb`, ".ipynb"));
  return `<nav class="turn" aria-label="Previous and next page">${
    card(previous, "Previous", "prev")
  }${card(next, "Next", "next")}</nav>` +
    `<p class="origin">This page is the notebook <a href="../${source}">${
      escapeHtml(document.name)
    }.ipynb</a>, as it ran. <a href="${
      escapeHtml(document.name)
    }.md">The same as Markdown</a>.</p>`;
}
