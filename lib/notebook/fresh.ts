/**
 * Whether a notebook's outputs are those of one run from top to bottom, as far as the file tells.
 *
 * @module
 */
import { isOutput } from "./_schema.ts";
import { isRunnable } from "./format.ts";
import type { CodeCell, Notebook } from "./types.ts";

/**
 * Looks for what one fresh run cannot have left.
 *
 * @param notebook The notebook.
 * @returns One sentence for each fault; none for a notebook as a fresh run leaves it.
 */
export function staleness(notebook: Notebook): string[] {
  const faults: string[] = [];
  let expected = 0;
  for (const [index, cell] of notebook.cells.entries()) {
    if (cell.cell_type !== "code") continue;
    const where = `cell ${index + 1}`;
    if (!isRunnable(cell)) {
      const { outputs } = notebook.cells[index] as CodeCell;
      if (outputs.length > 0) faults.push(`${where} is empty but has outputs`);
      continue;
    }
    expected += 1;
    if (cell.execution_count === null) faults.push(`${where} was not run`);
    else if (cell.execution_count !== expected) {
      faults.push(`${where} was run as number ${cell.execution_count}, not ${expected}`);
    }
    for (const [at, output] of cell.outputs.entries()) {
      if (!isOutput(output)) {
        faults.push(`${where}, output ${at + 1}, is no output`);
        continue;
      }
      if (output.output_type === "error") faults.push(`${where} failed: ${output.ename}`);
      const count = output.output_type === "execute_result" ? output.execution_count : undefined;
      if (count !== undefined && count !== cell.execution_count) {
        faults.push(`${where} holds the value of another run`);
      }
    }
    if (cell.metadata.execution !== undefined) faults.push(`${where} notes the times of its run`);
  }
  if (notebook.nbformat_minor < 5) faults.push("it is older than notebook format 4.5");
  return faults;
}
