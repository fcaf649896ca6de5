/** Below this probability of the first class an answer is called unsure: more speaks against it than for it. */
export const UNSURE_BELOW = .5;
