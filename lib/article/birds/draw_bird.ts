/**
 * One picture of one bird: pose, place, light and sex drawn from a stream, then painted.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../../errors.ts";
import { rasteriseSvg, type RgbImage } from "../../image/mod.ts";
import { createStream, DEFAULT_SEED, type RandomStream } from "../../random/stream.ts";
import { ANATOMY } from "./_anatomy.ts";
import { mix, tune } from "./_colour.ts";
import { Sheet } from "./_pen.ts";
import { placeBird } from "./_place.ts";
import { FLOCK } from "./_flock.ts";
import type { DressedSpecies, Plumage } from "./_plumage.ts";
import { paintForeground, paintScene } from "./_scene.ts";
import { reeds } from "./_scenery.ts";
import { type Scene, SCENES } from "./_scenes.ts";
import type { Pose } from "./_skeleton.ts";

/** What can be fixed instead of being left to chance. */
export interface DrawBirdOptions {
  /** The same seed gives the same picture. Default: 42. */
  readonly seed?: number;
  /** What the bird does; any that its kind can do by default. */
  readonly pose?: Pose;
  /** Four of five are male by default, as in the real data set. */
  readonly sex?: "male" | "female";
  /** Part of the name of a scene (`"winter"`, `"reed"`, `"night"`); any that suits by default. */
  readonly scene?: string;
  /** Width and height, in pixels. */
  readonly size?: number;
}

/**
 * Draws one bird.
 *
 * @param name A name of {@linkcode SPECIES}.
 * @param options Seed, and what should not be left to chance.
 * @returns An SVG document; the same text for the same arguments on every machine.
 * @throws {RangeError} If there is no such species or scene.
 * @throws {TypeError} If there is an option of another name.
 *
 * @example
 * ```ts
 * import { drawBird } from "lib/article/birds/mod.ts";
 * const svg = drawBird("EMBER TOPKNOT", { seed: 7, pose: "perched", scene: "winter" });
 * ```
 */
export function drawBird(name: string, options: DrawBirdOptions = {}): string {
  const known = ["seed", "pose", "sex", "scene", "size"] as const;
  refuseUnknownKeys("draw a bird", options, known);
  const species = FLOCK.find((one) => one.name === name);
  if (!species) {
    throw new RangeError(cannot("draw a bird", "a name of SPECIES", name));
  }
  return drawFrom(species, createStream(options.seed ?? DEFAULT_SEED, "bird", name), options);
}

/**
 * Draws one bird and rasterises it.
 *
 * @param name A name of {@linkcode SPECIES}.
 * @param options As for {@linkcode drawBird}.
 * @returns The pixels.
 * @throws {RangeError} If there is no such species or scene.
 * @throws {TypeError} If there is an option of another name.
 */
export async function renderBird(name: string, options: DrawBirdOptions = {}): Promise<RgbImage> {
  return await rasteriseSvg(drawBird(name, options));
}

function drawFrom(
  species: DressedSpecies,
  stream: RandomStream,
  options: DrawBirdOptions,
): string {
  const { build } = species.plumage;
  const pose = options.pose ?? choosePose(species, stream);
  const sex = options.sex ?? (stream.next() < 0.8 ? "male" : "female");
  const plumage = seasonal(sex === "female" ? dull(species.plumage) : species.plumage, stream);
  const scene = chooseScene(pose, ANATOMY[build].habitat, options.scene, stream);
  const sheet = new Sheet();
  const horizon = paintScene(sheet, scene, stream);
  placeBird(sheet, plumage, pose, scene, horizon, stream);
  if (scene.extra === "reeds" && stream.next() < 0.6) reeds(sheet, scene, 232, 5, 0.95, stream);
  paintForeground(sheet, scene, stream);
  return sheet.toSvg(options.size ?? 224);
}

function choosePose(species: DressedSpecies, stream: RandomStream): Pose {
  const { build, markings } = species.plumage;
  const chance = stream.next();
  if (build === "owl") return chance < 0.85 ? "front" : "flying";
  if (build === "duck") return chance < 0.7 ? "swimming" : chance < 0.85 ? "standing" : "flying";
  if (build === "woodpecker") {
    return chance < 0.65 ? "clinging" : chance < 0.8 ? "perched" : "flying";
  }
  if (build === "heron" || build === "wader") return chance < 0.82 ? "standing" : "flying";
  const marksTheBack = markings.some((marking) => marking.on === "back");
  if (chance < 0.2 && !marksTheBack) return "front";
  if (chance < 0.4 && build !== "kingfisher" && build !== "swallow" && build !== "parrot") {
    return "standing";
  }
  return chance < 0.85 ? "perched" : "flying";
}

function chooseScene(
  pose: Pose,
  habitat: string,
  wanted: string | undefined,
  stream: RandomStream,
): Scene {
  const place = habitat === "woods" ? "woods" : "shore";
  const fits = SCENES.filter((scene) =>
    wanted !== undefined
      ? scene.name.includes(wanted)
      : pose === "flying"
      ? scene.place === "sky" || scene.place === place
      : scene.place === place
  );
  if (fits.length === 0) {
    const names = SCENES.map((scene) => scene.name).join(", ");
    throw new RangeError(cannot("draw a bird", `a scene of ${names}`, wanted));
  }
  return fits[stream.integer(0, fits.length)]!;
}

/** What a female wears: the same patterns in quieter colours. */
function dull(plumage: Plumage): Plumage {
  return recolour(plumage, (colour) => mix(tune(colour, 0, 0.68), "#9a8468", 0.24));
}

/** No two birds are alike: a little more or less colour, a slightly different hue. */
function seasonal(plumage: Plumage, stream: RandomStream): Plumage {
  const hue = stream.uniform(-6, 6);
  const saturation = stream.uniform(0.86, 1.14);
  const fade = stream.uniform(0, 0.08);
  return recolour(plumage, (colour) => mix(tune(colour, hue, saturation), "#b9ae9c", fade));
}

const PLUMAGE_COLOURS = [
  "back",
  "belly",
  "breast",
  "flank",
  "hood",
  "cap",
  "mask",
  "cheek",
  "throat",
  "collar",
  "wing",
  "flight",
  "speculum",
  "tail",
  "crestColour",
] as const;

function recolour(plumage: Plumage, change: (colour: string) => string): Plumage {
  const colours = Object.fromEntries(
    PLUMAGE_COLOURS.flatMap((part) => {
      const colour = plumage[part];
      return colour === undefined ? [] : [[part, change(colour)]];
    }),
  );
  return { ...plumage, ...colours };
}
