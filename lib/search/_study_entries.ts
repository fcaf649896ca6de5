/** What stands in a study's journal. */
import { z } from "zod";
import { anyNumber } from "./_any_number.ts";
import { parseExact, stringifyExact } from "../disk/exact_json.ts";
import { cannot } from "../errors.ts";
import type { Optimizer } from "./optimizer.ts";
import type { Settings } from "./space.ts";
import type { Trial } from "./trial.ts";

const settings = z.record(z.string(), z.union([anyNumber(), z.string(), z.boolean()]));
const id = z.int().nonnegative();
const trial = z.object({
  id,
  settings,
  source: z.enum(["first", "design", "model", "told"]),
  status: z.enum(["pending", "done", "failed"]),
  value: z.number().optional(),
  error: z.string().optional(),
  stoppedAt: anyNumber().optional(),
  proposals: z.array(settings).optional(),
}).refine(({ status, value }) => (status === "done") === (value !== undefined));
const schema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("study"),
    version: z.literal(1),
    space: z.record(z.string(), z.unknown()),
    options: z.record(z.string(), z.unknown()),
  }),
  z.object({ type: z.literal("ask"), trial, worker: z.string() }),
  z.object({ type: z.literal("take over"), id, worker: z.string() }),
  z.object({ type: z.literal("tell"), trial }),
]);

/** What a study's journal holds, a line each. */
export type Entry =
  | {
    readonly type: "study";
    readonly version: 1;
    readonly space: Readonly<Record<string, unknown>>;
    readonly options: Readonly<Record<string, unknown>>;
  }
  | { readonly type: "ask"; readonly trial: Trial; readonly worker: string }
  | { readonly type: "take over"; readonly id: number; readonly worker: string }
  | { readonly type: "tell"; readonly trial: Trial };

type Head = Entry & { readonly type: "study" };

/**
 * Checks a line of a study's journal.
 *
 * @throws {Error} If it is none; which part is wrong says nothing to a reader.
 */
export function checkEntry(value: unknown): Entry {
  return schema.parse(value) as Entry;
}

/** The first line of a study's journal: what is searched, and how. */
export function describeStudy<Point extends Settings>({ space, options }: Optimizer<Point>): Head {
  return parseExact(stringifyExact({ type: "study", version: 1, space, options })) as Head;
}

/** Refuses a study that began with another space or other options, and names what has changed. */
export function checkSame(folder: string, first: Entry, now: Head): void {
  const doing = `open the study in ${folder}`;
  if (first.type !== "study") {
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
