/** What a module must export so that `deno task search --objective MODULE` can search it. */
import { pathToFileURL } from "node:url";
import { cannot, messageOf } from "../errors.ts";
import { type OptimizerOptions, type ReportingObjective, Space } from "../search/mod.ts";

/** A module with something to search. */
export interface SearchModule {
  /** Where to search. */
  readonly space: Space;
  /** What is minimised; called in a process of its own for each trial. */
  readonly objective: ReportingObjective;
  /** How to search; the optimiser's own choices where left out. */
  readonly search?: OptimizerOptions<Record<string, never>>;
  /** Shows a value to a reader; as it is by default. */
  readonly show?: (value: number) => string;
}

/**
 * Imports such a module and checks what it exports.
 *
 * @param path The module's path.
 * @throws {TypeError} If the module lacks what is needed.
 * @throws {Error} If it cannot be imported.
 */
export async function loadSearchModule(path: string): Promise<SearchModule> {
  let found: Partial<SearchModule>;
  try {
    found = await import(pathToFileURL(path).href);
  } catch (error) {
    const rule = "a module that can be imported";
    throw new Error(cannot(`search ${path}`, rule, messageOf(error)), { cause: error });
  }
  if (!(found.space instanceof Space) || typeof found.objective !== "function") {
    const names = Object.keys(found).join(", ") || "nothing";
    const rule = "exports `space` (a Space) and `objective` (a function)";
    throw new TypeError(cannot(`search ${path}`, rule, names));
  }
  return found as SearchModule;
}
