/**
 * Tables as HTML, Markdown and plain text.
 *
 * @module
 */
import { cannot } from "../errors.ts";

/** What a cell may hold; nothing is shown as an en dash. */
export type Cell = string | number | bigint | boolean | null | undefined;

/** A column whose values are written in a certain way. */
export interface Column {
  /** The heading. */
  readonly title: string;
  /** Decimals of its numbers; as few as needed, up to 4, unless given. */
  readonly decimals?: number;
}

/**
 * Writes a table as HTML; every text in it is escaped.
 *
 * @param columns Headings.
 * @param rows One array of cells a row.
 * @returns A `table` element without scripts or styles of its own but alignment.
 * @throws {TypeError} If a row has another number of cells than there are columns.
 */
export function tableAsHtml(
  columns: readonly (string | Column)[],
  rows: readonly (readonly Cell[])[],
): string {
  const { heads, body, numeric } = written(columns, rows);
  const cell = (tag: string, text: string, at: number) => {
    const side = numeric[at] ? "right" : "left";
    const scope = tag === "th" ? ' scope="col"' : "";
    return `<${tag}${scope} style="text-align: ${side}">${escapeHtml(text)}</${tag}>`;
  };
  const line = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text, at) => cell(tag, text, at)).join("")}</tr>`;
  return [
    "<table>",
    `<thead>${line("th", heads)}</thead>`,
    "<tbody>",
    ...body.map((row) => line("td", row)),
    "</tbody>",
    "</table>",
  ].join("\n");
}

/**
 * Writes a table as Markdown (the pipe tables of GitHub).
 *
 * @param columns Headings.
 * @param rows One array of cells a row.
 * @returns Lines joined by line feeds.
 * @throws {TypeError} If a row has another number of cells than there are columns.
 */
export function tableAsMarkdown(
  columns: readonly (string | Column)[],
  rows: readonly (readonly Cell[])[],
): string {
  const { heads, body, numeric } = written(columns, rows);
  const line = (texts: readonly string[]) => `| ${texts.map(escapeMarkdown).join(" | ")} |`;
  const rule = `| ${numeric.map((right) => right ? "---:" : "---").join(" | ")} |`;
  return [line(heads), rule, ...body.map(line)].join("\n");
}

/**
 * Writes a table as text with aligned columns.
 *
 * @param columns Headings.
 * @param rows One array of cells a row.
 * @returns Lines joined by line feeds.
 * @throws {TypeError} If a row has another number of cells than there are columns.
 */
export function tableAsText(
  columns: readonly (string | Column)[],
  rows: readonly (readonly Cell[])[],
): string {
  const { heads, body, numeric } = written(columns, rows);
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...body.map((row) => row[at]!.length))
  );
  const line = (texts: readonly string[]) =>
    texts.map((text, at) => numeric[at] ? text.padStart(widths[at]!) : text.padEnd(widths[at]!))
      .join("  ").trimEnd();
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...body.map(line)]
    .join("\n");
}

function written(columns: readonly (string | Column)[], rows: readonly (readonly Cell[])[]) {
  rows.forEach((row, at) => {
    if (row.length !== columns.length) {
      const expected = `${columns.length} cells in row ${at + 1}`;
      throw new TypeError(cannot("write a table", expected, `${row.length}`));
    }
  });
  const decimals = columns.map((column) =>
    typeof column === "string" ? undefined : column.decimals
  );
  const numeric = columns.map((_, at) => {
    const values = rows.map((row) => row[at]).filter((cell) => cell !== null && cell !== undefined);
    return values.length > 0 &&
      values.every((cell) => typeof cell === "number" || typeof cell === "bigint");
  });
  return {
    heads: columns.map((column) => typeof column === "string" ? column : column.title),
    body: rows.map((row) => row.map((cell, at) => cellText(cell, decimals[at]))),
    numeric,
  };
}

function cellText(cell: Cell, decimals: number | undefined): string {
  if (cell === null || cell === undefined) return "–";
  if (typeof cell !== "number") return String(cell);
  if (!Number.isFinite(cell)) return Number.isNaN(cell) ? "NaN" : cell > 0 ? "∞" : "−∞";
  if (decimals !== undefined) return groupDigits(cell.toFixed(decimals));
  if (Number.isInteger(cell)) return groupDigits(String(cell));
  const small = Math.abs(cell) < 0.001;
  return small ? String(Number(cell.toPrecision(4))) : groupDigits(String(+cell.toFixed(4)));
}

function groupDigits(number: string): string {
  const [whole = "", fraction] = number.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * Escapes text for HTML, attributes included.
 *
 * @param text Any text.
 * @returns The text with `&`, `<`, `>` and both quotes as entities.
 */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_|<>[\]#~]/g, (character) => `\\${character}`)
    .replaceAll(/\r?\n/g, " ");
}
