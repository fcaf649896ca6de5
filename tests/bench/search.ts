/**
 * `deno task bench search`: how close the search comes to known minima in few calls, and how long
 * one ask takes, beside scikit-optimize and Optuna.
 */
import { cpuUsage } from "node:process";
import { createStream } from "lib/random/stream.ts";
import { type AcquisitionChoice, Optimizer, type OptimizerOptions } from "lib/search/mod.ts";
import { writeErrorLine, writeLine } from "lib/cli/_command.ts";
import { FUNCTIONS, hartmann6, type TestFunction } from "./_search_functions.ts";
import stored from "./peers/search_regret.json" with { type: "json" };
import { findPeers, type Peers } from "./_search_peers.ts";
import { median } from "./_turns.ts";

/** Calls after which the regret is looked at; the first 8 are the initial design, for everyone. */
const CHECKPOINTS = [12, 20, 30, 50];
const ASK_POINTS = [12, 50, 100, 300];

/** Plumage's own contestants. */
const OWN: Readonly<Record<string, OptimizerOptions<Record<string, never>>>> = {
  "Plumage (its defaults)": {},
  "Plumage LCB, kappa 3": { acquisition: "lcb" as AcquisitionChoice, kappa: 3 },
  "Plumage EI": { acquisition: "ei" as AcquisitionChoice },
  "Plumage gp_hedge": { acquisition: "gpHedge" as AcquisitionChoice },
};

const PEER_NAMES: Readonly<Record<string, string>> = {
  LCB: "scikit-optimize LCB, kappa 3",
  EI: "scikit-optimize EI",
  "gp_hedge": "scikit-optimize gp_hedge",
  TPE: "Optuna TPE",
  GP: "Optuna GPSampler",
  random: "random",
};

/**
 * Runs the benchmark and prints its tables.
 *
 * @param options `peers`: also run the Python peers (hours for all; a run goes on where it was);
 * `quick`: 5 seeds and 30 calls instead of 20 and 50.
 */
export async function run(options: { peers: boolean; quick: boolean }): Promise<void> {
  const seeds = options.quick ? 5 : 20;
  const calls = options.quick ? 30 : 50;
  const peers = options.peers ? await findPeers(writeErrorLine) : undefined;
  writeLine(`Median regret over ${seeds} seeds; all begin with a random or space-filling design,`);
  writeLine("the peers' of 8 points, Plumage's of at most 8");
  for (const task of FUNCTIONS) {
    writeLine("");
    writeLine(tableLine(task.name, CHECKPOINTS.filter((at) => at <= calls).map(String)));
    for (const [name, own] of Object.entries(OWN)) {
      writeLine(
        regretLine(name, task, seedsTo(seeds).map((seed) => ownPath(task, own, seed, calls))),
      );
    }
    if (peers === undefined) storedLines(task.name).forEach(writeLine);
    for (const method of peers?.methods ?? []) {
      const paths = await peers!.regret(task.name, method, seedsTo(seeds), calls);
      writeLine(regretLine(PEER_NAMES[method]!, task, paths));
    }
  }
  for (const reason of peers?.missing ?? []) writeLine(reason);
  if (peers === undefined) writeLine("* from an earlier run; --peers runs them here (hours)");
  await printAskTimes(peers, options.quick);
}

/** The peers' figures of an earlier run, for a reader without Python. */
function storedLines(task: string): string[] {
  const methods = stored.functions[task as keyof typeof stored.functions];
  return Object.entries(methods).map(([method, { seeds, regret }]) =>
    tableLine(
      `${PEER_NAMES[method]!} *`,
      [...regret.map((value) => value.toPrecision(3)), `(${seeds} seeds)`],
    )
  );
}

/** The best value after each call of one search of Plumage. */
export function ownPath(
  { space, evaluate }: TestFunction,
  options: OptimizerOptions<Record<string, never>>,
  seed: number,
  calls: number,
): number[] {
  const optimizer = new Optimizer(space, {
    ...options as OptimizerOptions<Record<string, number>>,
    seed,
  });
  const asked = new Set<string>();
  let best = Infinity;
  return Array.from({ length: calls }, () => {
    const trial = optimizer.ask();
    const key = JSON.stringify(trial.settings);
    if (asked.has(key)) throw new Error(`${key} was asked twice`);
    asked.add(key);
    const value = evaluate(trial.settings);
    optimizer.tell(trial, value);
    return best = Math.min(best, value);
  });
}

/** Median over seeds of the regret after so many calls. */
export function medianRegret(
  { minimum }: TestFunction,
  paths: readonly (readonly number[])[],
  calls: number,
): number {
  return median(paths.map((path) => path[calls - 1]! - minimum));
}

async function printAskTimes(peers: Peers | undefined, quick: boolean): Promise<void> {
  writeLine("");
  writeLine("Processor time of one tell and ask in 6 dimensions, milliseconds (median)");
  writeLine(tableLine("points", ASK_POINTS.map(String)));
  askTime(30, 5); // once for the compiler
  const own = ASK_POINTS.map((points) => askTime(points, quick ? 5 : 15));
  writeLine(tableLine("Plumage (its defaults)", own.map((ms) => ms.toFixed(1))));
  for (const method of peers?.methods ?? []) {
    if (method === "random") continue;
    const times: number[] = [];
    for (const points of ASK_POINTS) times.push(1000 * await peers!.ask(method, points));
    writeLine(tableLine(PEER_NAMES[method]!, times.map((ms) => ms.toFixed(0))));
    const factors = times.map((ms, i) => `${(ms / own[i]!).toFixed(0)} x`);
    writeLine(tableLine("  against Plumage's", factors));
  }
}

/** Median processor milliseconds of the tell and ask that follow so many points. */
export function askTime(points: number, repeats: number): number {
  const times = Array.from({ length: repeats }, (_, seed) => {
    const optimizer = new Optimizer(hartmann6.space, { seed, designPoints: 0 });
    const stream = createStream(seed, "bench");
    for (let i = 1; i < points; i++) {
      const settings = hartmann6.space.sample(stream);
      optimizer.tell(settings, hartmann6.evaluate(settings));
    }
    const last = hartmann6.space.sample(stream);
    const start = processorMs();
    optimizer.tell(last, hartmann6.evaluate(last));
    optimizer.ask();
    return processorMs() - start;
  });
  return median(times);
}

/** Processor time of this process: other programs beside it change the wall time, not this. */
function processorMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

function regretLine(
  name: string,
  task: TestFunction,
  paths: readonly (readonly number[])[],
): string {
  const reached = CHECKPOINTS.filter((at) => paths.every((path) => path.length >= at));
  return tableLine(name, reached.map((at) => medianRegret(task, paths, at).toPrecision(3)));
}

function tableLine(name: string, cells: readonly string[]): string {
  return name.padEnd(30) + cells.map((cell) => cell.padStart(11)).join("");
}

function seedsTo(count: number): number[] {
  return Array.from({ length: count }, (_, seed) => seed);
}

if (import.meta.main) {
  await run({ peers: Deno.args.includes("--peers"), quick: Deno.args.includes("--quick") });
}
