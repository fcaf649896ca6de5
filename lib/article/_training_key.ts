/** The name of a training: a digest of all that decides its numbers. */
import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import { stringifyExact } from "../disk/exact_json.ts";
import { sha256Of } from "../disk/hash.ts";
import { type EngineInfo, startEngine } from "../engine/mod.ts";
import type { ArticleData } from "./data.ts";
import { projectFolder } from "./folders.ts";

/** What of the library a training's numbers come from; charts, notebooks and tasks have no say. */
const DECIDING = [
  "random",
  "engine",
  "image",
  "dataset",
  "augment",
  "input",
  "model",
  "train",
  "classifier",
  "article/experiments.ts",
  "article/augmentation.ts",
  "article/features.ts",
  "article/training_rows.ts",
  "article/_trained.ts",
  "article/_train_head.ts",
  "article/_train_network.ts",
];
/** Below these, what no training runs through. */
const ASIDE = /\/(page|doctor\.ts|serve\.ts|export[^/]*|_export[^/]*)$/;

let code: Promise<string> | undefined;
const datasets = new WeakMap<object, Promise<string>>();

/**
 * Names a training.
 *
 * @param data The pictures and their split.
 * @param facts Everything else that decides its numbers, in plain data.
 * @returns 16 hexadecimal digits.
 */
export async function trainingKey(data: ArticleData, facts: unknown): Promise<string> {
  code ??= hashOfCode();
  const known = datasets.get(data) ?? hashOfData(data);
  datasets.set(data, known);
  const { title }: EngineInfo = await startEngine();
  return sha256Of(stringifyExact([await code, title, await known, facts])).slice(0, 16);
}

async function hashOfCode(): Promise<string> {
  const root = join(projectFolder(), "lib");
  const hash = createHash("sha256");
  const waiting = DECIDING.map((name) => join(root, name));
  const files: string[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ASIDE.test(next)) continue;
    if ((await Deno.stat(next)).isDirectory) {
      for await (const { name } of Deno.readDir(next)) waiting.push(join(next, name));
    } else files.push(next);
  }
  for (const file of files.sort()) {
    hash.update(`${relative(root, file)}\n`);
    hash.update(await Deno.readFile(file));
  }
  return hash.digest("hex");
}

/** Names, classes, parts and sizes of the files: a copy of the folder elsewhere is the same data. */
async function hashOfData(
  { folder, version, rows, classNames, split, orientation, examples }: ArticleData,
) {
  const hash = createHash("sha256");
  hash.update(stringifyExact([version, classNames, orientation]));
  for (const { filepath, label } of rows) hash.update(`${filepath}\n${label}\n`);
  for (const part of ["train", "valid", "test"] as const) {
    hash.update(`${part} ${split[part].join(" ")}\n`);
    for (const { path } of examples(part)) {
      hash.update(`${relative(folder, path)} ${(await Deno.stat(path)).size}\n`);
    }
  }
  return hash.digest("hex");
}
