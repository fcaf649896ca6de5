/**
 * Values from outside for the names that a notebook's settings cell declares.
 *
 * @module
 */
import { cannot, describe } from "../errors.ts";
import { tagsOf, textOf } from "./format.ts";
import type { Notebook } from "./types.ts";

/** Values by name. A name may be a path into an object: `settings.epochs`. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The tag of the cell whose declarations are parameters; papermill's name is understood too. */
const SETTINGS_TAGS = ["settings", "parameters"];
const INJECTED_TAG = "injected-parameters";

/**
 * Parses `name=value` as on a command line: numbers, `true`, `false`, `null`, lists and objects are
 * read as JSON, anything else is text.
 *
 * @param assignments Such as `["epochs=3", "optimiser=adam"]`.
 * @returns The values by name.
 * @throws {SyntaxError} If one is not of that form.
 */
export function parseParameters(assignments: readonly string[]): Parameters {
  return Object.fromEntries(assignments.map((assignment) => {
    const match = assignment.match(/^([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)=(.*)$/s);
    if (match === null) throw new SyntaxError(cannot("read a parameter", "name=value", assignment));
    const [, name, text] = match as unknown as [string, string, string];
    try {
      return [name, JSON.parse(text)];
    } catch {
      return [name, text];
    }
  }));
}

/**
 * Puts a cell behind the settings cell that sets the parameters anew, as papermill does. What the
 * settings cell itself derives from a value is not derived again.
 *
 * @param notebook The notebook; changed.
 * @param parameters The values by name.
 * @param path What error messages call the notebook.
 * @throws {RangeError} If there is no settings cell, or it declares no such name.
 * @throws {TypeError} If it gives the name a literal of another type.
 */
export function injectParameters(notebook: Notebook, parameters: Parameters, path: string): void {
  const names = Object.keys(parameters);
  if (names.length === 0) return;
  const doing = `set ${names.join(", ")} in ${path}`;
  notebook.cells = notebook.cells.filter((cell) => !tagsOf(cell).includes(INJECTED_TAG));
  const at = notebook.cells.findIndex((cell) =>
    tagsOf(cell).some((tag) => SETTINGS_TAGS.includes(tag))
  );
  if (at < 0) throw new RangeError(cannot(doing, 'a cell with the tag "settings"', "none"));
  const declared = declarationsOf(textOf(notebook.cells[at]!.source));
  for (const name of names) {
    const root = name.split(".")[0]!;
    if (!declared.has(root)) {
      const rule = `one of the settings ${[...declared.keys()].join(", ") || "(none is declared)"}`;
      throw new RangeError(cannot(doing, rule, root));
    }
    if (name === root) checkType(doing, name, declared.get(root), parameters[name]);
  }
  notebook.cells.splice(at + 1, 0, {
    "cell_type": "code",
    id: INJECTED_TAG,
    metadata: { tags: [INJECTED_TAG] },
    source: [
      "// Set from the command line:",
      ...names.map((name) => statement(name, parameters[name])),
    ]
      .join("\n"),
    "execution_count": null,
    outputs: [],
  });
}

/** The names declared at the top level, each with the code of its value. */
function declarationsOf(source: string): Map<string, string> {
  const declarations = source.matchAll(
    /^(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=]+)?=\s*(.*?);?\s*(?:\/\/.*)?$/gm,
  );
  return new Map([...declarations].map(([, name, value]) => [name!, value!]));
}

function checkType(doing: string, name: string, code: string | undefined, value: unknown): void {
  let literal: unknown;
  try {
    literal = JSON.parse((code ?? "").replace(/^'(.*)'$/, '"$1"').replace(/(\d)_(?=\d)/g, "$1"));
  } catch {
    return; // not a literal: nothing is known of its type
  }
  if (literal === null || typeof literal === typeof value) return;
  const rule = `a ${typeof literal} for ${name}, like ${describe(literal)}`;
  throw new TypeError(cannot(doing, rule, `the ${typeof value} ${describe(value)}`));
}

function statement(name: string, value: unknown): string {
  const [root, ...path] = name.split(".");
  const json = JSON.stringify(value);
  if (path.length === 0) return `const ${name} = ${json};`;
  // A changed copy: the settings may be frozen.
  const copy = path.reduceRight(
    (inner, key, depth) => {
      const base = [root, ...path.slice(0, depth)].join(".");
      return `{ ...${base}, ${key}: ${inner} }`;
    },
    json,
  );
  return `const ${root} = ${copy};`;
}
