/** All species with what they wear. */
import { FIRST_FLOCK } from "./_first_flock.ts";
import type { DressedSpecies } from "./_plumage.ts";
import { SECOND_FLOCK } from "./_second_flock.ts";

/** In the order of `SPECIES`. */
export const FLOCK: readonly DressedSpecies[] = [...FIRST_FLOCK, ...SECOND_FLOCK];
