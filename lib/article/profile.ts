/**
 * Every knob of the article in one place: a {@linkcode Profile} a name, with its reasons.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { Arithmetic } from "../engine/mod.ts";
import type { BackboneName } from "../model/backbones.ts";
import type { HeldOutShares } from "./split.ts";

/** The names of the profiles. */
export type ProfileName = "smoke" | "quick" | "full";

/**
 * Where a network's first weights come from: `imagenet` for all of them (published files, fetched
 * and cached), `random` for all, or `packaged`: ImageNet for the networks whose weights come as a
 * small package from the index that pip uses (the EfficientNet-Lites and MobileNetV2), and random for the others.
 */
export type WeightsPolicy = "imagenet" | "packaged" | "random";

/** Which layers an experiment trains: the last one alone, on features of a frozen backbone, or all. */
export type TrainedLayers = "head" | "network";

/** Settings of one experiment that trains networks. */
export interface TrainingSettings {
  /** Side of the square input, in pixels. */
  readonly imageSize: number;
  /** Images a step. */
  readonly batchSize: number;
  /** Passes over the training images. */
  readonly epochs: number;
  /** Adam's step size. */
  readonly learningRate: number;
}

/** All settings of a run of the article. */
export interface Profile {
  /** How it is called. */
  readonly name: ProfileName;
  /** What the profile is for, in a few words. */
  readonly purpose: string;
  /** Seed of everything random: drawings, weights, shuffling, augmentation, search. */
  readonly seed: number;
  /** The embedded data to draw; nothing where the real data set is meant. */
  readonly embedded:
    | {
      readonly species: number;
      readonly imagesPerSpecies: number;
      /** How much of the drawings is held out of learning; the article's fifths by default. */
      readonly heldOut?: HeldOutShares;
    }
    | undefined;
  /** What experiments train: all layers, as the article, or a last layer on frozen features. */
  readonly trains: TrainedLayers;
  /** Trainings of each contestant of a comparison, each from a seed of its own. */
  readonly repeats: number;
  /**
   * The share of the training part that each of them learns from, drawn anew for each seed: so the
   * chance that lies in the pictures is part of what the repeats show. 1 in the article.
   */
  readonly trainingShare: number;
  /** Where the networks' first weights come from. */
  readonly weights: WeightsPolicy;
  /**
   * `family`: every network scales its input to the range it was made for. `article`: values of
   * 0..1 go straight into each network, as in the article.
   */
  readonly inputScaling: "family" | "article";
  /** `reproducible`: the same numbers on every x86-64 processor, for outputs that are compared. */
  readonly arithmetic: Arithmetic;
  /** Worker threads that prepare batches; 0 prepares them in the main thread. */
  readonly workers: number;
  /** Experiment a: which network. */
  readonly architectures: TrainingSettings & {
    /** The networks that are trained. */
    readonly backbones: readonly BackboneName[];
    /** Epochs of the training of all layers that the section shows step by step. */
    readonly lapEpochs: number;
    /** Training steps that are timed of each network. */
    readonly timedSteps: number;
  };
  /** Experiment b: which image size. `imageSize` of the settings is unused. */
  readonly imageSizes: Omit<TrainingSettings, "imageSize"> & { readonly sizes: readonly number[] };
  /** Experiment c: balanced classes. */
  readonly oversampling: TrainingSettings;
  /** Experiment d: the search; batch size and learning rate are what it varies. */
  readonly search: Pick<TrainingSettings, "imageSize" | "epochs"> & {
    /** Networks trained in all, the four given points included. */
    readonly calls: number;
  };
  /** The final training; image size, batch size and learning rate are decided by then. */
  readonly final: Pick<TrainingSettings, "epochs">;
}

/** The networks of the article's comparison, in its order. */
const ARTICLE_BACKBONES: readonly BackboneName[] = [
  "efficientnetb0",
  "xception",
  "densenet121",
  "resnet18",
  "resnet34",
  "resnet50",
];

