/**
 * `deno task evaluate`: how good a trained classifier is on a folder of pictures.
 *
 * @module
 */
import { basename, join, relative } from "node:path";
import {
  type ClassifierEvaluation,
  evaluateClassifier,
  loadClassifier,
  type ScoreWithInterval,
} from "../classifier/mod.ts";
import { writeAnswers } from "../classifier/answers_file.ts";
import { printable } from "../dataset/names.ts";
import { writeFileWhole } from "../disk/files.ts";
import { runCommand, UsageError, writeErrorLine, writeLine } from "./_command.ts";
import { pairsOf } from "./_confused.ts";
import { openPictures } from "./_labelled_pictures.ts";
import { choice, flag, fromCallersFolder, path } from "./_options.ts";
import { setUpEngine } from "./_setup.ts";

/** Rows of each list that is printed. */
const SHOWN = 5;

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
      json: flag("write JSON to standard output instead of lines; null where there is no number"),
    },
    notes: "BUNDLE is the folder that deno task train wrote.",
    exitCodes: "0 evaluated, 1 it failed, 2 wrong usage",
    async run({ options: { data, part, split, out, json }, args: [bundle] }) {
      if (bundle === undefined) throw new UsageError("BUNDLE is missing");
      if (data === undefined) throw new UsageError("--data FOLDER is missing");
      await setUpEngine();
      const classifier = await loadClassifier(fromCallersFolder(bundle));
      const { classNames } = classifier;
      const { pictures, unread, notes } = await openPictures(data, part, split, classifier);
      for (const note of notes) writeErrorLine(`note: ${note}`);
      const isLive = Deno.stderr.isTerminal();
      const encoder = new TextEncoder();
      const judged = await evaluateClassifier(classifier, pictures, {
        onProgress: ({ done, total }) => {
          if (isLive) Deno.stderr.writeSync(encoder.encode(`\r\x1b[K${done} of ${total}\r`));
        },
      });
      for (const { fault } of judged.unread) writeErrorLine(printable(fault));
      const evaluation = { ...judged, unread: [...unread, ...judged.unread] };
      const from = relative(fromCallersFolder("."), data) || ".";
      const facts = { classifier: bundle, data: from, part };
      const made = jsonOf(evaluation, classNames, facts);
      if (json) writeLine(JSON.stringify(made, null, 2));
      else report(evaluation, classNames);
      if (out !== undefined) {
        await Deno.mkdir(out, { recursive: true });
        await writeAnswers(join(out, "predictions.csv"), evaluation.pictures, classNames);
        await writeFileWhole(join(out, "evaluation.json"), `${JSON.stringify(made, null, 2)}\n`);
        const shown = {
          classifier: basename(fromCallersFolder(bundle)),
          data: from,
          classNames,
          evaluation,
          notes,
        };
        // What builds pages takes a third of a second to load: only for who wants one.
        const { writeEvaluationPage } = await import("./_evaluation_page.ts");
        await writeEvaluationPage(out, shown);
        const place = relative(fromCallersFolder("."), join(out, "index.html"));
        if (!json) writeLine(`next: open ${place} in a browser`);
      }
      return 0;
    },
  });
}
