/**
 * What all pages share: head, style, switches, and the places that a page fills.
 *
 * @module
 */
import { TEMPLATES } from "../../chart/theme.ts";
import { escapeHtml } from "./sanitise.ts";

/** Files beside the pages, by their path relative to a page. */
export interface PageAssets {
  /** Text fonts. */
  readonly fonts: string;
  /** The pages' style. */
  readonly style: string;
  /** The pages' behaviour. */
  readonly script: string;
  /** Style and fonts of formulas. */
  readonly math: string;
  /** The chart library. */
  readonly plotly: string;
}

/** The parts of one page; all are HTML but title and description. */
export interface PageParts {
  /** The window's title. */
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description: string;
  /** Links above the page. */
  readonly header: string;
  /** The list of contents; empty for none. */
  readonly contents: string;
  /** The article. */
  readonly main: string;
  /** What stands below it. */
  readonly footer: string;
  /** Whether there are formulas. */
  readonly hasMath: boolean;
  /** Whether there are figures that the chart library draws. */
  readonly hasFigures: boolean;
  /** Whether there is code to fold. */
  readonly hasCode: boolean;
  /** The files beside the page. */
  readonly assets: PageAssets;
}

/**
 * Puts a page together.
 *
 * @param parts Its parts.
 * @returns The HTML document.
 */
export async function frame(parts: PageParts): Promise<string> {
  const { assets, contents } = parts;
  // In the page itself, since it must run before anything is drawn.
  const theme = await Deno.readTextFile(new URL("./page/theme.js", import.meta.url));
  const templates = JSON.stringify(TEMPLATES).replaceAll("<", "\\u003c");
  const codeSwitch =
    `<button type="button" id="code-switch" aria-pressed="true" hidden>Code</button>`;
  const themeSwitch = `<button type="button" id="theme-switch" hidden>Theme</button>`;
  const list = `<details open><summary>Contents</summary>${contents}</details>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(parts.description)}">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<link rel="stylesheet" href="${assets.fonts}">
${
    parts.hasMath
      ? `<link rel="stylesheet" href="${assets.math}">\n`
      : ""
  }<link rel="stylesheet" href="${assets.style}">
<script>
${theme}</script>
</head>
<body class="${contents === "" ? "plain" : "listed"}">
<a class="skip" href="#main">Skip to the text</a>
<header class="bar"><div>${parts.header}
<span class="switches">${parts.hasCode ? codeSwitch : ""}${themeSwitch}</span></div></header>
${contents === "" ? "" : `<nav class="contents" aria-label="Contents">${list}</nav>`}
<main id="main" tabindex="-1"><article>
${parts.main}
</article></main>
<footer>${parts.footer}</footer>
<script src="${assets.script}" defer></script>
${
    parts.hasFigures
      ? `<script type="application/json" id="templates">${templates}</script>\n` +
        `<script src="${assets.plotly}" defer></script>\n`
      : ""
  }</body>
</html>
`;
}

/** A feather. */
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<path d="M27 4C15 4 7 11 7 21l-4 8 2 1 4-7c9 0 14-4 16-9l-5 1 6-4c1-2 1-5 1-7z" fill="#0072B2"/>' +
  '<path d="M9 23C13 16 18 11 24 7" fill="none" stroke="#fff" stroke-width="1.5"/></svg>';
