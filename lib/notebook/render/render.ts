/**
 * Notebooks to pages: HTML, Markdown, an index, and the files that they share.
 *
 * @module
 */
import { dirname, join } from "node:path";
import { cannot } from "../../errors.ts";
import { readNotebook, writeWhole } from "../format.ts";
import { writeAssets } from "./assets.ts";
import { describeNotebook, type NotebookDocument } from "./document.ts";
import type { Neighbours } from "./html_page.ts";
import type { SeriesWords } from "./index_page.ts";
import type { PageAssets } from "./page_frame.ts";

/** How to render notebooks. */
export interface RenderOptions {
  /** Where the pages go. Default: the folder `rendered` beside the first notebook. */
  readonly folder?: string;
  /** What the index says. Default: the words for Plumage. */
  readonly words?: SeriesWords;
  /** Called after each page with its path. */
  readonly onPage?: (path: string) => void;
}

/** Where a notebook's pages lie. */
export interface RenderedNotebook {
  /** The notebook. */
  readonly path: string;
  /** Its title. */
  readonly title: string;
  /** The web page. */
  readonly html: string;
  /** The Markdown page. */
  readonly markdown: string;
}

const PLUMAGE: SeriesWords = {
  title: "Plumage",
  description:
    "An executable article: find, step by step and by experiment, the best strategy to " +
    "train an image classifier. TypeScript notebooks for Deno, on birds.",
};

/**
 * Renders one notebook as HTML and Markdown, with no pages before and after it.
 *
 * @param path The notebook.
 * @param options Where to, and the series' words.
 * @returns Where the pages lie.
 * @throws {SyntaxError} If the file is not a notebook.
 * @throws {Error} If a page cannot be written.
 */
export async function renderNotebook(
  path: string,
  options: RenderOptions = {},
): Promise<RenderedNotebook> {
  const folder = options.folder ?? join(dirname(path), "rendered");
  const document = describeNotebook(path, await readNotebook(path), folder);
  const series = (options.words ?? PLUMAGE).title;
  return await writePages(document, { series }, await writeAssets(folder), options);
}

/**
 * Renders notebooks as a series: each as HTML and Markdown, linked to those before and after it, and
 * an index with a picture of each.
 *
 * @param paths The notebooks, in order.
 * @param options Where to, and what the index says.
 * @returns Where each notebook's pages lie.
 * @throws {RangeError} If there is no notebook.
 * @throws {SyntaxError} If a file is not a notebook.
 * @throws {Error} If a page cannot be written.
 *
 * @example
 * ```ts
 * import { renderNotebooks } from "lib/notebook/mod.ts";
 * await renderNotebooks(["notebooks/01_clean_dataset.ipynb", "notebooks/08_result.ipynb"]);
 * ```
 */
export async function renderNotebooks(
  paths: readonly string[],
  options: RenderOptions = {},
): Promise<RenderedNotebook[]> {
  const first = paths[0];
  if (first === undefined) throw new RangeError(cannot("render", "at least one notebook", "none"));
  const folder = options.folder ?? join(dirname(first), "rendered");
  const words = options.words ?? PLUMAGE;
  const documents = await Promise.all(
    paths.map(async (path) => describeNotebook(path, await readNotebook(path), folder)),
  );
  const assets = await writeAssets(folder);
  const rendered = [];
  for (const [index, document] of documents.entries()) {
    const previous = documents[index - 1];
    const next = documents[index + 1];
    const neighbours = {
      series: words.title,
      place: [index + 1, documents.length] as const,
      ...(previous === undefined ? {} : { previous }),
      ...(next === undefined ? {} : { next }),
    };
    rendered.push(await writePages(document, neighbours, assets, options));
  }
  const index = join(folder, "index.html");
  const { renderIndexPage } = await import("./index_page.ts");
  await writeWhole(index, await renderIndexPage(documents, words, folder, assets));
  options.onPage?.(index);
  return rendered;
}

async function writePages(
  document: NotebookDocument,
  neighbours: Neighbours,
  assets: PageAssets,
  options: RenderOptions,
): Promise<RenderedNotebook> {
  // Loaded here: who only executes notebooks need not wait for what draws pages.
  const [{ renderHtmlPage }, { renderMarkdownPage }] = await Promise.all([
    import("./html_page.ts"),
    import("./markdown_page.ts"),
  ]);
  const { folder, name, path, title } = document;
  const html = join(folder, `${name}.html`);
  const markdown = join(folder, `${name}.md`);
  await writeWhole(html, await renderHtmlPage(document, neighbours, assets));
  options.onPage?.(html);
  const page = renderMarkdownPage(document, neighbours);
  const pictures = join(folder, `${name}_files`);
  await Deno.remove(pictures, { recursive: true }).catch(() => {}); // none of an earlier run
  if (page.pictures.size > 0) await Deno.mkdir(pictures, { recursive: true });
  for (const [file, bytes] of page.pictures) await writeWhole(join(folder, file), bytes);
  await writeWhole(markdown, page.text);
  options.onPage?.(markdown);
  return { path, title, html, markdown };
}
