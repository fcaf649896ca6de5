/** Where the parts of one bird lie in one pose: outline, head, wing, tail, feet. */
import { ANATOMY, type Anatomy } from "./_anatomy.ts";
import { bezier, blob, lerp, plus, type Point, polar } from "./_pen.ts";
import type { Plumage } from "./_plumage.ts";

/** What a bird does in a picture. */
export type Pose = "perched" | "front" | "standing" | "flying" | "swimming" | "clinging";

/** How the bird holds itself. */
export interface Posture {
  /** Degrees added to the kind's own angle of the body. */
  readonly tilt: number;
  /** How far the neck is stretched, about 0.6..1.15. */
  readonly stretch: number;
  /** Whether a long neck is stretched forwards, as in flight. */
  readonly reaching: boolean;
  /** Degrees by which the head nods down (negative) or up. */
  readonly nod: number;
  /** Whether the head looks back over the shoulder. */
  readonly lookingBack: boolean;
  /** Degrees added to the tail's own angle. */
  readonly tailLift: number;
  /** How plump, about 0.93..1.1. */
  readonly plump: number;
}

/** A bird's parts in one pose; the origin is the middle of the body, which faces right. */
export interface Skeleton {
  readonly anatomy: Anatomy;
  /** Half length and half depth of the body. */
  readonly a: number;
  readonly b: number;
  readonly head: Point;
  readonly headRadius: number;
  readonly facing: 1 | -1;
  readonly tiltDegrees: number;
  readonly nodDegrees: number;
  /** From the body's own axes (u forwards, v towards the belly) to the picture's. */
  at(u: number, v: number): Point;
  /** An SVG transform that does the same. */
  readonly bodyTransform: string;
  /** An SVG transform to the head's own axes: origin in its middle, x towards the beak. */
  readonly headTransform: string;
  /** The body with neck and head, as one closed path. */
  readonly outline: string;
  /** The lighter underside, from chin to tail, as one closed path reaching beyond the outline. */
  readonly underside: string;
  /** The upper breast, reaching beyond the outline. */
  readonly breast: string;
  readonly tailBase: Point;
  readonly tailDegrees: number;
  readonly hips: Point;
}

export function poseSkeleton(plumage: Plumage, posture: Posture): Skeleton {
  const anatomy = ANATOMY[plumage.build];
  const a = anatomy.length;
  const b = anatomy.depth * posture.plump;
  const r = anatomy.head;
  const tiltDegrees = anatomy.tilt + posture.tilt;
  const tilt = (tiltDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const at = (u: number, v: number): Point => [u * cos + v * sin, -u * sin + v * cos];
  const facing = posture.lookingBack ? -1 : 1;

  const shoulder = at(a * 0.72, -b * 0.3);
  const long = anatomy.neck > 28;
  const lean = long ? (posture.reaching ? 16 : 74) : 62 + tiltDegrees * 0.25;
  const head = plus(
    polar(shoulder, anatomy.neck * posture.stretch, lean),
    facing < 0 ? -r * (long ? 0.2 : 0.55) : 0,
    0,
  );
  const round = (share: number, degrees: number) => polar(head, r * share, degrees);
  const skull = facing > 0
    ? [
      round(1, 168),
      round(1.03, 122),
      round(1, 78),
      round(0.99, 35),
      round(0.97, -5),
      round(0.93, -48),
    ]
    : [
      round(0.93, 228),
      round(0.97, 185),
      round(0.99, 145),
      round(1, 102),
      round(1.03, 58),
      round(1, 12),
    ];
  const [napeSide, throatSide] = long
    ? neckSides(head, r, at(a * 0.66, -b * 0.1), b, posture)
    : [[], []];
  const outline = blob([
    ...skull,
    ...throatSide,
    at(a * (long ? 0.9 : 0.99), b * (long ? 0.12 : 0.02)),
    at(a * 0.86, b * 0.56),
    at(a * 0.42, b * 0.96),
    at(-a * 0.1, b * 1.0),
    at(-a * 0.6, b * 0.74),
    at(-a * 1.0, b * 0.34),
    at(-a * 1.16, b * 0.02),
    at(-a * 1.02, -b * 0.3),
    at(-a * 0.5, -b * 0.72),
    at(a * 0.1, -b * 0.92),
    ...(anatomy.neck > 40 ? [at(a * 0.42, -b * 0.86)] : []),
    ...napeSide,
  ]);

  // Of a head turned back the nape is in front: there the underside begins below it.
  const chin = polar(head, r * 0.98, facing > 0 ? -8 : -48);
  const jaw = polar(head, r * (facing > 0 ? 0.62 : 0.85), facing > 0 ? -62 : -92);
  const front = polar(head, r * 2.2, facing > 0 ? -20 : -40);
  const underside = blob([
    lerp(chin, front, 0.4),
    plus(chin, 0, 1),
    jaw,
    at(a * 0.62, -b * 0.12),
    at(a * 0.25, b * 0.12),
    at(-a * 0.4, b * 0.2),
    at(-a * 1.3, b * 0.12),
    at(-a * 1.5, b * 1.4),
    at(0, b * 1.8),
    at(a * 1.6, b * 1.1),
    ...(long ? [plus(head, a * 0.9, r * 3)] : []),
  ], 0.9);
  const breast = blob([
    lerp(chin, front, 0.4),
    chin,
    polar(head, r * (facing > 0 ? 0.45 : 0.9), -95),
    at(a * 0.36, -b * 0.1),
    at(a * 0.2, b * 0.4),
    at(a * 0.5, b * 0.82),
    at(a * 1.1, b * 1.1),
    at(a * 1.7, b * 0.2),
  ], 0.9);
  const nodDegrees = posture.nod;
  return {
    anatomy,
    a,
    b,
    head,
    headRadius: r,
    facing,
    tiltDegrees,
    nodDegrees,
    at,
    bodyTransform: `transform="rotate(${(-tiltDegrees).toFixed(2)})"`,
    headTransform: `transform="translate(${head[0].toFixed(2)} ${head[1].toFixed(2)}) ` +
      `scale(${facing} 1) rotate(${(-nodDegrees).toFixed(2)})"`,
    outline,
    underside,
    breast,
    tailBase: at(-a * 0.88, -b * 0.02),
    tailDegrees: 180 + tiltDegrees - (plumage.tailLift ?? 0) - posture.tailLift,
    hips: at(-a * 0.12, b * 0.8),
  };
}

/** The two sides of a long neck: an S from the shoulder to the head. */
function neckSides(
  head: Point,
  r: number,
  base: Point,
  b: number,
  posture: Posture,
): [nape: Point[], throat: Point[]] {
  const bow = posture.reaching ? 0 : 13 * (1.25 - posture.stretch) + 5;
  const bend: Point = plus(lerp(base, head, 0.42), bow, posture.reaching ? 2 : 4);
  const [dx, dy] = [head[0] - base[0], head[1] - base[1]];
  const length = Math.hypot(dx, dy);
  const nape: Point[] = [];
  const throat: Point[] = [];
  for (const t of [0.34, 0.56, 0.76]) {
    const centre = bezier(base, bend, head, t);
    const half = b * 0.52 * (1 - t) ** 1.5 + r * 0.6;
    const across: Point = [(dy / length) * half, (-dx / length) * half];
    nape.push(plus(centre, across[0], across[1]));
    throat.unshift(plus(centre, -across[0], -across[1] + half * 0.15));
  }
  return [nape, throat];
}
