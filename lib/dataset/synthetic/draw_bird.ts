/**
 * One picture of one bird: pose, place, light and sex drawn from a stream, then painted.
 *
 * @module
 */
import { cannot } from "../../errors.ts";
import { rasteriseSvg, type RgbImage } from "../../image/mod.ts";
import { createStream, type RandomStream } from "../../random.ts";
import { ANATOMY, type Build } from "./_anatomy.ts";
import { paintBird } from "./_body.ts";
import { mix, tune } from "./_colour.ts";
import { frontFoot, paintFrontBird } from "./_front.ts";
import { type Footing, footOf } from "./_legs.ts";
import { num, type Point, Sheet } from "./_pen.ts";
import { paintPerch, paintWaterline, type Perch } from "./_perch.ts";
import type { Plumage } from "./_plumage.ts";
import { paintForeground, paintScene, reeds, type Scene, SCENES } from "./_scene.ts";
import { poseSkeleton, type Posture } from "./_skeleton.ts";
import { SPECIES, type Species } from "./species.ts";

/** What a bird does in a picture. */
export type Pose = "perched" | "front" | "standing" | "flying" | "swimming" | "clinging";

/** What can be fixed instead of being left to chance. */
export interface DrawBirdOptions {
  /** The same seed gives the same picture. */
  readonly seed: number;
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
 *
 * @example
 * ```ts
 * import { drawBird } from "lib/dataset/synthetic/mod.ts";
 * const svg = drawBird("EMBER TOPKNOT", { seed: 7, pose: "perched", scene: "winter" });
 * ```
 */
export function drawBird(name: string, options: DrawBirdOptions): string {
  const species = SPECIES.find((one) => one.name === name);
  if (!species) {
    throw new RangeError(cannot("draw a bird", "a name of SPECIES", name));
  }
  return drawFrom(species, createStream(options.seed, "bird", name), options);
}

/**
 * Draws one bird and rasterises it.
 *
 * @param name A name of {@linkcode SPECIES}.
 * @param options As for {@linkcode drawBird}.
 * @returns The pixels.
 * @throws {RangeError} If there is no such species or scene.
 */
export async function renderBird(name: string, options: DrawBirdOptions): Promise<RgbImage> {
  return await rasteriseSvg(drawBird(name, options));
}

function drawFrom(species: Species, stream: RandomStream, options: DrawBirdOptions): string {
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

function choosePose(species: Species, stream: RandomStream): Pose {
  const { build, markings } = species.plumage;
  const chance = stream.next();
  if (build === "owl") return "front";
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

/** Degrees by which a kind's body must tip forwards to fly. */
const FLIGHT_TILT: Partial<Record<Build, number>> = {
  woodpecker: 60,
  parrot: 44,
  kingfisher: 42,
  toucan: 34,
  duck: -4,
};

function placeBird(
  sheet: Sheet,
  plumage: Plumage,
  pose: Pose,
  scene: Scene,
  horizon: number,
  stream: RandomStream,
): void {
  const mirror = stream.next() < 0.5 ? -1 : 1;
  const { anatomy, posture, perch } = describePose(plumage, pose, scene, stream);
  const flying = pose === "flying";
  const bird = poseSkeleton(plumage, posture);
  const front = pose === "front";
  const extent = extentOf(plumage, bird.head, front, flying);
  const zoom = (stream.uniform(0.62, 0.9) * 224) /
    Math.max(extent.right - extent.left, extent.bottom - extent.top);
  const scale = Math.min(zoom, 1.5);
  const foot: Point = front ? [0, frontFoot(plumage)] : footOf(bird);
  // The middle of the bird's box comes near the middle of the picture.
  const spare = (low: number, high: number) => Math.max(0, 112 - ((high - low) * scale) / 2 - 4);
  const x = 112 - mirror * scale * (extent.left + extent.right) / 2 +
    stream.uniform(-1, 1) * spare(extent.left, extent.right) * 0.7;
  let y = 112 - scale * (extent.top + extent.bottom) / 2 +
    stream.uniform(-0.7, 0.7) * spare(extent.top, extent.bottom);
  if (perch === "water") y = Math.max(y, horizon + 10 - scale * bird.b * 0.5);
  const footAt: Point = perch === "trunk"
    ? [x + mirror * scale * (bird.hips[0] + 9), y]
    : [x + mirror * scale * foot[0], y + scale * foot[1]];

  if (perch === "trunk" && mirror < 0) {
    sheet.group(
      `transform="translate(224 0) scale(-1 1)"`,
      () => paintPerch(sheet, perch, scene, [224 - footAt[0], footAt[1]], stream),
    );
  } else {
    paintPerch(sheet, perch, scene, footAt, stream);
  }
  const footing: Footing = flying && anatomy.legs > 30
    ? "trailing"
    : perch === "trunk"
    ? "trunk"
    : perch === "none" || perch === "water"
    ? "none"
    : perch === "branch"
    ? "branch"
    : "ground";
  sheet.group(
    `transform="translate(${num(x)} ${num(y)}) scale(${num(mirror * scale)} ${num(scale)})"`,
    () => {
      if (front) {
        const look = stream.uniform(-1, 1);
        paintFrontBird(sheet, plumage, {
          lean: stream.uniform(-14, 14),
          look,
          plump: posture.plump,
        }, stream);
        return;
      }
      const wings = flying
        ? (stream.next() < 0.6 ? stream.uniform(75, 120) : stream.uniform(-105, -60))
        : undefined;
      paintBird(sheet, bird, plumage, {
        footing,
        tailFan: flying ? stream.uniform(8, 16) : stream.uniform(1.5, 5),
        wingDegrees: wings,
      }, stream);
    },
  );
  if (perch === "water") {
    paintWaterline(
      sheet,
      scene,
      [x - mirror * scale * 6, y + scale * bird.b * 0.8],
      scale * bird.a * 1.2,
      scale * 30,
    );
  } else if (
    anatomy.habitat === "shore" && anatomy.legs > 30 && perch === "none" && pose === "standing"
  ) {
    paintWaterline(sheet, scene, [footAt[0], footAt[1] - scale * 12], scale * 22, scale * 16);
  }
}

function describePose(plumage: Plumage, pose: Pose, scene: Scene, stream: RandomStream) {
  const anatomy = ANATOMY[plumage.build];
  const flying = pose === "flying";
  const pick = (...perches: Perch[]) => perches[stream.integer(0, perches.length)]!;
  const perches: Record<Pose, () => Perch> = {
    perched: () =>
      scene.water ? pick("branch", "post", "rock") : pick("branch", "branch", "branch", "post"),
    front: () => pick("branch", "branch", "post"),
    standing: () => pick("ground", "rock"),
    clinging: () => "trunk",
    swimming: () => "water",
    flying: () => "none",
  };
  const level = flying ? -(FLIGHT_TILT[plumage.build] ?? anatomy.tilt - 4) : 0;
  const forage = pose === "standing" && stream.next() < 0.25 ? -16 : 0;
  const posture: Posture = {
    tilt: level + forage +
      stream.uniform(-8, 8) * (pose === "swimming" || pose === "clinging" ? 0.4 : 1),
    stretch: stream.uniform(0.75, 1.12),
    nod: stream.uniform(-9, 9) + forage * 0.6,
    reaching: flying,
    lookingBack: !flying && stream.next() < 0.18,
    tailLift: stream.uniform(-8, 12) * (pose === "clinging" ? 0.3 : 1),
    plump: stream.uniform(0.94, 1.08),
  };
  return { anatomy, posture, perch: perches[pose]() };
}

/** About the box around a bird, in its own units. */
function extentOf(plumage: Plumage, head: Point, front: boolean, flying: boolean) {
  const { length: a, depth: b, head: r, legs, wing } = ANATOMY[plumage.build];
  if (front) {
    return {
      left: -b * 1.3,
      right: b * 1.3,
      top: -a * 0.72 - r * (plumage.crest ? 1.8 : 1.1),
      bottom: a + 22,
    };
  }
  const beak = head[0] + r * (0.8 + plumage.beakLength);
  const tail = plumage.tailLength * (plumage.tailShape === "short" ? 0.6 : 0.85);
  const top = head[1] -
    r * (plumage.crest && plumage.crest !== "tuft" && plumage.crest !== "plumes" ? 1.8 : 1.05);
  if (flying) {
    const span = a * (0.8 + wing * 0.4);
    return { left: -a - tail, right: beak, top: Math.min(top, -span * 1.2), bottom: span * 0.85 };
  }
  const tilt = (ANATOMY[plumage.build].tilt * Math.PI) / 180;
  return {
    left: -(a + tail) * Math.cos(tilt),
    right: beak,
    top,
    bottom: Math.max(b + legs, (a + tail) * Math.sin(tilt) * 0.95),
  };
}
