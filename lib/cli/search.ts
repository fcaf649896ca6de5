/**
 * `deno task search`: searches hyper-parameters, each trial in a process of its own.
 *
 * @module
 */
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadProfile, type Profile } from "../article/profile.ts";
import { dataFolder, projectFolder, runFolder } from "../article/folders.ts";
import {
  boundWarnings,
  openStudy,
  runStudy,
  type Settings,
  type StudyEvent,
} from "../search/mod.ts";
import { ARTICLE_SEARCH } from "../article/search.ts";
import { asUsage, type Command, runCommand, writeLine } from "./_command.ts";
import { flag, path, profileOption, wholeNumber } from "./_options.ts";
import { loadSearchModule, type SearchModule } from "./_search_module.ts";
import { setUpEngine } from "./_setup.ts";
import { listenForStop } from "../stop.ts";

const OPTIONS = {
  trials: wholeNumber("N", "trials in all, those of earlier runs included", {
    fallback: undefined,
    defaultWords: "the profile's, 6 in smoke, 8 in quick, the article's 12 in full",
  }),
  parallel: wholeNumber("N", "trials at the same time", { fallback: 1 }),
  profile: profileOption(),
  study: path("FOLDER", "where the study is kept, instead of the profile's run folder"),
  objective: path("MODULE", "searches something else: a TypeScript module, see below"),
  seed: wholeNumber("N", "seed of the search", {
    least: 0,
    fallback: undefined,
    defaultWords: "the profile's",
  }),
  stopEarly: flag("stops trials that fall behind the median of the finished ones"),
};

/** The command behind the task `search`. */
export const searchCommand: Command<typeof OPTIONS> = {
  name: "search",
  description: `
Searches hyper-parameters by Bayesian optimisation. By default each trial trains a network as in the
article's search (notebook 07). Every trial is a process of its own, with its settings, log and
result in the study's folder. The same command goes on with a study that was interrupted or killed:
finished trials are kept, unfinished ones done again; several such commands may share one study.`,
  options: OPTIONS,
  notes: `
A module for --objective exports
  space       a Space of named dimensions
  objective   (settings, report) => value to be minimised; report(step, value) tells one on the way
  search      options of the optimiser (optional)`,
  exitCodes:
    "0 all trials were made (failed ones included), 1 the search failed or no trial gave a " +
    "value, 2 wrong usage, 130 interrupted",
  async run({ options }) {
    const { parallel, seed, trials: asked } = options;
    if (options.profile !== undefined) Deno.env.set("PLUMAGE_PROFILE", options.profile);
    const profile = asUsage(() => loadProfile());
    const calls = asked ?? profile.search.calls ?? ARTICLE_SEARCH.calls;
    const isArticle = options.objective === undefined;
    const place = options.objective ??
      fileURLToPath(new URL("_article_search.ts", import.meta.url));
    const module = await loadSearchModule(place);
    if (isArticle) await setUpEngine();
    const folder = options.study ??
      (isArticle
        ? `${runFolder(profile)}/search`
        : join(dataFolder(), "studies", basename(place).replace(/\.[^.]*$/, "")));
    using interrupt = listenForStop();
    await using study = await openStudy(folder, module.space, {
      ...module.search,
      ...(seed === undefined ? {} : { seed }),
    });
    study.repairs.forEach((repair) => writeLine(`search: ${repair}`));
    const promised = Math.min(calls, module.space.count);
    writeLine(`search: ${promiseOf(promised, calls, asked === undefined ? profile : undefined)}`);
    const before = study.trials.filter(({ status }) => status !== "pending").length;
    if (before > 0) {
      const rest = before < promised ? "" : "; nothing is left to do";
      writeLine(`search: goes on after ${before} trials in ${folder}${rest}`);
    }
    await runStudy(study, {
      calls,
      parallel,
      signal: interrupt.signal,
      command: (trial) => trialCommand(place, trial, parallel),
      ...(options.stopEarly ? { medianRule: {} } : {}),
      onEvent: (event) => writeLine(eventLine(event, promised, module)),
    });
    const ended = study.trials.filter(({ status }) => status !== "pending").length;
    if (interrupt.signal.aborted) {
      writeLine(
        `search: interrupted after ${ended} of ${promised} trials; the same command goes on`,
      );
      return 130;
    }
    if (ended < promised) writeLine(`search: ${shortfall(ended, promised, study.trials.length)}`);
    return summarise(study.optimizer.best, module, folder);
  },
};

