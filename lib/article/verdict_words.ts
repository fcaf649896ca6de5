/**
 * What the rule found, in sentences.
 *
 * @module
 */
import type { AccuracyOverSeeds, Race, Verdict } from "./rule.ts";
import { about, counted, listed, percent, points, pointsInterval } from "./words.ts";

/** What a sentence calls the two sides, and the score. */
export interface VerdictNames {
  /** The one that may be better. */
  readonly candidate: string;
  /** The one it is held against. */
  readonly baseline: string;
  /** What was compared. Default: `accuracy`. */
  readonly score?: string;
}

/**
 * Says a verdict in words: who against whom, by how much, how surely, on how much data; where no
 * difference is seen, also what it takes to see one.
 *
 * @param verdict What `judge` returned.
 * @param names What the sentence calls both sides.
 * @returns One or two sentences.
 *
 * @example
 * ```ts
 * import { judge } from "lib/article/rule.ts";
 * import { describeVerdict } from "lib/article/verdict_words.ts";
 * const labels = Array.from({ length: 300 }, (_, i) => i % 3);
 * const wrongAt = (every: number, seed: number) => ({
 *   seed,
 *   answers: { labels, predicted: labels.map((label, i) => (i + seed) % every ? label : 3) },
 * });
 * const [narrow, wide] = [4, 20].map((every) => [1, 2, 3].map((seed) => wrongAt(every, seed)));
 * const names = { candidate: "the wide network", baseline: "the narrow one" };
 * console.log(describeVerdict(judge(wide!, narrow!), names));
 * ```
 */
export function describeVerdict(verdict: Verdict, names: VerdictNames): string {
  const { candidate, baseline, score = "accuracy" } = names;
  const { judgement, difference, interval, level } = verdict;
  const evidence = `(${percent(level)} interval ${pointsInterval(interval)}; ${dataOf(verdict)})`;
  if (judgement === "no difference seen") {
    const size = points(difference);
    const seen = `No difference is seen between ${candidate} and ${baseline}: ${score} differs by`;
    return [`${seen} ${size} ${evidence}.`, whatItTakes(verdict)].join(" ").trimEnd();
  }
  const way = difference > 0 ? "higher" : "lower";
  const size = points(Math.abs(difference), { sign: false });
  return sentence(
    `${candidate} is ${judgement} than ${baseline}: ${score} is ${size} ${way} ${evidence}.`,
  );
}

/**
 * What it takes to see a difference.
 *
 * @param verdict One in which no difference is seen.
 * @returns A sentence; empty where a difference is seen.
 */
export function whatItTakes(verdict: Verdict): string {
  const { sought, visible, neededImages, neededSeeds, seeds, images } = verdict;
  if (sought === undefined) return "";
  const size = `a difference of ${points(sought, { sign: false })}`;
  if (visible <= sought) {
    return `${sentence(size)} would be seen in four of five experiments of this size.`;
  }
  const ways = [
    ...(neededImages === undefined
      ? []
      : [`${about(neededImages)} images with ${counted(seeds, "seed")}`]),
    ...(neededSeeds === undefined
      ? []
      : [`${about(neededSeeds)} seeds on ${counted(images, "image")}`]),
  ];
  return ways.length > 0
    ? `To see ${size} in four of five experiments takes ${listed(ways, "or")}.`
    : `To see ${size} takes more images and more seeds: neither alone suffices.`;
}

/**
 * An accuracy in words: `94.7 % (95 % interval 92.8 to 96.6 %)`.
 *
 * @param accuracy What `accuracyOverSeeds` returned.
 * @returns The words, without a full stop.
 */
export function describeAccuracy({ accuracy, interval: [low, high] }: AccuracyOverSeeds): string {
  if (!Number.isFinite(accuracy)) return percent(accuracy);
  return `${percent(accuracy, 1)} (95 % interval ${(100 * low).toFixed(1)} to ${percent(high, 1)})`;
}

/**
 * Says how a race ended: the highest, from whom it cannot be told, and the choice by price.
 *
 * @param race What `race` returned.
 * @param words What the price is (`"the fewest parameters"`), and the score.
 * @returns Two or three sentences.
 */
export function describeRace(
  race: Race,
  words: { readonly cheapest: string; readonly score?: string },
): string {
  const { best, others, tied, chosen } = race;
  const { cheapest, score = "accuracy" } = words;
  const names = (list: Race["tied"]) => listed(list.map(({ name }) => name));
  const equals = tied.filter(({ name }) => name !== best.name);
  const beaten = others.filter(({ verdict }) => verdict.judgement === "worse")
    .map(({ contestant }) => contestant);
  const { verdict } = others[0]!;
  const said = [
    `${sentence(best.name)} has the highest ${score} (${dataOf(verdict)}).`,
    ...(beaten.length > 0
      ? [`${sentence(names(beaten))} ${beaten.length === 1 ? "is" : "are"} worse.`]
      : []),
    ...(equals.length > 0
      ? [
        `No difference from it is seen for ${names(equals)}; among these ${
          counted(tied.length, "contestant")
        }, ${chosen.name} has ${cheapest} and is chosen.`,
      ]
      : [`${sentence(chosen.name)} is chosen.`]),
  ];
  return said.join(" ");
}

function dataOf({ seeds, images }: { readonly seeds: number; readonly images: number }): string {
  return `${counted(seeds, "seed")}, ${counted(images, "image")}`;
}

/** With a capital, unless it begins with a name that is written small (`resnet18`, `96 px`). */
function sentence(text: string): string {
  return /^(a|an|the|no|its|each|all) /.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}
