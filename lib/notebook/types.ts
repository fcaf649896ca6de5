// deno-lint-ignore-file camelcase -- the names are those of the file format
/**
 * The types of Jupyter's notebook format 4.5, in the format's own names.
 *
 * @module
 */

/** Text as the format keeps it: whole, or as lines that end in their line feed. */
export type MultilineText = string | readonly string[];

/** Representations of one thing, by MIME type. JSON types hold a value, all others text. */
export type MimeBundle = Record<string, unknown>;

/** What a cell printed on one stream. */
export interface StreamOutput {
  /** Tells the kinds of output apart. */
  readonly output_type: "stream";
  /** Which stream. */
  readonly name: "stdout" | "stderr";
  /** What was printed. */
  readonly text: MultilineText;
}

/** What a cell displayed. */
export interface DisplayOutput {
  /** Tells the kinds of output apart. */
  readonly output_type: "display_data";
  /** The representations. */
  readonly data: MimeBundle;
  /** Facts about representations, such as a picture's size, by MIME type. */
  readonly metadata: Record<string, unknown>;
}

/** The value of a cell's last expression. */
export interface ResultOutput {
  /** Tells the kinds of output apart. */
  readonly output_type: "execute_result";
  /** The representations. */
  readonly data: MimeBundle;
  /** Facts about representations, by MIME type. */
  readonly metadata: Record<string, unknown>;
  /** The cell's number in the order of execution. */
  readonly execution_count: number | null;
}

/** What a cell threw. */
export interface ErrorOutput {
  /** Tells the kinds of output apart. */
  readonly output_type: "error";
  /** The error's name. */
  readonly ename: string;
  /** The error's message. */
  readonly evalue: string;
  /** The traceback, in lines. */
  readonly traceback: readonly string[];
}

/** One output of a code cell. */
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

/** What all cells have. */
export interface CellBase {
  /** Stays with the cell when it moves: 1 to 64 letters, digits, `-`, `_`. */
  id: string;
  /** Tags and what else tools keep. */
  metadata: Record<string, unknown>;
  /** The cell's text. */
  source: MultilineText;
}

/** A cell that is run. */
export interface CodeCell extends CellBase {
  /** Tells the kinds of cell apart. */
  cell_type: "code";
  /** The cell's number in the order of execution; none if it did not run. */
  execution_count: number | null;
  /** What it put out, in order. */
  outputs: Output[];
}

/** A cell that is read. */
export interface TextCell extends CellBase {
  /** Tells the kinds of cell apart. */
  cell_type: "markdown" | "raw";
  /** Pictures that the text refers to as `attachment:name`. */
  attachments?: Record<string, MimeBundle>;
}

/** A notebook's cell. */
export type Cell = CodeCell | TextCell;

/** A notebook. */
export interface Notebook {
  /** The cells, from top to bottom. */
  cells: Cell[];
  /** Which kernel and language it is for. */
  metadata: Record<string, unknown>;
  /** The format's major version. */
  nbformat: 4;
  /** The format's minor version; 5 gave every cell an id. */
  nbformat_minor: number;
}
