/**
 * What frozen backbones see in the data's pictures, each computed once.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { type Split } from "../dataset/parts.ts";
import { createBatches } from "../input/mod.ts";
import { type BackboneName, createModel } from "../model/mod.ts";
import type { ProgressListener } from "../progress.ts";
import { type CachedFeatures, cacheFeatures } from "../train/mod.ts";
import type { ArticleData } from "./data.ts";
import { computesAnew, imageCacheFolder } from "./folders.ts";
import type { Profile } from "./profile.ts";

/** A backbone as it is to look at the pictures. */
export interface BackboneUse {
  /** The network. */
  readonly backbone: BackboneName;
  /** Side of its input, in pixels. */
  readonly imageSize: number;
  /** Its weights. */
  readonly weights: "imagenet" | "random";
  /** `family`: values in the range it was made for; `unit`: 0..1. */
  readonly inputScaling: "family" | "unit";
  /** Seed of random weights. */
  readonly seed: number;
}

/** A data set as a frozen backbone sees it. */
export interface DataFeatures {
  /** The features of a part of the split, in its order. */
  of(part: Split): Promise<CachedFeatures>;
  /**
   * The features of some rows of the training part, copies as often as they are named.
   *
   * @throws {RangeError} If a row is none of the training part.
   */
  ofRows(rows: Int32Array): CachedFeatures;
}

const opened = new WeakMap<ArticleData, Map<string, Promise<DataFeatures>>>();

/**
 * Has a frozen backbone look at the training and validation pictures; at the test pictures only when
 * they are asked for. What it saw is kept in the process and on disk.
 *
 * @param data The pictures and their split.
 * @param profile Worker threads.
 * @param use Which backbone, at which size.
 * @param options Told how far it is.
 */
export function openFeatures(
  data: ArticleData,
  profile: Profile,
  use: BackboneUse,
  options: { readonly onProgress?: ProgressListener } = {},
): Promise<DataFeatures> {
  const uses = opened.get(data) ?? new Map<string, Promise<DataFeatures>>();
  opened.set(data, uses);
  const { seed: _, ...rest } = use;
  const key = JSON.stringify(use.weights === "random" ? use : rest);
  const known = uses.get(key);
  if (known !== undefined) return known;
  const made = lookAt(data, profile, use, options.onProgress);
  uses.set(key, made);
  made.catch(() => uses.delete(key));
  return made;
}

async function lookAt(
  data: ArticleData,
  profile: Profile,
  use: BackboneUse,
  onProgress: ProgressListener | undefined,
): Promise<DataFeatures> {
  const { backbone, imageSize, weights, inputScaling, seed } = use;
  const look = async (...parts: Split[]): Promise<CachedFeatures[]> => {
    const options = { classes: data.classNames.length, imageSize, weights, inputScaling, seed };
    const model = await createModel(backbone, options);
    const seen: CachedFeatures[] = [];
    try {
      for (const part of parts) {
        const examples = data.examples(part);
        await using batches = await createBatches({
          examples,
          imageSize,
          batchSize: BATCH_SIZE,
          orientation: data.orientation,
          workers: profile.workers,
          cacheFolder: imageCacheFolder(),
        });
        seen.push(
          await cacheFeatures(model, batches, {
            ...(computesAnew() ? {} : { folder: `${imageCacheFolder()}/features` }),
            data: await stampOf(examples.map(({ path }) => path)),
            ...(onProgress ? { onProgress } : {}),
          }),
        );
      }
      return seen;
    } finally {
      model.dispose();
    }
  };
  const [train, valid] = await look("train", "valid") as [CachedFeatures, CachedFeatures];
  let test: CachedFeatures | undefined;
  const positions = new Map(Array.from(data.split.train, (row, position) => [row, position]));
  return {
    of: async (part) => {
      if (part !== "test") return part === "train" ? train : valid;
      return test ??= (await look("test"))[0]!;
    },
    ofRows: (rows) => take(train, rows.map((row) => positionOf(row))),
  };

  function positionOf(row: number): number {
    const position = positions.get(row);
    if (position === undefined) throw new RangeError(`row ${row} is none of the training part`);
    return position;
  }
}

/** Images a step; what is computed does not depend on it beyond the last bits. */
const BATCH_SIZE = 32;

/** The files as they lie there: names alone would not notice another drawing of the same name. */
async function stampOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    const { size, mtime } = await Deno.stat(path);
    hash.update(`${size} ${mtime?.getTime() ?? 0}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

function take({ features, labels, width }: CachedFeatures, positions: Int32Array): CachedFeatures {
  const taken = new Float32Array(positions.length * width);
  positions.forEach((position, i) => {
    taken.set(features.subarray(position * width, (position + 1) * width), i * width);
  });
  return { features: taken, labels: positions.map((position) => labels[position]!), width };
}
