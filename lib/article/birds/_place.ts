/** Puts a bird into a scene: pose, size, position and what it sits on. */
import type { RandomStream } from "../../random/stream.ts";
import { ANATOMY, type Build } from "./_anatomy.ts";
import { type Manner, paintBird } from "./_body.ts";
import { frontFoot, paintFrontBird } from "./_front.ts";
import { type Footing, footOf } from "./_legs.ts";
import { num, type Point, type Sheet } from "./_pen.ts";
import { paintPerch, paintWaterline, type Perch } from "./_perch.ts";
import type { Plumage } from "./_plumage.ts";
import type { Scene } from "./_scenes.ts";
import { type Pose, poseSkeleton, type Posture } from "./_skeleton.ts";

/** Degrees by which a kind's body must tip forwards to fly. */
const FLIGHT_TILT: Partial<Record<Build, number>> = {
  woodpecker: 60,
  parrot: 44,
  kingfisher: 42,
  toucan: 34,
  duck: -4,
};

export function placeBird(
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
  const front = pose === "front" || plumage.build === "owl";
  const extent = extentOf(plumage, bird.head, bird.facing, front, flying);
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
        const isOwl = plumage.build === "owl";
        paintFrontBird(sheet, plumage, {
          lean: stream.uniform(-14, 14),
          look: stream.uniform(-1, 1),
          plump: posture.plump,
          asleep: isOwl && !flying && stream.next() < 0.16,
          wingDegrees: flying ? stream.uniform(8, 38) : undefined,
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
        treat: chooseTreat(plumage, stream),
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
function extentOf(
  plumage: Plumage,
  head: Point,
  facing: 1 | -1,
  front: boolean,
  flying: boolean,
) {
  const { length: a, depth: b, head: r, legs, wing } = ANATOMY[plumage.build];
  if (front) {
    const span = a * 1.5;
    if (flying) {
      return { left: -b - span, right: b + span, top: -a * 0.72 - r * 1.8, bottom: a + 22 };
    }
    return {
      left: -b * 1.3,
      right: b * 1.3,
      top: -a * 0.72 - r * (plumage.crest ? 1.8 : 1.1),
      bottom: a + 22,
    };
  }
  const reach = r * (0.8 + plumage.beakLength);
  const right = head[0] + (facing > 0 ? reach : r);
  const tail = plumage.tailLength * (plumage.tailShape === "short" ? 0.6 : 0.85);
  const top = head[1] -
    r * (plumage.crest && plumage.crest !== "tuft" && plumage.crest !== "plumes" ? 1.8 : 1.05);
  if (flying) {
    const span = a * (0.8 + wing * 0.4);
    return { left: -a - tail, right, top: Math.min(top, -span * 1.2), bottom: span * 0.85 };
  }
  const tilt = (ANATOMY[plumage.build].tilt * Math.PI) / 180;
  return {
    left: Math.min(-(a + tail) * Math.cos(tilt), head[0] - (facing > 0 ? r : reach)),
    right: Math.max(right, a),
    top,
    bottom: Math.max(b + legs, (a + tail) * Math.sin(tilt) * 0.95),
  };
}

/** Now and then a bird has caught something. */
function chooseTreat({ build, beak }: Plumage, stream: RandomStream): Manner["treat"] {
  if (stream.next() > 0.14) return undefined;
  if (build === "kingfisher" || build === "heron") return "fish";
  return beak === "thin" || beak === "cone" ? "berry" : undefined;
}
