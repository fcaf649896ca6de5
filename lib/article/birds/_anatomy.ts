/** What a kind of bird is built like, before any plumage. Lengths in units of a 224 px square. */

/** The proportions of a kind of bird. */
export interface Anatomy {
  /** Half the length of the body, breast to rump. */
  readonly length: number;
  /** Half the depth of the body, back to belly. */
  readonly depth: number;
  /** Radius of the head. */
  readonly head: number;
  /** Distance of the head's centre from the shoulder. */
  readonly neck: number;
  /** From belly to foot. */
  readonly legs: number;
  /** Reach of the folded wing behind the shoulder, in half lengths of the body. */
  readonly wing: number;
  /** How far the folded wing hangs down the side; 1 if left out. */
  readonly wingDepth?: number;
  /** Degrees between the body's axis and the ground when at rest. */
  readonly tilt: number;
  /** Where it may be found. */
  readonly habitat: "woods" | "shore" | "water";
}

/** The kinds of birds there are. */
export type Build =
  | "songbird"
  | "thrush"
  | "wren"
  | "kingfisher"
  | "duck"
  | "heron"
  | "wader"
  | "owl"
  | "parrot"
  | "woodpecker"
  | "quail"
  | "dove"
  | "swallow"
  | "toucan";

const WOODS = "woods" as const;

/** The proportions of each kind. */
export const ANATOMY: Readonly<Record<Build, Anatomy>> = {
  songbird: {
    length: 38,
    depth: 28,
    head: 20,
    neck: 12,
    legs: 17,
    wing: 1.75,
    tilt: 34,
    habitat: WOODS,
  },
  thrush: {
    length: 43,
    depth: 28,
    head: 19,
    neck: 15,
    legs: 22,
    wing: 1.8,
    tilt: 38,
    habitat: WOODS,
  },
  wren: { length: 33, depth: 27, head: 19, neck: 8, legs: 16, wing: 1.5, tilt: 16, habitat: WOODS },
  kingfisher: {
    length: 36,
    depth: 27,
    head: 23,
    neck: 13,
    legs: 6,
    wing: 1.65,
    tilt: 52,
    habitat: "shore",
  },
  duck: {
    length: 52,
    depth: 27,
    head: 18,
    neck: 30,
    legs: 13,
    wing: 1.55,
    wingDepth: 0.45,
    tilt: 4,
    habitat: "water",
  },
  heron: {
    length: 38,
    depth: 21,
    head: 11,
    neck: 56,
    legs: 62,
    wing: 1.75,
    tilt: 32,
    habitat: "shore",
  },
  wader: {
    length: 38,
    depth: 24,
    head: 15,
    neck: 20,
    legs: 40,
    wing: 1.85,
    tilt: 20,
    habitat: "shore",
  },
  owl: { length: 44, depth: 36, head: 31, neck: 20, legs: 8, wing: 1.6, tilt: 78, habitat: WOODS },
  parrot: {
    length: 42,
    depth: 26,
    head: 21,
    neck: 15,
    legs: 9,
    wing: 1.8,
    tilt: 56,
    habitat: WOODS,
  },
  woodpecker: {
    length: 43,
    depth: 23,
    head: 18,
    neck: 20,
    legs: 10,
    wing: 1.7,
    tilt: 72,
    habitat: WOODS,
  },
  quail: {
    length: 42,
    depth: 33,
    head: 16,
    neck: 20,
    legs: 15,
    wing: 1.5,
    tilt: 20,
    habitat: "shore",
  },
  dove: {
    length: 46,
    depth: 28,
    head: 16,
    neck: 20,
    legs: 10,
    wing: 1.85,
    tilt: 28,
    habitat: WOODS,
  },
  swallow: {
    length: 38,
    depth: 22,
    head: 17,
    neck: 10,
    legs: 6,
    wing: 2.35,
    tilt: 36,
    habitat: WOODS,
  },
  toucan: {
    length: 42,
    depth: 29,
    head: 21,
    neck: 18,
    legs: 12,
    wing: 1.65,
    tilt: 46,
    habitat: WOODS,
  },
};
