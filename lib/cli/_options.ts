/**
 * The options of a task as data: what is parsed, what is checked and what `--help` says come from one
 * table.
 *
 * @module
 */
import { resolve } from "node:path";
import { type ProfileName, PROFILES } from "../article/profile.ts";
import { UsageError } from "./_output.ts";

/** One option of a command line; its name in the table, in kebab case, is its flag. */
export interface OptionSpec<Value> {
  /** What stands for the value in the help; nothing for a switch. */
  readonly placeholder?: string;
  /** What it does, without its default and choices: these are added. */
  readonly description: string;
  /** The value where it is not given. */
  readonly fallback: Value;
  /** How the default is worded; nothing to leave it out. */
  readonly defaultWords?: string;
  /** Reads and checks a value. */
  readonly parse?: (text: string, flag: string, before: Value) => Value;
  /** A letter for the option, as in `-p`. */
  readonly short?: string;
  /** Whether it may be given more than once. */
  readonly repeatable?: boolean;
}

/** A table of options. */
// deno-lint-ignore no-explicit-any -- each has a value type of its own
export type OptionTable = Readonly<Record<string, OptionSpec<any>>>;

/** The values of a table's options. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends OptionSpec<infer Value> ? Value : never;
};

/** A switch, off unless it is given. */
export function flag(description: string): OptionSpec<boolean> {
  return { description, fallback: false };
}

/** Any text. */
export function text(placeholder: string, description: string): OptionSpec<string | undefined> {
  return { placeholder, description, fallback: undefined, parse: notEmpty };
}

/** Any text, with a default. */
export function textOr(
  placeholder: string,
  description: string,
  fallback: string,
): OptionSpec<string> {
  return { placeholder, description, fallback, defaultWords: fallback, parse: notEmpty };
}

function notEmpty(given: string, name: string): string {
  return given === "" ? fail(name, "needs a value") : given;
}

/** A file or folder, from where the caller stands. */
export function path(placeholder: string, description: string): OptionSpec<string | undefined> {
  return {
    placeholder,
    description,
    fallback: undefined,
    parse: (given, name) => fromCallersFolder(notEmpty(given, name)),
  };
}

/** One of a few words. */
export function choice<const Choice extends string, Fallback extends Choice | undefined>(
  choices: readonly Choice[],
  description: string,
  fallback: Fallback,
  defaultWords: string | undefined = fallback,
): OptionSpec<Choice | Fallback> {
  return {
    placeholder: "NAME",
    description: `${description}: ${choices.join(", ")}`,
    fallback,
    ...(defaultWords !== undefined && { defaultWords }),
    parse: (given, name) =>
      choices.find((each) => each === given) ??
        fail(name, `must be one of ${choices.join(", ")}`, given),
  };
}

/** The profile, as several tasks take it; `PLUMAGE_PROFILE` decides where it is not given. */
export function profileOption(): OptionSpec<ProfileName | undefined> {
  const names = Object.keys(PROFILES) as ProfileName[];
  return choice(names, "the profile", undefined, "$PLUMAGE_PROFILE, else quick");
}

/** How a number is bounded and what stands for it where it is not given. */
interface NumberRule<Fallback> {
  readonly least?: number;
  readonly fallback: Fallback;
  readonly defaultWords?: string;
}

/** A whole number. */
export function wholeNumber<Fallback extends number | undefined>(
  placeholder: string,
  description: string,
  rule: NumberRule<Fallback>,
): OptionSpec<Fallback | number> {
  const { least = 1 } = rule;
  return numberOption(
    placeholder,
    description,
    rule,
    (value) =>
      Number.isSafeInteger(value) && value >= least
        ? undefined
        : `must be a whole number of ${least} or more`,
  );
}

/** A number above 0. */
export function positiveNumber<Fallback extends number | undefined>(
  placeholder: string,
  description: string,
  rule: NumberRule<Fallback>,
): OptionSpec<Fallback | number> {
  return numberOption(
    placeholder,
    description,
    rule,
    (value) => value > 0 ? undefined : "must be a number above 0",
  );
}

function numberOption<Fallback extends number | undefined>(
  placeholder: string,
  description: string,
  { fallback, defaultWords }: NumberRule<Fallback>,
  broken: (value: number) => string | undefined,
): OptionSpec<Fallback | number> {
  const words = defaultWords ?? (fallback === undefined ? undefined : String(fallback));
  return {
    placeholder,
    description,
    fallback,
    ...(words !== undefined && { defaultWords: words }),
    parse(given, name) {
      const value = DECIMAL.test(given) ? Number(given) : NaN;
      const rule = broken(Number.isFinite(value) ? value : NaN);
      return rule === undefined ? value : fail(name, rule, given);
    },
  };
}

/** What people write for a number; `Number` alone also takes "", "0x10" and "1e999". */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Texts, one each time the option is given. */
export function texts(
  placeholder: string,
  description: string,
  short: string,
): OptionSpec<readonly string[]> {
  return {
    placeholder,
    description,
    fallback: [],
    short,
    repeatable: true,
    parse: (given, _, before) => [...before, given],
  };
}

/**
 * A path as the caller means it: `deno task` runs in the project's folder, and says in `INIT_CWD`
 * where it was called.
 *
 * @param path A path as given on the command line.
 * @returns It, absolute.
 */
export function fromCallersFolder(path: string): string {
  return resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), path);
}

function fail(name: string, rule: string, given?: string): never {
  throw new UsageError(`${name} ${rule}${given === undefined ? "" : `, not ${given || '""'}`}`);
}
