/**
 * The first page: what the series is about, its notebooks with a picture each, and its key results.
 *
 * @module
 */
import { join } from "node:path";
import sharp from "sharp";
import { tagsOf, textOf, writeWhole } from "../format.ts";
import { ASSETS_FOLDER } from "./assets.ts";
import { codeCellsOf, type NotebookDocument, picturesOf } from "./document.ts";
import { wrapTables } from "./markdown.ts";
import { PLOTLY_TYPE } from "./picture.ts";
import { frame, type PageAssets } from "./page_frame.ts";
import { escapeHtml, sanitiseHtml } from "./sanitise.ts";

/** What the index says about the series. */
export interface SeriesWords {
  /** Its name. */
  readonly title: string;
  /** What it is, in one or two sentences. */
  readonly description: string;
}

/** Pixels; twice what is shown, for sharp displays. */
const THUMBNAIL_WIDTH = 640;
const HERO_WIDTH = 1792;

/**
 * Writes the thumbnails and renders the index.
 *
 * @param documents The notebooks, in order.
 * @param words What the series is about.
 * @param folder The folder of the pages.
 * @param assets The files beside the pages.
 * @returns The index page.
 */
export async function renderIndexPage(
  documents: readonly NotebookDocument[],
  words: SeriesWords,
  folder: string,
  assets: PageAssets,
): Promise<string> {
  const cards = await Promise.all(documents.map((document, index) => {
    return card(document, index + 1, folder);
  }));
  const hero = await heroPicture(documents, folder);
  const results = documents.map(resultTable).filter((html) => html !== "");
  const resultPart = results.length === 0
    ? ""
    : `<h2 id="results">Published and this run</h2>${results.join("")}`;
  return await frame({
    title: words.title,
    description: words.description,
    header: `<a class="home" href="index.html" aria-current="page">${escapeHtml(words.title)}</a>`,
    contents: "",
    main: `<div class="hero"><h1>${escapeHtml(words.title)}</h1>` +
      `<p>${escapeHtml(words.description)}</p>${hero}</div>` +
      `<h2 id="notebooks">The notebooks</h2><ol class="cards">${cards.join("")}</ol>${resultPart}`,
    footer: `<p class="origin">Each page is a notebook, as it ran on one machine.</p>`,
    hasMath: false,
    hasFigures: false,
    hasCode: false,
    assets,
  });
}

async function card(document: NotebookDocument, number: number, folder: string): Promise<string> {
  const found = thumbnailOf(document);
  let thumb = `<span aria-hidden="true">${number}</span>`;
  if (found !== undefined) {
    const path = `${ASSETS_FOLDER}/${document.name}.png`;
    await writeShrunk(join(folder, path), found.content, THUMBNAIL_WIDTH);
    thumb = `<img src="${escapeHtml(path)}" alt="" loading="lazy">`;
  }
  const counted = /^\d/.test(document.title) ? "" : `<span class="number">${number}</span> `;
  return `<li><div class="thumb">${thumb}</div><h3>${counted}` +
    `<a href="${escapeHtml(document.name)}.html">${escapeHtml(document.title)}</a></h3>` +
    `<p>${escapeHtml(firstSentence(document.summary))}</p></li>`;
}

/** The picture of the cell tagged `thumbnail`, else the notebook's first figure, else any picture. */
function thumbnailOf(document: NotebookDocument) {
  const pictures = picturesOf(document).filter(({ picture }) => picture.type !== "image/svg+xml");
  const chosen = pictures.find(({ cell }) => tagsOf(cell).includes("thumbnail")) ??
    pictures.find(({ data }) => data[PLOTLY_TYPE] !== undefined) ?? pictures[0];
  return chosen?.picture;
}

/** The picture of the first cell tagged `hero`, if any. */
async function heroPicture(documents: readonly NotebookDocument[], folder: string) {
  const found = documents.flatMap(picturesOf).find(({ cell, picture }) =>
    tagsOf(cell).includes("hero") && picture.type !== "image/svg+xml"
  );
  if (found === undefined) return "";
  const path = `${ASSETS_FOLDER}/hero.png`;
  await writeShrunk(join(folder, path), found.picture.content, HERO_WIDTH);
  return `<img src="${path}" alt="${escapeHtml(found.picture.alt)}">`;
}

async function writeShrunk(path: string, base64: string, width: number): Promise<void> {
  const picture = sharp(Uint8Array.fromBase64(base64.replaceAll(/\s/g, "")));
  const small = picture.resize({ width, withoutEnlargement: true }).png({
    palette: true,
    effort: 8,
  });
  await writeWhole(path, new Uint8Array(await small.toBuffer()));
}

/** The last table of a notebook that sets the published figures beside this run's. */
function resultTable(document: NotebookDocument): string {
  const tables = codeCellsOf(document).flatMap((cell) =>
    cell.outputs.flatMap((output) => "data" in output ? [textOf(output.data["text/html"])] : [])
  ).filter((html) => {
    const head = /<thead>.*?<\/thead>/s.exec(html)?.[0] ?? "";
    return /published/i.test(head) && /this run/i.test(head);
  });
  const last = tables.at(-1);
  if (last === undefined) return "";
  const link = `<a href="${escapeHtml(document.name)}.html">${escapeHtml(document.title)}</a>`;
  return `<h3>${link}</h3>${wrapTables(sanitiseHtml(last))}`;
}

function firstSentence(text: string): string {
  return /^.+?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
}
