/**
 * What all pages share: head, policy, style, switches, and the places that a page fills.
 *
 * @module
 */
import { TEMPLATES } from "../../chart/theme.ts";
import type { CleanFigure } from "./figure.ts";
import { contentPolicy } from "./policy.ts";
import { escapeHtml, sealedHtml } from "./sanitise.ts";

/** Files beside the pages, by their path relative to a page. */
export interface PageAssets {
  /** Text fonts. */
  readonly fonts: string;
  /** The pages' style. */
  readonly style: string;
  /** Style and fonts of formulas. */
  readonly math: string;
  /** The chart library. */
  readonly plotly: string;
}

/** The parts of one page. */
export interface PageParts {
  /** The window's title. */
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description: string;
  /** Links above the page. */
  readonly header: Node;
  /** The list of contents; none for none. */
  readonly contents: Node | undefined;
  /** The text itself. */
  readonly main: Node;
  /** What stands below it. */
  readonly footer: Node;
  /** Whether there are formulas. */
  readonly hasMath: boolean;
  /** The figures that the chart library draws, by the id of their place. */
  readonly figures: ReadonlyMap<string, CleanFigure>;
  /** Whether there is code to fold. */
  readonly hasCode: boolean;
  /** Whether it shows pictures that lie beside it. */
  readonly hasPictureFiles: boolean;
  /** The files beside the page. */
  readonly assets: PageAssets;
}

/**
 * Puts a page together. Its parts are sanitised here and not touched again.
 *
 * @param parts Its parts.
 * @returns The HTML document.
 */
export async function frame(parts: PageParts): Promise<string> {
  const { assets, contents, figures, hasCode, hasPictureFiles } = parts;
  const hasFigures = figures.size > 0;
  // In the page itself: the first must run before anything is drawn.
  const theme = `\n${await ownScript("theme.js")}`;
  const behaviour = `\n${await ownScript("page.js")}`;
  const policy = contentPolicy({
    scripts: [theme, behaviour],
    scriptFiles: hasFigures,
    pictureFiles: hasPictureFiles,
    charts: hasFigures,
  });
  const style = [assets.fonts, ...(parts.hasMath ? [assets.math] : []), assets.style]
    .map((file) => `<link rel="stylesheet" href="${escapeHtml(file)}">\n`).join("");
  const codeSwitch =
    `<button type="button" id="code-switch" aria-pressed="true" hidden>Code</button>`;
  const themeSwitch = `<button type="button" id="theme-switch" hidden>Theme</button>`;
  const list = contents === undefined ? "" : `<nav class="contents" aria-label="Contents">` +
    `<details open><summary>Contents</summary>${sealedHtml(contents)}</details></nav>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(parts.description)}">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
${style}<script>${theme}</script>
</head>
<body class="${contents === undefined ? "plain" : "listed"}">
<a class="skip" href="#main">Skip to the text</a>
<header class="bar"><div>${sealedHtml(parts.header)}
<span class="switches">${hasCode ? codeSwitch : ""}${themeSwitch}</span></div></header>
${list}
<main id="main" tabindex="-1"><article>
${sealedHtml(parts.main)}
</article></main>
<footer>${sealedHtml(parts.footer)}</footer>
${
    hasFigures
      ? dataIsland("templates", TEMPLATES) + dataIsland("figures", Object.fromEntries(figures)) +
        `<script src="${escapeHtml(assets.plotly)}" defer></script>\n`
      : ""
  }<script>${behaviour}</script>
</body>
</html>
`;
}

function ownScript(name: string): Promise<string> {
  return Deno.readTextFile(new URL(`./page/${name}`, import.meta.url));
}

/** Data for the page's script. In a script element only "<" could end the JSON early. */
function dataIsland(id: string, value: unknown): string {
  const json = JSON.stringify(value).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="${id}">${json}</script>\n`;
}

/** A feather. */
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<path d="M27 4C15 4 7 11 7 21l-4 8 2 1 4-7c9 0 14-4 16-9l-5 1 6-4c1-2 1-5 1-7z" fill="#0072B2"/>' +
  '<path d="M9 23C13 16 18 11 24 7" fill="none" stroke="#fff" stroke-width="1.5"/></svg>';
