/**
 * `deno task article`: everything, from a fresh clone to pages one can read.
 *
 * @module
 */
import { basename, relative } from "node:path";
import { loadProfile } from "../article/profile.ts";
import { projectFolder, runFolder } from "../article/folders.ts";
import { SERIES } from "../article/series.ts";
import { cannot } from "../errors.ts";
import { exists } from "../disk/files.ts";
import { executeNotebook, renderNotebooks } from "../notebook/mod.ts";
import {
  fromCallersFolder,
  runCommand,
  UsageError,
  writeErrorLine,
  writeLine,
} from "./_command.ts";
import { setUpEngine } from "./_setup.ts";
import { notebooksIn } from "./render.ts";

if (import.meta.main) {
  await runCommand({
    name: "article",
    help: `
Sets everything up, runs the eight notebooks in order, renders them, and says where to look.

Usage: deno task article [--profile NAME] [--data FOLDER]

  --profile   quick (default): drawn birds, minutes on two cores, written into notebooks/
              smoke: every code path in seconds, written into data/runs/smoke/
              full: the article's settings on the Kaggle set, written into data/runs/full/
  --data      a folder of your own images (one folder a class), as PLUMAGE_DATA

Exit codes: 0 all went well, 1 a notebook or the set-up failed, 2 wrong usage.
`,
    options: { profile: { type: "string" }, data: { type: "string" } },
    async run({ values }) {
      const profile = loadProfile(values.profile);
      if (values.data !== undefined) {
        const folder = fromCallersFolder(values.data);
        if (!await exists(folder)) {
          throw new UsageError(cannot("read --data", "a folder of pictures", `no ${folder}`));
        }
        Deno.env.set("PLUMAGE_DATA", folder);
      }
      const ownData = Boolean(Deno.env.get("PLUMAGE_DATA"));
      const native = await setUpEngine();
      if (!native && profile.name !== "smoke") {
        throw new Error(
          `Cannot run the ${profile.name} profile: expected native TensorFlow, received none ` +
            "(deno task doctor --install says why; --profile smoke runs without it)",
        );
      }
      const notebooks = await notebooksIn(`${projectFolder()}/notebooks`);
      const inPlace = profile.name === "quick" && !ownData;
      const folder = inPlace ? `${projectFolder()}/notebooks` : `${runFolder(profile)}/notebooks`;
      await Deno.mkdir(folder, { recursive: true });
      const executed: string[] = [];
      for (const [i, path] of notebooks.entries()) {
        writeErrorLine(`[${i + 1}/${notebooks.length}] ${basename(path)}`);
        const result = await executeNotebook(path, {
          output: `${folder}/${basename(path)}`,
          profile: profile.name,
          onProgress: ({ state, position, total, seconds, head }) => {
            if (state === "started") return;
            const time = seconds.toFixed(1).padStart(6);
            writeErrorLine(`  ${position}/${total} ${time} s  ${head}`);
          },
        });
        executed.push(result.path);
      }
      await renderNotebooks(executed, {
        folder: `${folder}/rendered`,
        words: SERIES,
        index: true,
      });
      const shown = (path: string) => relative(Deno.cwd(), path);
      writeLine(`The article is ready (profile ${profile.name}):`);
      writeLine(`  read it     ${shown(`${folder}/rendered/index.html`)}`);
      writeLine(`  step it     ${shown(folder)}/*.ipynb, in VS Code or JupyterLab`);
    },
  });
}
