/**
 * `deno task evaluate`: how good a trained classifier is on a folder of pictures.
 *
 * @module
 */
import { basename, join, relative } from "node:path";
import { openTrainingData } from "../article/mod.ts";
import {
  type Classifier,
  type ClassifierEvaluation,
  evaluateClassifier,
  type LabelledPicture,
  loadClassifier,
  type ScoreWithInterval,
} from "../classifier/mod.ts";
import { writeAnswers } from "../classifier/answers_file.ts";
import { auditDataset, describeFolder, toExamples } from "../dataset/mod.ts";
import { printable } from "../dataset/names.ts";
import { stringifyExact } from "../disk/exact_json.ts";
import { writeFileWhole } from "../disk/files.ts";
import { sha256Of } from "../disk/hash.ts";
import { cannot } from "../errors.ts";
import { runCommand, UsageError, writeErrorLine, writeLine } from "./_command.ts";
import { pairsOf, writeEvaluationPage } from "./_evaluation_page.ts";
import { choice, flag, fromCallersFolder, path } from "./_options.ts";
import { setUpEngine } from "./_setup.ts";

/** Rows of each list that is printed. */
const SHOWN = 5;

/** The pictures to ask about, and what to know of them. */
interface Asked {
  readonly pictures: readonly LabelledPicture[];
  readonly notes: readonly string[];
}

/** The pictures of a folder whose classes the classifier knows. */
async function openPictures(
  folder: string,
  part: "all" | "train" | "valid" | "test",
  split: "new" | "given",
  { classNames, description }: Classifier,
): Promise<Asked> {
  const { rows, names, paths, account } = part === "all"
    ? await openAll(folder)
    : await openPart(folder, part, split);
  for (const line of account) writeErrorLine(line);
  const indexOf = new Map(classNames.map((name, k) => [name, k]));
  const unknown = [...new Set(rows.map(({ label }) => label))].filter((it) => !indexOf.has(it));
  const pictures = rows.flatMap(({ label }, i) => {
    const index = indexOf.get(label);
    return index === undefined ? [] : [{ path: paths[i]!, name: names[i]!, label: index }];
  });
  if (pictures.length === 0) {
    const known = classNames.slice(0, SHOWN).join(", ");
    throw new Error(
      cannot(
        `evaluate on ${folder}`,
        `folders called as the classifier's classes (${known}${
          classNames.length > SHOWN ? ", …" : ""
        })`,
        unknown.slice(0, SHOWN).join(", "),
      ),
    );
  }
  const left = rows.length - pictures.length;
  const fingerprint = sha256Of(rows.map(({ filepath }) => filepath).join("\n"));
  const isOwn = part === "all" && description.data?.fingerprint === fingerprint;
  return {
    pictures,
    notes: [
      ...(left === 0 ? [] : [
        `${left} pictures are of classes that it does not know, and are left out: ` +
        `${unknown.slice(0, SHOWN).map(printable).join(", ")}.`,
      ]),
      ...(isOwn
        ? [
          "These are the pictures that it was trained with, so the scores flatter it: --part test " +
          "asks only about those that it has not learned from.",
        ]
        : []),
    ],
  };
}

interface OpenPictures {
  readonly rows: readonly { readonly filepath: string; readonly label: string }[];
  readonly names: readonly string[];
  readonly paths: readonly string[];
  readonly account: readonly string[];
}

async function openAll(folder: string): Promise<OpenPictures> {
  const { kept: rows, classNames, leftOut, cleaning } = await auditDataset(folder, {
    imageSize: "any",
  });
  return {
    rows,
    names: rows.map(({ filepath }) => filepath),
    paths: toExamples({ folder, rows, classNames }, rows.map((_, i) => i)).map((it) => it.path),
    account: describeFolder({ rows, classNames, leftOut, notes: cleaning.notes }),
  };
}

async function openPart(
  folder: string,
  part: "train" | "valid" | "test",
  split: "new" | "given",
): Promise<OpenPictures> {
  const data = await openTrainingData({ folder, split });
  const chosen = Array.from(data.split[part], (i) => data.rows[i]!);
  return {
    rows: chosen,
    names: chosen.map(({ filepath }) => filepath),
    paths: data.examples(part).map((it) => it.path),
    account: data.account,
  };
}

/** The scores and lists as JSON; the answers themselves are in the table beside it. */
function jsonOf(
  evaluation: ClassifierEvaluation,
  classNames: readonly string[],
  facts: Readonly<Record<string, unknown>>,
) {
  const { pictures, unread, accuracy, topFiveAccuracy, macroF1, weightedF1, perClass } = evaluation;
  const wrong = pictures.filter(({ label, predicted }) => label !== predicted);
  return {
    ...facts,
    pictures: pictures.length,
    wrong: wrong.length,
    scores: { accuracy, topFiveAccuracy, macroF1, weightedF1 },
    perClass: perClass.map((score, k) => ({ class: classNames[k]!, ...score })),
    confused: pairsOf(wrong).map(([label, predicted, count]) => ({
      class: classNames[label]!,
      takenFor: classNames[predicted]!,
      count,
    })),
    unread,
  };
}

