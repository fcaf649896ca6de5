/**
 * `deno task article`: everything, from a fresh clone to pages one can read.
 *
 * @module
 */
import { basename, relative } from "node:path";
import { loadProfile } from "../article/profile.ts";
import { isUsualSeed, pageFolder, projectFolder, runFolder } from "../article/folders.ts";
import { executeIfChanged } from "../article/execute_if_changed.ts";
import { openTrainingData } from "../article/training_data.ts";
import { fetchNeededWeights } from "../article/weights.ts";
import { SERIES } from "../article/series.ts";
import { cannot } from "../errors.ts";
import { exists } from "../disk/files.ts";
import { type ExecuteResult, renderNotebooks } from "../notebook/mod.ts";
import { listenForStop } from "../stop.ts";
import { asUsage, runCommand, UsageError, writeErrorLine, writeLine } from "./_command.ts";
import { flag, path, profileOption, wholeNumber } from "./_options.ts";
import { setUpEngine } from "./_setup.ts";
import { notebooksIn } from "./render.ts";

if (import.meta.main) {
  await runCommand({
    name: "article",
    description: `
Sets everything up, runs the notebooks in order, renders them, and says where to look.

The profile quick draws its birds, takes minutes on two cores, and writes into notebooks/; smoke
runs every code path in seconds, full has the article's settings on the Kaggle set: both write into
data/runs/. With --data (PLUMAGE_DATA) or another --seed, everything is written into a run folder of
its own, and what was taken of the folder, and what was left out and why, is said before the first
step.

Cut off, it goes on where it was: a notebook that has not changed is left alone, and a training that
is finished is read from the run folder.`,
    options: {
      profile: profileOption(),
      seed: wholeNumber("N", "another seed of everything that is drawn, as PLUMAGE_SEED", {
        least: 0,
        fallback: undefined,
      }),
      force: flag("runs also what has not changed, and reads nothing that earlier runs have kept"),
      data: path("FOLDER", "a folder of your own images (one folder a class), as PLUMAGE_DATA"),
    },
    exitCodes:
      "0 all went well, 1 a notebook or the set-up failed, 2 wrong usage, 130 stopped (Ctrl-C)",
    async run({ options }) {
      if (options.seed !== undefined) Deno.env.set("PLUMAGE_SEED", String(options.seed));
      const profile = asUsage(() => loadProfile(options.profile));
      if (options.data !== undefined) {
        if (!await exists(options.data)) {
          throw new UsageError(cannot("read --data", "a folder of pictures", `no ${options.data}`));
        }
        Deno.env.set("PLUMAGE_DATA", options.data);
      }
      const ownData = Boolean(Deno.env.get("PLUMAGE_DATA"));
      const native = await setUpEngine();
      if (!native && profile.name !== "smoke") {
        throw new Error(
          `Cannot run the ${profile.name} profile: expected native TensorFlow, received none ` +
            "(deno task doctor --install says why; --profile smoke runs without it)",
        );
      }
      await fetchNeededWeights(profile, (line) => writeErrorLine(`set-up: ${line}`));
      if (ownData) {
        const { account } = await openTrainingData({});
        for (const line of account) writeErrorLine(line);
      }
      const notebooks = await notebooksIn(`${projectFolder()}/notebooks`);
      const inPlace = profile.name === "quick" && !ownData && isUsualSeed(profile);
      const folder = inPlace ? `${projectFolder()}/notebooks` : `${runFolder(profile)}/notebooks`;
      await Deno.mkdir(folder, { recursive: true });
      const executed: string[] = [];
      using stop = listenForStop();
      for (const [i, notebook] of notebooks.entries()) {
        writeErrorLine(`[${i + 1}/${notebooks.length}] ${basename(notebook)}`);
        const output = `${folder}/${basename(notebook)}`;
        const execution = executeIfChanged(notebook, {
          output,
          profile: profile.name,
          signal: stop.signal,
          force: options.force,
          ...(options.force ? { env: { PLUMAGE_ANEW: "1" } } : {}),
          onProgress: ({ state, position, total, seconds, what }) => {
            if (state === "started") return;
            const time = seconds.toFixed(1).padStart(6);
            writeErrorLine(`  ${position}/${total} ${time} s  ${what}`);
          },
        });
        let result: ExecuteResult | undefined;
        try {
          result = await execution;
        } catch (error) {
          if (!stop.signal.aborted) throw error;
          writeErrorLine("stopped; started again it goes on here");
          return 130;
        }
        if (result === undefined) writeErrorLine("  unchanged since its last run here");
        executed.push(output);
      }
      await renderNotebooks(executed, {
        folder: `${folder}/rendered`,
        words: SERIES,
        index: true,
        beside: { classifier: pageFolder(profile) },
      });
      const shown = (place: string) => relative(Deno.cwd(), place);
      writeLine(`The article is ready (profile ${profile.name}):`);
      writeLine(`  read it     ${shown(`${folder}/rendered/index.html`)}`);
      writeLine(`  step it     ${shown(folder)}/*.ipynb, in VS Code or JupyterLab`);
      return 0;
    },
  });
}
