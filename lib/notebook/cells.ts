/**
 * A notebook's cells as one TypeScript module, so that the tools for modules can check them.
 *
 * The kernel lets a cell declare a name again; in the module such a cell opens a block, in which the
 * name is a new one. Imports are moved to the top, where modules want them.
 *
 * @module
 */
import { CellSource } from "./_source.ts";
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
export async function cellsAsModule(notebook: Notebook): Promise<CellsModule> {
  const imports: [string, CellLine][] = [];
  const body: [string, CellLine | undefined][] = [];
  const declared = new Set<string>();
  const imported = new Set<string>();
  let open = 0;
  let prints = false;
  for (const [index, cell] of notebook.cells.entries()) {
    if (!isRunnable(cell)) continue;
    const origin = (line: number): CellLine => ({ cell: index + 1, line: line + 1 });
    const source = await CellSource.parse(textOf(cell.source));
    prints ||= source.usesConsole;
    const lines = source.text.split("\n");
    const ownNames = new Set(source.names);
    for (const { first, last, names } of source.imports) {
      const repeated = names.length > 0 && names.every((name) => imported.has(name));
      for (let at = first; at <= last; at++) {
        if (!repeated) imports.push([lines[at]!, origin(at)]);
        lines[at] = "";
      }
      names.forEach((name) => imported.add(name));
    }
    if ([...ownNames].some((name) => declared.has(name))) {
      body.push(["{", undefined]);
      open += 1;
    }
    ownNames.forEach((name) => declared.add(name));
    lines.forEach((text, at) => body.push([text, origin(at)]));
  }
  body.push(["}".repeat(open), undefined]);
  const all: [string, CellLine | undefined][] = [
    ...(prints ? [[MAY_PRINT, undefined] as [string, undefined]] : []),
    ...imports,
    ["export {};", undefined],
    ...body,
  ];
  return { text: all.map(([text]) => text).join("\n") + "\n", lines: all.map(([, line]) => line) };
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
