/** What stands in a study's journal. */
import { parseExact, stringifyExact } from "../disk/exact_json.ts";
import { cannot } from "../errors.ts";
import type { Optimizer } from "./optimizer.ts";
import type { Settings } from "./space.ts";
import type { Trial } from "./trial.ts";

/** What a study's journal holds, a line each. */
export type Entry =
  | {
    readonly type: "study";
    readonly version: 1;
    readonly space: unknown;
    readonly options: unknown;
  }
  | { readonly type: "ask"; readonly trial: Trial; readonly worker: string }
  | { readonly type: "take over"; readonly id: number; readonly worker: string }
  | { readonly type: "tell"; readonly trial: Trial };

type Head = Entry & { readonly type: "study" };

/** The first line of a study's journal: what is searched, and how. */
export function describeStudy<Point extends Settings>({ space, options }: Optimizer<Point>): Head {
  return parseExact(stringifyExact({ type: "study", version: 1, space, options })) as Head;
}

/** Refuses a study that began with another space or other options, and names what has changed. */
export function checkSame(folder: string, first: Entry, now: Head): void {
  const doing = `open the study in ${folder}`;
  if (first.type !== "study" || first.version !== 1) {
    throw new SyntaxError(cannot(doing, "a journal of version 1", first));
  }
  for (const part of ["space", "options"] as const) {
    const [before, after] = [first[part], now[part]] as Record<string, unknown>[];
    const names = [...new Set([...Object.keys(before!), ...Object.keys(after!)])];
    const changed = names.find((name) =>
      stringifyExact(before![name]) !== stringifyExact(after![name])
    );
    const reordered = stringifyExact(before) !== stringifyExact(after);
    if (changed === undefined && !(part === "space" && reordered)) continue;
    const what = part === "space" ? "its own space" : "its own options";
    const rule = changed === undefined
      ? `${what}, in the order ${Object.keys(before!).join(", ")}`
      : `${what}, ${changed}: ${shown(before![changed])}`;
    const received = changed === undefined
      ? Object.keys(after!).join(", ")
      : `${shown(after![changed])} (a changed search needs another folder)`;
    throw new RangeError(cannot(doing, rule, received));
  }
}

function shown(value: unknown): string {
  return value === undefined ? "none" : stringifyExact(value);
}
