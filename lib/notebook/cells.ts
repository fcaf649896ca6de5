/**
 * A notebook's cells as one TypeScript module, so that the tools for modules can check them.
 *
 * The kernel lets a cell declare a name again; in the module such a cell opens a block, in which the
 * name is a new one. Imports are moved to the top, where modules want them.
 *
 * @module
 */
import { isRunnable, textOf } from "./format.ts";
import type { Notebook } from "./types.ts";

/** Where a line of the module comes from. */
export interface CellLine {
  /** The cell, counted from 1 over all cells of the notebook. */
  readonly cell: number;
  /** The line within the cell, counted from 1. */
  readonly line: number;
}

/** The module of a notebook. */
export interface CellsModule {
  /** TypeScript. */
  readonly text: string;
  /** The origin of each line of the text; nothing for lines that no cell wrote. */
  readonly lines: readonly (CellLine | undefined)[];
}

/** Printing is what a cell is there for. */
const MAY_PRINT = "// deno-lint-ignore-file no-console";

/**
 * Writes the code cells of a notebook as one module.
 *
 * @param notebook The notebook.
 * @returns The module and the origin of its lines.
 */
export function cellsAsModule(notebook: Notebook): CellsModule {
  const imports: [string, CellLine][] = [];
  const body: [string, CellLine | undefined][] = [];
  const declared = new Set<string>();
  const imported = new Set<string>();
  let open = 0;
  for (const [index, cell] of notebook.cells.entries()) {
    if (!isRunnable(cell)) continue;
    const origin = (line: number): CellLine => ({ cell: index + 1, line: line + 1 });
    const lines = textOf(cell.source).split("\n");
    const ownNames = new Set<string>();
    for (const { first, last, names } of importsOf(lines)) {
      const repeated = names.length > 0 && names.every((name) => imported.has(name));
      for (let at = first; at <= last; at++) {
        if (!repeated) imports.push([lines[at]!, origin(at)]);
        lines[at] = "";
      }
      names.forEach((name) => imported.add(name));
    }
    for (const name of declaredNames(lines.join("\n"))) ownNames.add(name);
    if ([...ownNames].some((name) => declared.has(name))) {
      body.push(["{", undefined]);
      open += 1;
    }
    ownNames.forEach((name) => declared.add(name));
    lines.forEach((text, at) => body.push([text, origin(at)]));
  }
  body.push(["}".repeat(open), undefined]);
  const prints = body.some(([text]) => /\bconsole\./.test(text));
  const all: [string, CellLine | undefined][] = [
    ...(prints ? [[MAY_PRINT, undefined] as [string, undefined]] : []),
    ...imports,
    ["export {};", undefined],
    ...body,
  ];
  return { text: all.map(([text]) => text).join("\n") + "\n", lines: all.map(([, line]) => line) };
}

/** The import statements at the top level, each with its lines and the names it declares. */
function importsOf(lines: readonly string[]): { first: number; last: number; names: string[] }[] {
  const found = [];
  for (let first = 0; first < lines.length; first++) {
    if (!/^import\b(?!\s*[.(])/.test(lines[first]!)) continue;
    let last = first;
    while (
      last < lines.length - 1 &&
      !/["'][^"']*["'](?:\s*with\s*\{.*\})?\s*;?\s*(?:\/\/.*)?$/.test(lines[last]!)
    ) {
      last += 1;
    }
    const statement = lines.slice(first, last + 1).join(" ");
    const clause = /^import\s+(?:type\s+)?(.*?)\s*from\b/.exec(statement)?.[1] ?? "";
    found.push({ first, last, names: bindingNames(clause.replaceAll(/\btype\s+/g, "")) });
    first = last;
  }
  return found;
}

/** Names in `a, { b, c as d }, * as e` or in a destructuring pattern `{ a, b: c }`, `[a, b]`. */
function bindingNames(pattern: string): string[] {
  return pattern.replaceAll(/=[^,}\]]+/g, "").split(/[,{}[\]]/)
    .map((part) => part.trim().replace(/^.*\b(?:as\s+)|^[^:]*:\s*|^\.\.\./, ""))
    .filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
}

/** The names that a cell declares at its top level, which formatted code begins at column 0. */
function declaredNames(source: string): string[] {
  const names = [...source.matchAll(
    /^(?:const|let|var|(?:async\s+)?function\*?|class|abstract\s+class|enum|interface|type)\s+([A-Za-z_$][\w$]*)/gm,
  )].map(([, name]) => name!);
  const patterns = source.matchAll(
    /^(?:const|let|var)\s+([{[][\s\S]*?[}\]])\s*(?::[^=]+)?=[^=>]/gm,
  );
  return [...names, ...[...patterns].flatMap(([, pattern]) => bindingNames(pattern!))];
}

/**
 * Replaces places in a module of cells by places in the notebook, in the output of a tool.
 *
 * @param text What the tool printed.
 * @param module The path of the module's file, as the tool prints it.
 * @param notebook What to call the notebook.
 * @param lines The origin of each line.
 * @returns The text with `NOTEBOOK, cell N, line M, column K`.
 */
export function mapToCells(
  text: string,
  module: string,
  notebook: string,
  lines: CellsModule["lines"],
): string {
  const escaped = module.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replaceAll(
    new RegExp(`(?:file://)?[^\\s"']*${escaped}(?::(\\d+))?(?::(\\d+))?`, "g"),
    (_, line?: string, column?: string) => {
      const origin = line === undefined ? undefined : lines[Number(line) - 1];
      if (origin === undefined) return notebook;
      return `${notebook}, cell ${origin.cell}, line ${origin.line}` +
        (column === undefined ? "" : `, column ${column}`);
    },
  );
}
