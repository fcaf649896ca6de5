/**
 * Notebooks without an editor: run one headless, as if a reader had pressed "Run All", and turn it
 * into pages that anyone can read.
 *
 * The runner talks to the Deno kernel by a client of its own, since the usual ones lose output that
 * arrives late. It needs neither Python nor Jupyter.
 *
 * @module
 */
export { CellError, type CellErrorFacts } from "./cell_error.ts";
export { type CellLine, cellsAsModule, type CellsModule, mapToCells } from "./cells.ts";
export { compareNotebooks, type CompareOptions } from "./compare.ts";
export {
  type EditorComplaint,
  editorComplaints,
  type OpenNotebooks,
  withNotebooksInEditor,
} from "./editor.ts";
export { executeNotebook, type ExecuteOptions, type ExecuteResult } from "./execute.ts";
export type { CellProgress, RunLimits } from "./_run.ts";
export {
  isRunnable,
  parseNotebook,
  readNotebook,
  stringifyNotebook,
  tagsOf,
  textOf,
  writeNotebook,
} from "./format.ts";
export { staleness } from "./fresh.ts";
export {
  Kernel,
  KernelError,
  type KernelMessage,
  type KernelOptions,
  type LaunchOptions,
  type LostError,
  type RunOptions,
  type RunResult,
} from "./kernel.ts";
export { OutputCollector } from "./outputs.ts";
export { injectParameters, type Parameters, parseParameters } from "./parameters.ts";
export {
  type LeftOut,
  type RenderedNotebook,
  renderNotebook,
  renderNotebooks,
  type RenderOptions,
} from "./render/render.ts";
export type { SeriesLink, SeriesWords } from "./render/index_page.ts";
export type {
  Cell,
  CellBase,
  CodeCell,
  DisplayOutput,
  ErrorOutput,
  MimeBundle,
  MultilineText,
  Notebook,
  Output,
  ResultOutput,
  StreamOutput,
  TextCell,
} from "./types.ts";