function report(evaluation: ClassifierEvaluation, classNames: readonly string[]): void {
  const { pictures, perClass } = evaluation;
  const row = (name: string, { value, interval: [low, high] }: ScoreWithInterval) =>
    writeLine(
      `${name.padEnd(14)}${value.toFixed(4)}   (95 %: ${low.toFixed(4)} to ${high.toFixed(4)})`,
    );
  writeLine(
    `${pictures.length} pictures of ${perClass.filter(({ images }) => images > 0).length} classes`,
  );
  row("accuracy", evaluation.accuracy);
  if (classNames.length > 5) row("top five", evaluation.topFiveAccuracy);
  row("macro F1", evaluation.macroF1);
  row("weighted F1", evaluation.weightedF1);
  const hardest = perClass.map((score, k) => ({ ...score, className: classNames[k]! }))
    .filter(({ images, f1 }) => images > 0 && f1 < 1).sort((a, b) => a.f1 - b.f1);
  if (hardest.length > 0) writeLine("hardest:");
  for (const { className, f1, recall, images } of hardest.slice(0, SHOWN)) {
    writeLine(
      `  ${printable(className)}: F1 ${f1.toFixed(3)}, ${
        Math.round(recall * images)
      } of ${images} found`,
    );
  }
  const wrong = pictures.filter(({ label, predicted }) => label !== predicted)
    .sort((a, b) => b.confidence - a.confidence);
  if (wrong.length > 0) writeLine("surest mistakes:");
  for (const { name, label, predicted, confidence } of wrong.slice(0, SHOWN)) {
    writeLine(
      `  ${printable(name)}: taken for ${printable(classNames[predicted]!)} ` +
        `(${Math.round(100 * confidence)} %), is ${printable(classNames[label]!)}`,
    );
  }
}

if (import.meta.main) {
  await runCommand({
    name: "evaluate",
    description: `
Asks a trained classifier about a folder of pictures, a folder a class, and says how often it is
right: accuracy, F1 and each class, with intervals; what is taken for what; the surest mistakes. The
answer is the likeliest class. With --out, a page with the pictures (index.html), evaluation.json
and predictions.csv, which deno task compare reads.`,
    args: { placeholder: "BUNDLE", most: 1 },
    options: {
      data: path(
        "FOLDER",
        "the pictures: a folder a class, or train/ valid/ test/ of such folders",
      ),
      part: choice(
        ["all", "train", "valid", "test"],
        "which of them, as deno task train divides the folder",
        "all",
      ),
      split: choice(["new", "given"], "how it was divided, as in deno task train", "new"),
      out: path("FOLDER", "where to write the page and the tables"),
      json: flag("write JSON to standard output instead of lines"),
    },
    notes: "BUNDLE is the folder that deno task train wrote.",
    exitCodes: "0 evaluated, 1 it failed, 2 wrong usage",
    async run({ options: { data, part, split, out, json }, args: [bundle] }) {
      if (bundle === undefined) throw new UsageError("BUNDLE is missing");
      if (data === undefined) throw new UsageError("--data FOLDER is missing");
      await setUpEngine();
      const classifier = await loadClassifier(fromCallersFolder(bundle));
      const { classNames } = classifier;
      const { pictures, notes } = await openPictures(data, part, split, classifier);
      for (const note of notes) writeErrorLine(`note: ${note}`);
      const isLive = Deno.stderr.isTerminal();
      const encoder = new TextEncoder();
      const evaluation = await evaluateClassifier(classifier, pictures, {
        onProgress: ({ done, total }) => {
          if (isLive) Deno.stderr.writeSync(encoder.encode(`\r\x1b[K${done} of ${total}\r`));
        },
      });
      for (const { fault } of evaluation.unread) writeErrorLine(printable(fault));
      const from = relative(fromCallersFolder("."), data) || ".";
      const facts = { classifier: bundle, data: from, part };
      const made = jsonOf(evaluation, classNames, facts);
      if (json) writeLine(stringifyExact(made, 2));
      else report(evaluation, classNames);
      if (out !== undefined) {
        await Deno.mkdir(out, { recursive: true });
        await writeAnswers(join(out, "predictions.csv"), evaluation.pictures, classNames);
        await writeFileWhole(join(out, "evaluation.json"), `${stringifyExact(made, 2)}\n`);
        const shown = {
          classifier: basename(fromCallersFolder(bundle)),
          data: from,
          classNames,
          evaluation,
          notes,
        };
        await writeEvaluationPage(out, shown);
        const place = relative(fromCallersFolder("."), join(out, "index.html"));
        if (!json) writeLine(`next: open ${place} in a browser`);
      }
      return 0;
    },
  });
}
