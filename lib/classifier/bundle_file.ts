/**
 * The description inside a classifier's bundle: one plain JSON, checked when it is read.
 *
 * @module
 */
import { z } from "zod";
import { readError } from "../disk/files.ts";
import { cannot, firstFault } from "../errors.ts";
import { type Interpolation, INTERPOLATIONS, type Orientation } from "../image/mod.ts";

/** The version of the format that this library writes; it reads this one. */
export const BUNDLE_VERSION = 1;
/** The description's name in a bundle's folder. */
export const BUNDLE_FILE = "classifier.json";
/** The weights' name in a bundle's folder. */
export const WEIGHTS_FILE = "weights.safetensors";

/** Scores in a bundle; null where a score is not a number. */
export interface BundleScores {
  /** How many images were asked about. */
  readonly images: number;
  /** Share of right answers. */
  readonly accuracy: number | null;
  /** Share of images whose class is among the five likeliest. */
  readonly topFiveAccuracy?: number | null | undefined;
  /** Weighted F1 of answers surer than a half. */
  readonly f1: number | null;
  /** Mean F1 of the classes that have an image, likewise. */
  readonly macroF1?: number | null | undefined;
  /** Area under the ROC curve over all one-hot entries. */
  readonly auc?: number | null | undefined;
  /** Mean cross-entropy. */
  readonly loss?: number | null | undefined;
}

/** Everything that a bundle says of its classifier, besides the weights. */
export interface BundleDescription {
  /** Tells the file from others. */
  readonly format: "plumage-classifier";
  /** Version of the format. */
  readonly version: number;
  /** The network, by its name for `createModel`. */
  readonly backbone: string;
  /** The classes, in the order of the network's outputs. */
  readonly classNames: readonly string[];
  /** How a picture becomes what the network sees. */
  readonly input: {
    /** Height and width, in pixels. */
    readonly imageSize: number;
    /** How it is resized. */
    readonly interpolation: Interpolation;
    /** Whether it is turned upright by its EXIF orientation. */
    readonly orientation: Orientation;
    /** What values of 0..1 are scaled to, as `createModel`'s `inputScaling`. */
    readonly scaling: "family" | "unit";
  };
  /** What it was trained on, where that is known: name, number of images, hash of their list. */
  readonly data?:
    | { readonly name: string; readonly images: number; readonly fingerprint: string }
    | undefined;
  /** What it scored, where that is known. */
  readonly scores: {
    /** On the validation part. */
    readonly valid?: BundleScores | undefined;
    /** On the hold-out test part. */
    readonly test?: BundleScores | undefined;
  };
  /** The versions that wrote it. */
  readonly made: {
    readonly plumage: string;
    readonly tensorflow: string;
    readonly tfjs: string;
  };
  /** Under which licences weights and data stand, where that is known. */
  readonly licence: { readonly weights?: string | undefined; readonly data?: string | undefined };
  /** The file of the weights, its length and hash. */
  readonly weights: {
    readonly file: "weights.safetensors";
    readonly bytes: number;
    readonly sha256: string;
  };
}

const score = z.union([z.number(), z.null()]);
const scoresSchema: z.ZodType<BundleScores> = z.object({
  images: z.int().nonnegative(),
  accuracy: score,
  topFiveAccuracy: score.optional(),
  f1: score,
  macroF1: score.optional(),
  auc: score.optional(),
  loss: score.optional(),
});

const bundleSchema: z.ZodType<BundleDescription> = z.object({
  format: z.literal("plumage-classifier"),
  version: z.int(),
  backbone: z.string(),
  classNames: z.array(z.string()).min(1),
  input: z.object({
    imageSize: z.int().min(32),
    interpolation: z.enum(INTERPOLATIONS),
    orientation: z.enum(["apply", "ignore"]),
    scaling: z.enum(["family", "unit"]),
  }),
  data: z.object({ name: z.string(), images: z.int(), fingerprint: z.string() }).optional(),
  scores: z.object({ valid: scoresSchema.optional(), test: scoresSchema.optional() }),
  made: z.object({ plumage: z.string(), tensorflow: z.string(), tfjs: z.string() }),
  licence: z.object({ weights: z.string().optional(), data: z.string().optional() }),
  weights: z.object({ file: z.literal(WEIGHTS_FILE), bytes: z.int(), sha256: z.string() }),
});

/**
 * Reads and checks a bundle's description.
 *
 * @param folder The bundle.
 * @returns What it says.
 * @throws {Error} If there is none, or it cannot be read.
 * @throws {SyntaxError} If it is damaged, of another kind, or of a newer format.
 */
export async function readBundleFile(folder: string): Promise<BundleDescription> {
  const path = `${folder}/${BUNDLE_FILE}`;
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    throw readError(`open the classifier ${folder} (${BUNDLE_FILE})`, error);
  }
  const refuse = (expected: string, received: string) =>
    new SyntaxError(cannot(`open the classifier ${path}`, expected, received));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse("a description in JSON", "a file that is damaged or cut off");
  }
  const { format, version } = z.object({ format: z.unknown(), version: z.unknown() })
    .catch({ format: undefined, version: undefined }).parse(json);
  if (format !== "plumage-classifier") {
    throw refuse('a description of format "plumage-classifier"', "another file");
  }
  if (version !== BUNDLE_VERSION) {
    const newer = typeof version === "number" && version > BUNDLE_VERSION;
    const hint = newer ? ", which a newer Plumage wrote" : "";
    throw refuse(`format version ${BUNDLE_VERSION}`, `version ${version}${hint}`);
  }
  const { success, data, error } = bundleSchema.safeParse(json);
  if (success) return data;
  throw refuse("a whole description", firstFault(error));
}