/** How many trials there will be, and why as many. */
function promiseOf(promised: number, calls: number, profile?: Profile): string {
  if (promised < calls) {
    return `${promised} trials, not ${calls}: the space has no more than ${promised} points`;
  }
  if (profile === undefined) return `${promised} trials, as --trials says`;
  return `${promised} trials, as the profile ${profile.name} has them (--trials changes that)`;
}

/** Why there are fewer trials than promised. */
function shortfall(ended: number, promised: number, known: number): string {
  const why = known > ended
    ? `${known - ended} are in the hands of another process`
    : "no point is left that differs from those tried";
  return `${ended} of ${promised} trials: ${why}`;
}

function summarise(
  best: { readonly id: number; readonly settings: Settings; readonly value: number } | undefined,
  module: SearchModule,
  folder: string,
): number {
  if (best === undefined) {
    writeLine(`search: no trial gave a value; their logs are in ${folder}/trials`);
    return 1;
  }
  writeLine(`best: trial ${best.id + 1}, ${show(module, best.value)}`);
  for (const [name, value] of Object.entries(best.settings)) writeLine(`  ${name} = ${value}`);
  boundWarnings(module.space, best.settings).forEach((warning) => writeLine(`  ${warning}`));
  return 0;
}

function trialCommand(module: string, folder: string, parallel: number) {
  const entry = fileURLToPath(new URL("_trial.ts", import.meta.url));
  const config = `${projectFolder()}/deno.json`;
  return {
    path: Deno.execPath(),
    // Processes that start at once must not share V8's code cache: that has crashed them.
    args: ["run", "--allow-all", "--no-code-cache", "--config", config, entry, module, folder],
    // Trials side by side share the processor, and one GPU's memory.
    env: parallel === 1 ? {} : {
      TF_NUM_INTRAOP_THREADS: String(Math.max(1, navigator.hardwareConcurrency / parallel | 0)),
      TF_FORCE_GPU_ALLOW_GROWTH: "true",
    },
  };
}

/** `trial 3/12 F1 0.9511 in 42 s (best F1 0.9610, trial 2)` */
function eventLine(
  { kind, trial, best, seconds, folder, message }: StudyEvent<Settings>,
  calls: number,
  module: SearchModule,
): string {
  const name = `trial ${trial.id + 1}/${calls}`;
  if (kind === "unwatched") return `${name} goes on, but cannot be stopped early: ${message}`;
  if (kind === "started") return `${name} started: ${settingsLine(trial.settings)}`;
  if (kind === "interrupted") return `${name} interrupted: will be done again`;
  const time = kind === "reused" ? "found finished" : `in ${seconds.toFixed(1)} s`;
  const bestSoFar = best === undefined
    ? "no value yet"
    : `best ${show(module, best.value)}, trial ${best.id + 1}`;
  if (trial.status === "failed") {
    return `${name} failed ${time}: ${trial.error} (${bestSoFar}; log: ${folder}/log.txt)`;
  }
  const stopped = trial.stoppedAt === undefined ? "" : ` stopped early at step ${trial.stoppedAt}`;
  return `${name} ${show(module, trial.value!)} ${time}${stopped} (${bestSoFar})`;
}

function settingsLine(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${typeof value === "number" ? shorten(value) : value}`)
    .join(", ");
}

function shorten(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
}

function show(module: SearchModule, value: number): string {
  return module.show?.(value) ?? String(Number(value.toPrecision(6)));
}

if (import.meta.main) await runCommand(searchCommand);
