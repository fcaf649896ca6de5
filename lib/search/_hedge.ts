/** The portfolio of acquisition functions that `gpHedge` chooses from. */
import type { Surrogate } from "./_surrogate.ts";
import type { AcquisitionName } from "./acquisition.ts";
import type { Settings, Space } from "./space.ts";
import type { Trial } from "./trial.ts";

/** The members, in the order of {@linkcode Trial.proposals}. */
export const PORTFOLIO: readonly AcquisitionName[] = ["lcb", "logEi", "pi"];

/**
 * GP-Hedge (Hoffman et al., 2011): the better a member's past proposals, the likelier it is.
 *
 * @param space The space.
 * @param trials All trials; those with proposals count.
 * @param surrogate The model that judges the proposals.
 * @param draw A random number in [0, 1).
 * @returns The position of a member.
 */
export function hedge<Point extends Settings>(
  space: Space<Point>,
  trials: readonly Trial<Point>[],
  { process, deviation }: Surrogate,
  draw: number,
): number {
  const gains = PORTFOLIO.map((_, member) => {
    const past = trials
      .map(({ proposals }) => proposals?.[member])
      .filter((settings) => settings !== undefined);
    const { mean } = process.predict(past.map((settings) => space.encode(settings)));
    return -mean.reduce((sum, value) => sum + value, 0) / deviation;
  });
  const largest = Math.max(...gains);
  const weights = gains.map((gain) => Math.exp(gain - largest));
  let rest = draw * weights.reduce((sum, weight) => sum + weight, 0);
  for (let member = 0; member < weights.length; member++) {
    rest -= weights[member]!;
    if (rest < 0) return member;
  }
  return weights.length - 1;
}
