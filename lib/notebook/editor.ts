/**
 * What an editor underlines: the complaints of Deno's language server about a notebook's cells.
 *
 * @module
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { cannot } from "../errors.ts";
import { LanguageServer } from "./_language_server.ts";
import { isRunnable, readNotebook, textOf } from "./format.ts";

/** Something that an editor underlines. */
export interface EditorComplaint {
  /** The notebook. */
  readonly path: string;
  /** The cell, counted from 1 over all cells of the notebook. */
  readonly cell: number;
  /** The line within the cell, counted from 1. */
  readonly line: number;
  /** The rule or the number of the error, and what it says. */
  readonly words: string;
}

/** How long the server must have said nothing, once it has spoken of every cell. */
const QUIET_MS = 1000;
/** How long it may take to speak of every cell. */
const LIMIT_MS = 180_000;

/**
 * Opens notebooks in `deno lsp` as VS Code does (`notebookDocument/didOpen`) and collects the errors
 * and warnings.
 *
 * @param paths The notebooks, all below one project folder.
 * @param folder The project's folder, which the editor has open.
 * @returns One entry a complaint; none if nothing is underlined.
 */
export async function editorComplaints(
  paths: readonly string[],
  folder: string,
): Promise<EditorComplaint[]> {
  return await withNotebooksInEditor(
    paths,
    folder,
    ({ complaints }) => Promise.resolve(complaints),
  );
}

/** What is known of notebooks that are open in an editor. */
export interface OpenNotebooks {
  /** What is underlined. */
  readonly complaints: EditorComplaint[];
  /** Shows what the editor shows over a place: Markdown, or nothing. */
  hover(path: string, cell: number, line: number, character: number): Promise<string | undefined>;
  /** The labels that the editor proposes at a place. */
  complete(path: string, cell: number, line: number, character: number): Promise<string[]>;
}

/**
 * Opens notebooks in `deno lsp` for the time of some work.
 *
 * @param paths The notebooks.
 * @param folder The project's folder.
 * @param work Gets what an editor would know.
 * @returns What the work returns.
 */
export async function withNotebooksInEditor<Result>(
  paths: readonly string[],
  folder: string,
  work: (open: OpenNotebooks) => Promise<Result>,
): Promise<Result> {
  const found = new Map<string, { cell: Place; diagnostics: readonly Diagnostic[] }>();
  const places = new Map<string, Place>();
  await using server = await LanguageServer.start(folder, (method, params) => {
    if (method !== "textDocument/publishDiagnostics") return;
    const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
    const cell = places.get(uri);
    if (cell !== undefined) found.set(uri, { cell, diagnostics });
  });
  for (const path of paths) {
    const url = pathToFileURL(resolve(path));
    const documents = (await readNotebook(path)).cells.flatMap((cell, index) => {
      if (!isRunnable(cell)) return [];
      const uri = cellUri(url, index);
      places.set(uri, { path, cell: index + 1 });
      return [{ uri, languageId: "typescript", version: 1, text: textOf(cell.source) }];
    });
    server.notify("notebookDocument/didOpen", {
      notebookDocument: {
        uri: url.href,
        notebookType: "jupyter-notebook",
        version: 1,
        cells: documents.map(({ uri }) => ({ kind: 2, document: uri })),
      },
      cellTextDocuments: documents,
    });
  }
  const until = performance.now() + LIMIT_MS;
  while (found.size < places.size) {
    if (performance.now() > until) {
      const received = `word of ${found.size} within ${LIMIT_MS / 1000} s`;
      throw new Error(cannot("ask the editor", `word of ${places.size} cells`, received));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await server.quiet(QUIET_MS);
  const at = (path: string, cell: number, line: number, character: number) => ({
    textDocument: { uri: cellUri(pathToFileURL(resolve(path)), cell - 1) },
    position: { line: line - 1, character },
  });
  return await work({
    complaints: [...found.values()].flatMap(({ cell, diagnostics }) =>
      diagnostics.filter(({ severity = 1 }) => severity <= 2).map((it) => ({
        ...cell,
        line: it.range.start.line + 1,
        words: `${it.code ?? ""} ${it.message}`.trim(),
      }))
    ),
    async hover(...place) {
      const answer = await server.request("textDocument/hover", at(...place));
      const { contents } = (answer ?? {}) as { contents?: unknown };
      return contents === undefined ? undefined : wordsOf(contents);
    },
    async complete(...place) {
      const answer = await server.request("textDocument/completion", at(...place));
      const { items = [] } = (answer ?? {}) as { items?: readonly { label: string }[] };
      return items.map(({ label }) => label);
    },
  });
}

interface Place {
  readonly path: string;
  readonly cell: number;
}

interface Diagnostic {
  readonly severity?: number;
  readonly code?: string | number;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** VS Code's address of a cell: the notebook's, under a scheme of its own, with a running fragment. */
function cellUri(notebook: URL, index: number): string {
  return `vscode-notebook-cell:${notebook.pathname}#cell${index}`;
}

function wordsOf(contents: unknown): string {
  if (typeof contents === "string") return contents;
  if (Array.isArray(contents)) return contents.map(wordsOf).join("\n");
  return String((contents as { value?: unknown }).value ?? "");
}
