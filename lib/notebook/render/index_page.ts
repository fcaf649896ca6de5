/**
 * The first page: what the series is about, its notebooks with a picture each, and its key results.
 *
 * @module
 */
import sharp from "sharp";
import { ASSETS_FOLDER } from "./assets.ts";
import { excessOfHtml } from "./bounds.ts";
import { codeCellsOf, type NotebookDocument, type ShownCode } from "./document.ts";
import { addressOf } from "./links.ts";
import { wrapTables } from "./markdown.ts";
import type { ShownOutput } from "./outputs.ts";
import { frame, type PageAssets } from "./page_frame.ts";
import type { Picture } from "./picture.ts";
import { sanitiseToTree } from "./sanitise.ts";
import { element, fragment } from "./tree.ts";

/** What the index says about the series. */
export interface SeriesWords {
  /** Its name. */
  readonly title: string;
  /** What it is, in one or two sentences. */
  readonly description: string;
  /** What lies beside the pages and is worth a look; shown if it is there. */
  readonly links?: readonly SeriesLink[];
}

/** A link of the index to what lies beside the pages. */
export interface SeriesLink {
  /** Where it leads, below the folder of the pages. */
  readonly path: string;
  /** What one clicks. */
  readonly title: string;
  /** What it is, in a sentence. */
  readonly description: string;
}

/** Pixels; twice what is shown, for sharp displays. */
const THUMBNAIL_WIDTH = 640;
const HERO_WIDTH = 1792;

/**
 * Renders the index.
 *
 * @param documents The notebooks, in order.
 * @param words What the series is about.
 * @param assets The files beside the pages.
 * @returns The index page, and its pictures by their path relative to it.
 */
export async function renderIndexPage(
  documents: readonly NotebookDocument[],
  words: SeriesWords,
  assets: PageAssets,
): Promise<{ html: string; pictures: Map<string, Uint8Array> }> {
  const pictures = new Map<string, Uint8Array>();
  const cards = await Promise.all(
    documents.map((document, index) => card(document, index + 1, pictures)),
  );
  const main = fragment(
    element(
      "div",
      { class: "hero" },
      element("h1", {}, words.title),
      words.description === "" ? "" : element("p", {}, words.description),
      ...(words.links ?? []).map(({ path, title, description }) =>
        element(
          "p",
          { class: "beside" },
          element("a", { href: addressOf(path) }, title),
          ` ${description}`,
        )
      ),
      await heroPicture(documents, pictures) ?? "",
    ),
    element("h2", { id: "notebooks" }, "The notebooks"),
    element("ol", { class: "cards" }, ...cards),
  );
  const results = documents.flatMap(resultTable);
  if (results.length > 0) {
    main.append(element("h2", { id: "results" }, "Published and this run"), ...results);
  }
  const html = await frame({
    title: words.title,
    description: words.description,
    header: element(
      "a",
      { class: "home", href: "index.html", "aria-current": "page" },
      words.title,
    ),
    contents: undefined,
    main,
    footer: element("p", { class: "origin" }, "Each page is a notebook, as it ran on one machine."),
    hasMath: false,
    figures: new Map(),
    hasCode: false,
    hasPictureFiles: pictures.size > 0,
    assets,
  });
  return { html, pictures };
}

async function card(
  document: NotebookDocument,
  number: number,
  pictures: Map<string, Uint8Array>,
): Promise<Node> {
  const found = thumbnailOf(document);
  let thumb = element("span", { "aria-hidden": "true" }, String(number));
  if (found !== undefined) {
    const path = `${ASSETS_FOLDER}/${document.name}.png`;
    pictures.set(path, await shrunk(found, THUMBNAIL_WIDTH));
    thumb = element("img", { src: addressOf(path), alt: "", loading: "lazy" });
  }
  const isCounted = /^\d/.test(document.title);
  return element(
    "li",
    {},
    element("div", { class: "thumb" }, thumb),
    element(
      "h3",
      {},
      isCounted ? "" : element("span", { class: "number" }, String(number)),
      isCounted ? "" : " ",
      element("a", { href: `${addressOf(document.name)}.html` }, document.title),
    ),
    element("p", {}, firstSentence(document.summary)),
  );
}

interface FoundPicture {
  readonly picture: Picture;
  readonly cell: ShownCode;
  readonly output: ShownOutput;
}

/** The pixel pictures among the outputs, in order. */
function picturesOf(document: NotebookDocument): FoundPicture[] {
  return codeCellsOf(document).flatMap((cell) =>
    cell.outputs.flatMap((output) => {
      const { picture } = output;
      return picture === undefined || picture.type === "image/svg+xml"
        ? []
        : [{ picture, cell, output }];
    })
  );
}

/** The picture of the cell tagged `thumbnail`, else the notebook's first figure, else any picture. */
function thumbnailOf(document: NotebookDocument): Picture | undefined {
  const pictures = picturesOf(document);
  const chosen = pictures.find(({ cell }) => cell.tags.includes("thumbnail")) ??
    pictures.find(({ output }) => output.figure !== undefined) ?? pictures[0];
  return chosen?.picture;
}

/** The picture of the first cell tagged `hero`, if any. */
async function heroPicture(
  documents: readonly NotebookDocument[],
  pictures: Map<string, Uint8Array>,
): Promise<Node | undefined> {
  const found = documents.flatMap(picturesOf).find(({ cell }) => cell.tags.includes("hero"));
  if (found === undefined) return undefined;
  const path = `${ASSETS_FOLDER}/hero.png`;
  pictures.set(path, await shrunk(found.picture, HERO_WIDTH));
  return element("img", { src: path, alt: found.picture.alt });
}

async function shrunk({ bytes }: Picture, width: number): Promise<Uint8Array> {
  const small = sharp(bytes).resize({ width, withoutEnlargement: true });
  return new Uint8Array(await small.png({ palette: true, effort: 8 }).toBuffer());
}

/** The last table of a notebook that sets the published figures beside this run's. */
function resultTable(document: NotebookDocument): Node[] {
  const tables = codeCellsOf(document).flatMap((cell) => cell.outputs).flatMap(({ html }) => {
    if (html === undefined || excessOfHtml(html) !== undefined) return [];
    const tree = sanitiseToTree(html);
    const head = tree.querySelector("thead")?.textContent ?? "";
    return /published/i.test(head) && /this run/i.test(head) ? [tree] : [];
  });
  const last = tables.at(-1);
  if (last === undefined) return [];
  wrapTables(last);
  const link = element("a", { href: `${addressOf(document.name)}.html` }, document.title);
  return [element("h3", {}, link), last];
}

function firstSentence(text: string): string {
  return /^.+?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
}