/** The article's own settings, for the real data set and a GPU. */
const FULL: Profile = {
  name: "full",
  purpose: "the article's exact settings on the real data set",
  seed: 42,
  embedded: undefined,
  trains: "network",
  repeats: 1,
  trainingShare: 1,
  weights: "imagenet",
  inputScaling: "article",
  arithmetic: "fastest",
  workers: 4,
  architectures: {
    backbones: ARTICLE_BACKBONES,
    imageSize: 224,
    batchSize: 8,
    epochs: 30,
    learningRate: 1e-4,
    lapEpochs: 10,
    timedSteps: 20,
  },
  imageSizes: { sizes: [64, 128, 192, 224], batchSize: 8, epochs: 30, learningRate: 1e-4 },
  oversampling: { imageSize: 224, batchSize: 8, epochs: 20, learningRate: 1e-4 },
  search: { imageSize: 192, epochs: 20, calls: 12 },
  final: { epochs: 30 },
};

/** The story of the article in minutes: few drawn birds, small images, high learning rates. */
const QUICK: Profile = {
  name: "quick",
  purpose: "the whole story on drawn birds, in minutes on a laptop",
  seed: 42,
  // A thousand pictures in each held-out part: drawings cost nothing, and fewer cannot show a
  // difference of three points. The training part stays small, as it is in life.
  embedded: { species: 12, imagesPerSpecies: 220, heldOut: { test: .39, valid: .63 } },
  trains: "head",
  repeats: 5,
  trainingShare: .5,
  weights: "packaged",
  inputScaling: "family",
  arithmetic: "reproducible",
  workers: 1,
  // Those whose ImageNet weights come as packages: a race is run between networks that start equal.
  architectures: {
    backbones: ["efficientnet-lite0", "efficientnet-lite1", "efficientnet-lite2", "mobilenetv2"],
    imageSize: 64,
    batchSize: 16,
    epochs: 25,
    learningRate: 2e-3,
    lapEpochs: 3,
    timedSteps: 4,
  },
  imageSizes: { sizes: [32, 64, 96, 128, 160], batchSize: 16, epochs: 40, learningRate: 2e-3 },
  oversampling: { imageSize: 64, batchSize: 16, epochs: 25, learningRate: 2e-3 },
  search: { imageSize: 64, epochs: 12, calls: 12 },
  final: { epochs: 40 },
};

/** Every code path of every notebook, in seconds. */
const SMOKE: Profile = {
  name: "smoke",
  purpose: "every code path in seconds; its figures mean nothing",
  seed: 42,
  embedded: { species: 6, imagesPerSpecies: 12 },
  trains: "head",
  repeats: 2,
  trainingShare: .8,
  weights: "packaged",
  inputScaling: "family",
  arithmetic: "reproducible",
  workers: 0,
  architectures: {
    backbones: ["efficientnet-lite0", "resnet18"],
    imageSize: 32,
    batchSize: 16,
    epochs: 2,
    learningRate: 1e-3,
    lapEpochs: 1,
    timedSteps: 1,
  },
  imageSizes: { sizes: [32, 48], batchSize: 16, epochs: 2, learningRate: 1e-3 },
  oversampling: { imageSize: 32, batchSize: 16, epochs: 2, learningRate: 1e-3 },
  search: { imageSize: 32, epochs: 1, calls: 6 },
  final: { epochs: 1 },
};

/** The profiles by name. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  smoke: SMOKE,
  quick: QUICK,
  full: FULL,
};

/**
 * Looks up a profile.
 *
 * @param name Its name; by default the value of `PLUMAGE_PROFILE`, and `quick` without one.
 * @returns The profile; with the seed of `PLUMAGE_SEED`, where that is set.
 * @throws {RangeError} If there is none of that name, or the seed is no whole number.
 *
 * @example
 * ```ts
 * import { loadProfile } from "lib/article/profile.ts";
 * const profile = loadProfile("smoke");
 * ```
 */
export function loadProfile(name: string = Deno.env.get("PLUMAGE_PROFILE") || "quick"): Profile {
  if (!Object.hasOwn(PROFILES, name)) {
    throw new RangeError(
      cannot("load the profile", `one of ${Object.keys(PROFILES).join(", ")}`, name),
    );
  }
  const profile = PROFILES[name as ProfileName];
  const seed = Deno.env.get("PLUMAGE_SEED") ?? "";
  if (seed === "") return profile;
  if (!/^\d{1,9}$/.test(seed)) {
    throw new RangeError(cannot("load the profile", "a whole number in PLUMAGE_SEED", seed));
  }
  return { ...profile, seed: Number(seed) };
}
