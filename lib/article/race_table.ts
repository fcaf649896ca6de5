/**
 * A race as a table.
 *
 * @module
 */
import { accuracyOverSeeds, type Race, type SeedAnswers, type Verdict } from "./rule.ts";
import { percent, points, pointsInterval } from "./words.ts";

/** How the columns of {@linkcode raceTable} are called. */
export interface RaceTableOptions {
  /** The first one: what races. */
  readonly contestant: string;
  /** The last one: what each costs. */
  readonly price: string;
  /** Writes a price. */
  readonly showPrice: (price: number) => string;
}

/**
 * A race as a table for `showTable`, best first: accuracies and differences from the best, each with its
 * interval, and the rule's word.
 *
 * @param race What {@linkcode race} returned.
 * @param options Titles.
 * @returns Header and rows.
 */
export function raceTable(
  { best, others }: Race,
  options: RaceTableOptions,
): [header: string[], rows: string[][]] {
  const header = [
    options.contestant,
    "accuracy",
    "95 % interval",
    "against the best",
    "its interval",
    "the rule says",
    options.price,
  ];
  const row = (name: string, runs: readonly SeedAnswers[], price: number, verdict?: Verdict) => {
    const { accuracy, interval: [low, high] } = accuracyOverSeeds(runs);
    return [
      name,
      percent(accuracy, 1),
      `${(100 * low).toFixed(1)} to ${percent(high, 1)}`,
      verdict ? points(verdict.difference) : "–",
      verdict ? pointsInterval(verdict.interval) : "–",
      verdict ? verdict.judgement : "best mean",
      options.showPrice(price),
    ];
  };
  return [header, [
    row(best.name, best.runs, best.price),
    ...others.map(({ contestant: { name, runs, price }, verdict }) =>
      row(name, runs, price, verdict)
    ),
  ]];
}
