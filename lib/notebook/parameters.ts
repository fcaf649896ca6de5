/**
 * Values from outside for the names that a notebook's settings cell declares.
 *
 * @module
 */
import { cannot, describe } from "../errors.ts";
import { CellSource } from "./_source.ts";
import { tagsOf, textOf } from "./format.ts";
import type { Notebook } from "./types.ts";

/** Values by name. A name may be a path into an object: `settings.epochs`. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The tag of the cell whose declarations are parameters; papermill's name is understood too. */
const SETTINGS_TAGS = ["settings", "parameters"];
const INJECTED_TAG = "injected-parameters";

/**
 * Parses `name=value` as on a command line: numbers, `true`, `false`, `null`, lists and objects are
 * read as JSON, NaN, Infinity and -0 as the numbers that they are, anything else is text.
 *
 * @param assignments Such as `["epochs=3", "optimiser=adam"]`.
 * @returns The values by name.
 * @throws {SyntaxError} If one is not of that form, or has a number too large for one.
 */
export function parseParameters(assignments: readonly string[]): Parameters {
  return Object.fromEntries(assignments.map((assignment) => {
    const match = assignment.match(/^([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)=(.*)$/s);
    if (match === null) throw new SyntaxError(cannot("read a parameter", "name=value", assignment));
    const [, name, text] = match as unknown as [string, string, string];
    return [name, valueOf(assignment, text)];
  }));
}

/** JSON, a number that JSON does not know, or text. */
function valueOf(assignment: string, text: string): unknown {
  if (/^(NaN|-?Infinity)$/.test(text)) return Number(text);
  if (text === "-0") return -0;
  let broken: string | undefined;
  const look: Reviver = (_, part, { source }) => {
    if (typeof part === "number") broken ??= ruleBrokenBy(part, source ?? "");
    return part;
  };
  let value: unknown;
  try {
    value = JSON.parse(text, look as (key: string, value: unknown) => unknown);
  } catch {
    return text;
  }
  if (broken !== undefined) throw new SyntaxError(cannot("read a parameter", broken, assignment));
  return value;
}

/** A reviver as ECMAScript 2026 has it: it also gets the digits that a number was written with. */
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** `JSON.parse` makes Infinity of 1e400, 0 of 1e-400, and another number of a long whole one. */
function ruleBrokenBy(value: number, digits: string): string | undefined {
  if (!Number.isFinite(value)) return "numbers that fit (Infinity is written so)";
  const isLost = value === 0
    ? /[1-9]/.test(digits.replace(/e.*$/i, ""))
    : /^-?\d+$/.test(digits) && BigInt(digits) !== BigInt(value);
  return isLost ? "numbers that keep their value" : undefined;
}

/** A value as TypeScript's code, with the numbers that JSON cannot carry. */
function literal(value: unknown): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "bigint") return `${value}n`;
  if (value === undefined) return "undefined";
  if (Array.isArray(value)) return `[${value.map(literal).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => {
    // As a plain name, __proto__ would set the prototype.
    return `${key === "__proto__" ? '["__proto__"]' : JSON.stringify(key)}:${literal(item)}`;
  });
  return `{${entries.join(",")}}`;
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
export async function injectParameters(
  notebook: Notebook,
  parameters: Parameters,
  path: string,
): Promise<void> {
  const names = Object.keys(parameters);
  if (names.length === 0) return;
  const doing = `set ${names.join(", ")} in ${path}`;
  notebook.cells = notebook.cells.filter((cell) => !tagsOf(cell).includes(INJECTED_TAG));
  const at = notebook.cells.findIndex((cell) =>
    tagsOf(cell).some((tag) => SETTINGS_TAGS.includes(tag))
  );
  if (at < 0) throw new RangeError(cannot(doing, 'a cell with the tag "settings"', "none"));
  const declared = (await CellSource.parse(textOf(notebook.cells[at]!.source))).initialValues;
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

function checkType(doing: string, name: string, before: unknown, value: unknown): void {
  // Of what is no literal, nothing is known; null may stand for anything.
  if (before === undefined || before === null || typeof before === typeof value) return;
  const type = typeof before;
  const rule = `${type === "object" ? "an" : "a"} ${type} for ${name}, like ${describe(before)}`;
  throw new TypeError(cannot(doing, rule, `the ${typeof value} ${describe(value)}`));
}

function statement(name: string, value: unknown): string {
  const [root, ...path] = name.split(".");
  const code = literal(value);
  if (path.length === 0) return `const ${name} = ${code};`;
  // A changed copy: the settings may be frozen.
  const copy = path.reduceRight(
    (inner, key, depth) => {
      const base = [root, ...path.slice(0, depth)].join(".");
      return `{ ...${base}, ${key}: ${inner} }`;
    },
    code,
  );
  return `const ${root} = ${copy};`;
}
