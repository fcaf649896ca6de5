/**
 * `deno task render [NOTEBOOK...]`: notebooks as web pages and as Markdown.
 *
 * @module
 */
import { join, relative } from "node:path";
import { pageFolder } from "../article/folders.ts";
import { loadProfile } from "../article/profile.ts";
import { SERIES } from "../article/series.ts";
import { cannot } from "../errors.ts";
import { renderNotebooks } from "../notebook/mod.ts";
import { type Command, runCommand, writeErrorLine, writeLine } from "./_command.ts";
import { flag, fromCallersFolder, path } from "./_options.ts";

const OPTIONS = {
  output: path("FOLDER", "where the pages go, instead of rendered/ beside the first notebook"),
  index: flag("an index.html of the named notebooks, too"),
};

/** The command behind the task `render`. */
export const renderCommand: Command<typeof OPTIONS> = {
  name: "render",
  description: `
Renders notebooks, as they are, to HTML and Markdown; without names, all of notebooks/ with an index.
Open index.html in a browser: the pages need no server and no network. What cannot be shown is named
with its notebook and cell. Files that render did not write itself stay as they are.`,
  args: { placeholder: "NOTEBOOK..." },
  options: OPTIONS,
  exitCodes: "0 rendered, 1 a notebook or the disk failed, 2 wrong usage",
  async run({ options, args }) {
    const paths = args.length > 0
      ? args.map(fromCallersFolder)
      : await notebooksIn(join(Deno.cwd(), "notebooks"));
    const rendered = await renderNotebooks(paths, {
      words: SERIES,
      index: options.index || args.length === 0,
      // The committed pages are those of the profile quick, and so is the page beside them.
      ...(args.length === 0 && { beside: { classifier: pageFolder(loadProfile("quick")) } }),
      ...(options.output === undefined ? {} : { folder: options.output }),
      onProgress: ({ what }) => writeLine(relative(Deno.cwd(), what)),
    });
    for (const { path, leftOut } of rendered) {
      for (const { cell, words } of leftOut) {
        writeErrorLine(`${relative(Deno.cwd(), path)}, cell ${cell}: ${words}`);
      }
    }
  },
};

/** The notebooks of a folder, in the order of their names. */
export async function notebooksIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name, isFile } of Deno.readDir(folder)) {
      if (isFile && name.endsWith(".ipynb")) names.push(name);
    }
  } catch {
    // said below
  }
  if (names.length === 0) throw new Error(cannot(`read ${folder}`, "notebooks in it", "none"));
  return names.sort().map((name) => join(folder, name));
}

if (import.meta.main) await runCommand(renderCommand);
