/**
 * Notebooks to pages: HTML, Markdown, an index, and the files that they share.
 *
 * @module
 */
import { basename, dirname, join } from "node:path";
import { cannot } from "../../errors.ts";
import type { Progress, ProgressListener } from "../../progress.ts";
import { readNotebook } from "../format.ts";
import type { LeftOut, NotebookDocument } from "./document.ts";
import type { Neighbours } from "./html_page.ts";
import type { SeriesWords } from "./index_page.ts";
import type { PageAssets } from "./page_frame.ts";

export type { LeftOut };

/** How to render notebooks. */
export interface RenderOptions {
  /** Where the pages go. Default: the folder `rendered` beside the first notebook. */
  readonly folder?: string;
  /** Whether an index of the notebooks is written, `index.html`. Default: no. */
  readonly index?: boolean;
  /** The name of the series, and what the index says. Default: "Notebooks", and nothing. */
  readonly words?: SeriesWords;
  /**
   * Folders that are copied beside the pages, by the name that they get there. One that does not exist
   * leaves what an earlier call has put there.
   */
  readonly beside?: Readonly<Record<string, string>>;
  /** Called after each page; `what` is its path. */
  readonly onProgress?: ProgressListener<Progress>;
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
  /** What of the notebook the pages do not show, by cell and in words; the pages say it too. */
  readonly leftOut: readonly LeftOut[];
}

const UNNAMED: SeriesWords = { title: "Notebooks", description: "" };

/**
 * Renders one notebook as HTML and Markdown, with no pages before and after it.
 *
 * @param path The notebook.
 * @param options Where to, and the series' words.
 * @returns Where the pages lie, and what they do not show.
 * @throws {SyntaxError} If the file is not a notebook.
 * @throws {Error} If a page cannot be written, or a file in its place is not one of render's.
 */
export async function renderNotebook(
  path: string,
  options: RenderOptions = {},
): Promise<RenderedNotebook> {
  const [rendered] = await renderNotebooks([path], options);
  return rendered!;
}

/**
 * Renders notebooks as a series: each as HTML and Markdown, linked to those before and after it, and
 * if wished an index with a picture of each.
 *
 * Nothing is written before all pages are made. Files that render did not write itself are neither
 * replaced nor removed: it keeps a list of its own, `rendered.json`, in the folder of the pages.
 *
 * @param paths The notebooks, in order.
 * @param options Where to, and what the index says.
 * @returns Where each notebook's pages lie, and what they do not show.
 * @throws {RangeError} If there is no notebook, or two have the same name.
 * @throws {SyntaxError} If a file is not a notebook.
 * @throws {Error} If a page cannot be written, or a file in its place is not one of render's.
 *
 * @example
 * ```ts
 * import { renderNotebooks } from "lib/notebook/mod.ts";
 * const notebooks = ["notebooks/01_clean_dataset.ipynb", "notebooks/08_result.ipynb"];
 * await renderNotebooks(notebooks, { folder: await Deno.makeTempDir(), index: true });
 * ```
 */
export async function renderNotebooks(
  paths: readonly string[],
  options: RenderOptions = {},
): Promise<RenderedNotebook[]> {
  requireNames(paths, options.index === true);
  // Loaded here: who only executes notebooks need not wait for what draws pages.
  const [{ makeAssets }, { describeNotebook }, ownFiles, { renderIndexPage }] = await Promise.all([
    import("./assets.ts"),
    import("./document.ts"),
    import("./own_files.ts"),
    import("./index_page.ts"),
  ]);
  const { isOwnFile, readFilesBelow, writeOwnFiles } = ownFiles;
  const folder = options.folder ?? join(dirname(paths[0]!), "rendered");
  const words = options.words ?? UNNAMED;
  const documents: NotebookDocument[] = [];
  for (const path of paths) {
    documents.push(await describeNotebook(path, await readNotebook(path), folder));
  }
  const { assets, files: shared } = await makeAssets();
  const files = new Map<string, string | Uint8Array>(shared);
  const hasIndex = options.index === true || await isOwnFile(folder, "index.html");
  for (const [index, document] of documents.entries()) {
    await addPages(files, document, neighboursOf(documents, index, words, hasIndex), assets);
  }
  const kept: string[] = [];
  for (const [name, source] of Object.entries(options.beside ?? {})) {
    const copied = await readFilesBelow(source);
    if (copied.size === 0) kept.push(`${name}/`);
    for (const [path, bytes] of copied) files.set(`${name}/${path}`, bytes);
  }
  const isKept = (path: string) => kept.some((prefix) => path.startsWith(prefix));
  if (options.index === true) {
    const isThere = async (path: string) => files.has(path) || await isOwnFile(folder, path);
    const links = await filtered(words.links ?? [], ({ path }) => isThere(path));
    const { html, pictures } = await renderIndexPage(documents, { ...words, links }, assets);
    for (const [path, bytes] of pictures) files.set(path, bytes);
    files.set("index.html", html);
  }
  const pages = [...files.keys()].filter(isPage);
  let done = 0;
  await writeOwnFiles(folder, files, {
    isStale: (path) => documents.some(({ name }) => path.startsWith(`${name}_files/`)),
    isKept,
    onFile(path) {
      if (!isPage(path)) return;
      options.onProgress?.({ what: join(folder, path), done: ++done, total: pages.length });
    },
  });
  return documents.map(({ path, title, name, leftOut }) => ({
    path,
    title,
    html: join(folder, `${name}.html`),
    markdown: join(folder, `${name}.md`),
    leftOut,
  }));
}

async function filtered<Value>(
  values: readonly Value[],
  holds: (value: Value) => Promise<boolean>,
): Promise<Value[]> {
  const verdicts = await Promise.all(values.map(holds));
  return values.filter((_, i) => verdicts[i]);
}

function isPage(path: string): boolean {
  return !path.includes("/");
}

/** Pages take their names from the notebooks': each name can be there once. */
function requireNames(paths: readonly string[], hasIndex: boolean): void {
  if (paths.length === 0) throw new RangeError(cannot("render", "at least one notebook", "none"));
  const seen = new Map<string, string>();
  for (const path of paths) {
    const name = basename(path, ".ipynb").toLowerCase(); // one file, on some systems
    const other = seen.get(name);
    if (other !== undefined) {
      const received = `${other} and ${path}`;
      throw new RangeError(cannot("render", "notebooks of different names", received));
    }
    if (hasIndex && name === "index") {
      throw new RangeError(cannot("render with an index", "no notebook of that name", path));
    }
    seen.set(name, path);
  }
}

function neighboursOf(
  documents: readonly NotebookDocument[],
  index: number,
  { title: series }: SeriesWords,
  hasIndex: boolean,
): Neighbours {
  const previous = documents[index - 1];
  const next = documents[index + 1];
  return {
    series,
    hasIndex,
    ...(documents.length === 1 ? {} : { place: [index + 1, documents.length] as const }),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}

async function addPages(
  files: Map<string, string | Uint8Array>,
  document: NotebookDocument,
  neighbours: Neighbours,
  assets: PageAssets,
): Promise<void> {
  const [{ renderHtmlPage }, { renderMarkdownPage }] = await Promise.all([
    import("./html_page.ts"),
    import("./markdown_page.ts"),
  ]);
  const { name } = document;
  files.set(`${name}.html`, await renderHtmlPage(document, neighbours, assets));
  const page = renderMarkdownPage(document, neighbours);
  for (const [file, bytes] of page.pictures) files.set(file, bytes);
  files.set(`${name}.md`, page.text);
}
