/**
 * What is known of a training that lies in a folder, without going on with it.
 *
 * @module
 */
import { exists } from "../disk/files.ts";
import { classNamesOf } from "./_settings.ts";
import { readTrainingFile } from "./_training_header.ts";
import type { CheckpointSetting } from "./fit_options.ts";
import type { History } from "./history.ts";

/** A training as its last checkpoint tells it. */
export interface SavedTraining {
  /** All that decides its numbers, those given as `checkpoint.settings` among them. */
  readonly settings: Readonly<Record<string, CheckpointSetting>>;
  /** What was given as `checkpoint.notes`. */
  readonly notes: Readonly<Record<string, CheckpointSetting>>;
  /** The classes in the order of their labels; undefined if they were not given. */
  readonly classNames: readonly string[] | undefined;
  /** The epochs that are done. */
  readonly history: History;
  /** Steps done of the epoch after them. */
  readonly step: number;
}

/**
 * Reads the settings of a training from its folder, so that it can go on without them being told
 * again.
 *
 * @param folder As given to {@linkcode fit} in `checkpoint.folder`.
 * @returns Settings and history; undefined if there is no training in the folder.
 * @throws {SyntaxError} If the checkpoint is damaged.
 *
 * @example
 * ```ts
 * import { readTraining } from "lib/train/mod.ts";
 * const saved = await readTraining("runs/first");
 * console.log(saved?.settings.learningRate, saved?.history.epochs.length);
 * ```
 */
export async function readTraining(folder: string): Promise<SavedTraining | undefined> {
  const path = `${folder}/last.ckpt`;
  if (!await exists(path)) return undefined;
  const { settings, notes, history, step } = (await readTrainingFile(path)).header;
  return { settings, notes, classNames: classNamesOf(settings), history, step };
}
