/** What a species wears. Colours are `#rrggbb`. */
import type { Build } from "./_anatomy.ts";

/** A fine pattern: what tells siblings apart, and what a small image loses. */
export type Pattern = "spots" | "streaks" | "bars" | "scales" | "pearls";

/** A pattern on one part of the body. */
export interface Marking {
  readonly pattern: Pattern;
  readonly on: "breast" | "belly" | "flank" | "back" | "tail";
  readonly colour: string;
  /** Distance between neighbours; a typical bird is 90 units long in a 224 px square. */
  readonly spacing: number;
}

/** Shapes of the feathers on top of the head. */
export type Crest = "peak" | "tuft" | "fan" | "curl" | "plumes" | "ears";

/** Shapes of beaks. */
export type Beak =
  | "cone"
  | "thin"
  | "dagger"
  | "flat"
  | "hook"
  | "long"
  | "curved"
  | "giant"
  | "chisel";

/** Shapes of tails. */
export type Tail = "square" | "notched" | "forked" | "rounded" | "pointed" | "streamers" | "short";

/** Everything that can be seen of a species. */
export interface Plumage {
  readonly build: Build;
  readonly back: string;
  readonly belly: string;
  readonly breast?: string;
  readonly flank?: string;
  readonly hood?: string;
  readonly cap?: string;
  readonly mask?: string;
  readonly brow?: string;
  readonly cheek?: string;
  readonly throat?: string;
  readonly collar?: string;
  readonly wing: string;
  readonly flight: string;
  readonly speculum?: string;
  readonly wingBars?: number;
  readonly wingBar?: string;
  readonly tail: string;
  readonly tailTip?: string;
  readonly tailShape: Tail;
  /** Length of the tail in units of a 224 px square. */
  readonly tailLength: number;
  readonly tailLift?: number;
  readonly crest?: Crest;
  readonly crestColour?: string;
  readonly eye: string;
  readonly eyeRing?: string;
  readonly beak: Beak;
  readonly beakColour: string;
  readonly beakTip?: string;
  /** Length of the beak in radii of the head. */
  readonly beakLength: number;
  readonly legs: string;
  /** Facial disc of an owl. */
  readonly disc?: string;
  readonly markings: readonly Marking[];
}

/** A species and what its male wears; the female is duller. */
export interface DressedSpecies {
  readonly name: string;
  readonly fieldMark: string;
  readonly sibling?: string;
  readonly plumage: Plumage;
}
