/**
 * A notebook as a web page: one file that reads from top to bottom.
 *
 * @module
 */
import type { CleanFigure } from "./figure.ts";
import { codeCellsOf, type NotebookDocument, type ShownCode, type ShownProse } from "./document.ts";
import { addressOf, decoded, fromPages, pageLink } from "./links.ts";
import { type Highlight, loadHighlighter } from "./highlight.ts";
import { type Heading, MarkdownRenderer } from "./markdown.ts";
import { drawOutput } from "./output_tree.ts";
import { frame, type PageAssets } from "./page_frame.ts";
import { dataUrl } from "./picture.ts";
import { element, fragment } from "./tree.ts";

/** What stands before and after a page. */
export interface Neighbours {
  /** The name of the whole series. */
  readonly series: string;
  /** Whether there is an index to go home to. */
  readonly hasIndex: boolean;
  /** The page's place in the series, counted from 1, and the series' length. */
  readonly place?: readonly [number, number];
  /** The notebook before. */
  readonly previous?: NotebookDocument;
  /** The notebook after. */
  readonly next?: NotebookDocument;
}

/** What the cells of a page share while it is built. */
interface Building {
  readonly document: NotebookDocument;
  readonly markdown: MarkdownRenderer;
  readonly highlight: Highlight;
  readonly figures: Map<string, CleanFigure>;
}

/**
 * Renders a notebook as HTML.
 *
 * @param document The notebook; what cannot be shown is added to its `leftOut`.
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
  const markdown = new MarkdownRenderer(highlight);
  const building: Building = { document, markdown, highlight, figures: new Map() };
  const main = fragment();
  for (const cell of document.cells) {
    main.append(cell.kind === "code" ? drawCode(building, cell) : drawProse(building, cell), "\n");
    for (const words of new Set(wordsLeftOut(document, cell.number))) {
      main.append(element("p", { class: "note" }, `${words}.`), "\n");
    }
  }
  placeTitle(main, neighbours);
  return await frame({
    title: `${document.title} · ${neighbours.series}`,
    description: document.summary,
    header: header(neighbours),
    contents: contents(markdown.headings),
    main,
    footer: footer(document, neighbours),
    hasMath: markdown.hasMath,
    figures: building.figures,
    hasCode: codeCellsOf(document).length > 0,
    hasPictureFiles: false,
    assets,
  });
}

function wordsLeftOut({ leftOut }: NotebookDocument, number: number): string[] {
  return leftOut.filter(({ cell }) => cell === number).map(({ words }) => words);
}

/** Notes what a cell's text cannot show; said once, also where two pages are made of it. */
export function noteTaker(document: NotebookDocument, cell: number): (words: string) => void {
  return (words) => {
    if (!wordsLeftOut(document, cell).includes(words)) document.leftOut.push({ cell, words });
  };
}

function drawProse({ document, markdown }: Building, cell: ShownProse): Node {
  const leaveOut = noteTaker(document, cell.number);
  const tree = markdown.render(cell.source, {
    link: (address) => pageLink(document, address, ".html"),
    image: (source) => {
      const picture = cell.pictures.get(decoded(source));
      return picture === undefined ? undefined : dataUrl(picture);
    },
    leaveOut,
  });
  return element("div", { class: "prose" }, tree);
}

function drawCode(building: Building, cell: ShownCode): Node {
  const { document, highlight } = building;
  const { count, number, source } = cell;
  const head = source.split("\n").find((line) => line.trim() !== "" && !line.startsWith("//")) ??
    "";
  const name = count === undefined ? "that was not run" : String(count);
  const leaveOut = noteTaker(document, number);
  const outputs = cell.outputs.flatMap((output, index) => {
    const context = {
      ...building,
      leaveOut,
      link: (address: string) => pageLink(document, address, ".html"),
      image: (address: string) => {
        leaveOut(`The picture ${address.slice(0, 100)} was left out: it lies elsewhere`);
        return undefined;
      },
    };
    const drawn = drawOutput(output, context, `cell-${number}-output-${index + 1}`);
    return drawn === undefined ? [] : [drawn];
  });
  const summary = element(
    "summary",
    { "aria-label": `Code of cell ${name}` },
    element("span", { class: "count" }, count === undefined ? " " : String(count)),
    element("code", { class: "head", "aria-hidden": "true" }, head.trim().slice(0, 200)),
  );
  return element(
    "section",
    { class: "cell", "aria-label": `Code cell ${name}` },
    element(
      "details",
      { class: "source", open: "" },
      summary,
      highlight(source, document.language),
    ),
    outputs.length === 0 ? "" : element("div", { class: "outputs" }, ...outputs),
  );
}

/** Puts the place in the series above the page's title. */
function placeTitle(main: DocumentFragment, { place, series }: Neighbours): void {
  if (place === undefined) return;
  const words = `${series} · ${place[0]} of ${place[1]}`;
  main.querySelector("h1")?.before(element("p", { class: "place" }, words));
}

function header({ series, hasIndex, previous, next }: Neighbours): Node {
  const link = (to: NotebookDocument | undefined, words: string, rel: string) =>
    to === undefined
      ? ""
      : element("a", { rel, href: `${addressOf(to.name)}.html`, title: to.title }, words);
  const home = hasIndex ? { class: "home", href: "index.html" } : { class: "home" };
  return fragment(
    element(hasIndex ? "a" : "span", home, series),
    element(
      "span",
      { class: "steps" },
      link(previous, "← Previous", "prev"),
      link(next, "Next →", "next"),
    ),
  );
}

function contents(headings: readonly Heading[]): Node | undefined {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 2) return undefined;
  const items = shown.map(({ level, text, id }) =>
    element(
      "li",
      { class: `level-${level}` },
      element("a", { href: `#${encodeURIComponent(id)}` }, text),
    )
  );
  return element("ol", {}, ...items);
}

function footer(document: NotebookDocument, { previous, next }: Neighbours): Node {
  const card = (to: NotebookDocument | undefined, words: string, rel: string) =>
    to === undefined ? element("span") : element(
      "a",
      { class: rel, rel, href: `${addressOf(to.name)}.html` },
      element("span", {}, words),
      element("strong", {}, to.title),
    );
  const notebook = fromPages(document, `${document.name}.ipynb`);
  return fragment(
    element(
      "nav",
      { class: "turn", "aria-label": "Previous and next page" },
      card(previous, "Previous", "prev"),
      card(next, "Next", "next"),
    ),
    element(
      "p",
      { class: "origin" },
      "This page is the notebook ",
      element("a", { href: addressOf(notebook) }, `${document.name}.ipynb`),
      ", as it ran. ",
      element("a", { href: `${addressOf(document.name)}.md` }, "The same as Markdown"),
      ".",
    ),
  );
}
