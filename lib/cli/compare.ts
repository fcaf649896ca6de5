/**
 * `deno task compare`: is one run better than another?
 *
 * @module
 */
import { join } from "node:path";
import {
  type Answers,
  type BundleDescription,
  compareRuns,
  type RunComparison,
  type ScoreComparison,
} from "../classifier/mod.ts";
import { type NamedAnswers, readAnswers } from "../classifier/answers_file.ts";
import { readBundleFile } from "../classifier/bundle_file.ts";
import { exists } from "../disk/files.ts";
import { cannot } from "../errors.ts";
import { signedPoints } from "../words.ts";
import { runCommand, UsageError, writeLine } from "./_command.ts";
import { flag, fromCallersFolder } from "./_options.ts";

/** Where the answers of a run lie: of a training, of an evaluation. */
const TABLES = ["test_predictions.csv", "predictions.csv"];

/** One side of the comparison. */
interface Side {
  readonly name: string;
  readonly answers: NamedAnswers;
  readonly settings: Readonly<Record<string, string>>;
}

async function openSide(name: string): Promise<Side> {
  const place = fromCallersFolder(name);
  if (name.endsWith(".csv")) {
    return { name, answers: await readAnswers(place), settings: {} };
  }
  for (const table of TABLES) {
    const path = join(place, table);
    if (await exists(path)) {
      return { name, answers: await readAnswers(path), settings: await settingsOf(place) };
    }
  }
  const expected = `${TABLES.join(" or ")} in it (deno task train and evaluate --out write them)`;
  throw new Error(cannot(`compare ${name}`, expected, "neither"));
}

/** What may explain a difference; nothing of an evaluation's folder. */
async function settingsOf(folder: string): Promise<Record<string, string>> {
  if (!await exists(join(folder, "classifier.json"))) return {};
  const { backbone, input, data }: BundleDescription = await readBundleFile(folder);
  return {
    network: backbone,
    "image size": `${input.imageSize} px`,
    interpolation: input.interpolation,
    orientation: input.orientation,
    scaling: input.scaling,
    data: data?.name ?? "unknown",
  };
}

/** Both sides in the order of their pictures' names, with the same numbers for the same classes. */
function numbered(sides: readonly [Side, Side]): [Answers, Answers] {
  const names = sides.flatMap(({ answers }) => [...answers.labels, ...answers.predicted]);
  const indexOf = new Map([...new Set(names)].sort().map((name, k) => [name, k]));
  const numberedSide = ({ answers: { names, labels, predicted } }: Side): Answers => {
    const order = names.map((_, i) => i).sort((i, j) => names[i]! < names[j]! ? -1 : 1);
    return {
      names: order.map((i) => names[i]!),
      labels: order.map((i) => indexOf.get(labels[i]!)!),
      predicted: order.map((i) => indexOf.get(predicted[i]!)!),
    };
  };
  return [numberedSide(sides[0]), numberedSide(sides[1])];
}

function report([first, second]: readonly [Side, Side], comparison: RunComparison): void {
  for (const [letter, { name }] of [["A", first], ["B", second]] as const) {
    writeLine(`${letter}: ${name}`);
  }
  for (const [key, a] of Object.entries(first.settings)) {
    const b = second.settings[key];
    if (b !== undefined && a !== b) writeLine(`${key}: ${a} in A, ${b} in B`);
  }
  const { images, onlyOneRight, accuracy, macroF1 } = comparison;
  writeLine(
    `${images} pictures, the same in both; only A is right on ${onlyOneRight.first}, ` +
      `only B on ${onlyOneRight.second}`,
  );
  describe("accuracy", accuracy);
  describe("macro F1", macroF1);
}

function describe(name: string, score: ScoreComparison): void {
  const { first, second, difference, interval: [low, high], pValue, verdict, imagesNeeded } = score;
  const words = verdict === "no difference seen" ? verdict : `B is ${verdict}`;
  const more = imagesNeeded !== undefined && Number.isFinite(imagesNeeded)
    ? ` (to see one of this size would take about ${imagesNeeded} pictures)`
    : "";
  writeLine(
    `${name}: A ${first.toFixed(4)}, B ${second.toFixed(4)}: ${signedPoints(difference)} points ` +
      `(95 %: ${signedPoints(low)} to ${signedPoints(high)}; p ${
        pValue.toFixed(3)
      }): ${words}${more}`,
  );
}

if (import.meta.main) {
  await runCommand({
    name: "compare",
    description: `
Says whether run B is better than run A: the same pictures, answer by answer. B is called better (or
worse) where the bootstrap's interval of the difference leaves out 0 and chance alone would rarely
give as much; else no difference is seen, and the pictures that it would take to see one are named.`,
    args: { placeholder: "A B", most: 2 },
    options: { json: flag("write JSON to standard output instead of lines") },
    notes: `A and B are the --out folders of deno task train or deno task evaluate, or their tables:
  deno task compare small large`,
    exitCodes: "0 compared, 1 it failed, 2 wrong usage",
    async run({ options: { json }, args: [a, b] }) {
      if (a === undefined || b === undefined) throw new UsageError("name two runs");
      const sides: [Side, Side] = [await openSide(a), await openSide(b)];
      const comparison = compareRuns(...numbered(sides));
      if (json) writeLine(JSON.stringify({ a, b, ...comparison }, null, 2));
      else report(sides, comparison);
    },
  });
}
