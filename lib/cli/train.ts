/**
 * `deno task train`: trains one network, and goes on where a training was interrupted.
 *
 * @module
 */
import {
  ARTICLE_AUGMENTATION,
  imageCacheFolder,
  openTrainingData,
  type TrainingData,
} from "../article/mod.ts";
import { writeAnswers } from "../classifier/answers_file.ts";
import { bundleScores, saveClassifier, scoreExamples } from "../classifier/mod.ts";
import { stringifyExact } from "../disk/exact_json.ts";
import { writeFileWhole } from "../disk/files.ts";
import { sha256Of } from "../disk/hash.ts";
import { checkPrecision, startEngine } from "../engine/mod.ts";
import { cannot } from "../errors.ts";
import { listenForStop } from "../stop.ts";
import { type Batches, createBatches } from "../input/mod.ts";
import { createModel } from "../model/mod.ts";
import {
  bestEpoch,
  type Evaluation,
  fit,
  type GradientOptimizerSettings,
  type History,
  readTraining,
  terminalProgress,
} from "../train/mod.ts";
import {
  type ParsedCommand,
  runCommand,
  UsageError,
  writeErrorLine,
  writeLine,
} from "./_command.ts";
import { setUpEngine } from "./_setup.ts";
import {
  isChangeable,
  notesOf,
  resumedSettings,
  TRAIN_OPTIONS,
  type TrainSettings,
  workersOf,
} from "./_train_settings.ts";

/** What to train; nothing if a training that is to go on is done already, which is said. */
async function settingsOf(
  parsed: ParsedCommand<typeof TRAIN_OPTIONS>,
  out: string,
): Promise<TrainSettings | undefined> {
  const { options } = parsed;
  if (!options.resume) return options;
  const saved = await readTraining(out);
  if (saved === undefined) {
    // Whoever names no more than the folder means a training that is there.
    if ([...parsed.given].some((name) => !isChangeable(name))) return options;
    throw new UsageError(
      `there is no training to go on with in ${out}: expected its last.ckpt there; without ` +
        "--resume a new one is begun",
    );
  }
  const settings = resumedSettings(parsed, saved);
  const done = saved.history.epochs.length;
  if (done < settings.epochs || done === 0) return settings;
  writeLine(`nothing left to do: ${done} of ${settings.epochs} epochs are done in ${out}`);
  return undefined;
}

/** Trains; exit code 130 if it was interrupted. */
async function train(settings: TrainSettings, out: string): Promise<number> {
  const { seed, imageSize, model: name, weights, inputScaling, augmentation } = settings;
  const dataset = await openTrainingData({
    folder: settings.data,
    split: settings.split,
    ignore: [out],
  });
  for (const line of dataset.account) writeErrorLine(line);
  const { classNames } = dataset;
  const model = await createModel(name, {
    classes: classNames.length,
    imageSize,
    seed,
    weights,
    inputScaling,
  });
  await Deno.mkdir(out, { recursive: true });
  const sources = await openBatches(dataset, settings);
  using stop = listenForStop();
  try {
    const history = await fit(model, {
      train: sources.train,
      valid: sources.valid,
      ...rule(settings, sources.train.steps),
      epochs: settings.epochs,
      precision: settings.precision,
      ...(settings.patience !== undefined &&
        { earlyStopping: { patience: settings.patience } }),
      ...(settings.tensorboard !== undefined && { tensorBoard: settings.tensorboard }),
      checkpoint: {
        folder: out,
        resume: settings.resume,
        classNames,
        everySteps: settings.saveSteps,
        settings: {
          data: dataset.version,
          images: dataset.rows.length,
          files: dataset.fingerprint,
          seed,
          weights,
          inputScaling,
          augmentation,
        },
        notes: notesOf(settings),
      },
      onProgress: terminalProgress(),
    });
    await report(history, out);
    const { scores: test, predictions } = await scoreExamples(model, sources.test);
    const { labels, predicted, confidence, truth } = predictions;
    await writeAnswers(
      `${out}/test_predictions.csv`,
      Array.from(dataset.split.test, (row, i) => ({
        name: dataset.rows[row]!.filepath,
        label: labels[i]!,
        predicted: predicted[i]!,
        confidence: confidence[i]!,
        truth: truth[i]!,
      })),
      classNames,
    );
    await saveClassifier(out, model, {
      classNames,
      orientation: orientationOf(dataset),
      inputScaling,
      data: {
        name: dataset.version,
        images: dataset.rows.length,
        fingerprint: sha256Of(dataset.rows.map(({ filepath }) => filepath).join("\n")),
      },
      scores: { test: bundleScores(test) },
    });
    await reportTest(test, classNames, out);
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    writeErrorLine(`\ninterrupted; go on with: deno task train --out ${out} --resume`);
    return 130;
  } finally {
    for (const batches of Object.values(sources)) await batches.close();
  }
}

/** A network that is right but unsure: its F1 counts only answers above a half. */
const UNSURE_GAP = .1;

/** The scores, the classes that are hardest, and what to do next. */
async function reportTest(
  test: Evaluation,
  classNames: readonly string[],
  out: string,
): Promise<void> {
  const { perClass, confusion: _, ...figures } = test;
  await writeFileWhole(`${out}/test.json`, `${stringifyExact({ ...figures, perClass }, 2)}\n`);
  writeLine(
    `test: loss ${shown(test.loss)}, accuracy ${shown(test.accuracy)}, ` +
      `AUC ${shown(test.auc)}, F1 ${shown(test.f1)} on ${test.examples} images`,
  );
  if (test.accuracy - test.f1 > UNSURE_GAP) {
    writeLine(
      "F1 counts only answers surer than a half: this network is right more often than it is sure. " +
        "More epochs help",
    );
  }
  const hardest = perClass.map((score, k) => ({ ...score, className: classNames[k]! }))
    .filter(({ examples }) => examples > 0)
    .sort((a, b) => a.accuracy - b.accuracy).slice(0, 5);
  for (const { className, accuracy, examples } of hardest) {
    writeLine(`  ${className}: ${Math.round(accuracy * examples)} of ${examples} right`);
  }
  for (
    const [command, what] of [
      [`predict ${out} PICTURES`, "asks it"],
      [`evaluate ${out} --data FOLDER`, "tests it on other pictures"],
      [`serve ${out}`, "shows it in a browser"],
      [`export ${out} --to web --out PAGE`, "makes a page of it that works offline"],
      [`train --out ${out} --resume --epochs N`, "trains it further"],
    ] as const
  ) writeLine(`next: deno task ${command}  ${what}`);
}

function shown(score: number): string {
  return Number.isFinite(score) ? score.toFixed(4) : "–";
}

/** Keras, which the article loads its own data with, leaves pictures as they are stored. */
function orientationOf({ kind }: TrainingData): "apply" | "ignore" {
  return kind === "own" ? "apply" : "ignore";
}

async function openBatches(
  dataset: TrainingData,
  settings: TrainSettings,
): Promise<Record<"train" | "valid" | "test", Batches>> {
  const { imageSize, batchSize, seed, augmentation } = settings;
  const workers = workersOf(settings);
  const open = (part: "train" | "valid" | "test") =>
    createBatches({
      examples: dataset.examples(part),
      imageSize,
      orientation: orientationOf(dataset),
      batchSize,
      seed,
      shuffle: part === "train",
      augmentation: part === "train" && augmentation === "article"
        ? ARTICLE_AUGMENTATION
        : undefined,
      workers: part === "train" ? workers : Math.min(workers, 1),
      cacheFolder: imageCacheFolder(),
    });
  return { train: await open("train"), valid: await open("valid"), test: await open("test") };
}

/** Optimiser, learning rate and its decay. */
function rule(settings: TrainSettings, stepsPerEpoch: number): {
  optimiser: GradientOptimizerSettings;
  learningRate: number;
  schedule?: { decayRate: number; decaySteps: number };
} {
  const { optimiser, learningRate, decayRate, decayEpochs } = settings;
  const decaySteps = Math.max(Math.floor(decayEpochs * stepsPerEpoch), 1);
  return {
    optimiser: { name: optimiser },
    learningRate,
    ...(decayRate !== 1 && { schedule: { decayRate, decaySteps } }),
  };
}

async function report(history: History, out: string): Promise<void> {
  await writeFileWhole(`${out}/history.json`, `${stringifyExact(history, 2)}\n`);
  const best = bestEpoch(history);
  if (best === undefined) throw new Error(cannot("report the training", "an epoch", "none"));
  writeLine(
    `best epoch ${best.epoch}: valid F1 ${shown(best.validF1 ?? NaN)}, ` +
      `valid accuracy ${shown(best.validAccuracy ?? NaN)}`,
  );
}

if (import.meta.main) {
  await runCommand({
    name: "train",
    description: `
Trains a network on a data set, measures it on the hold-out test set, and saves it all into --out:
last.ckpt and best.ckpt to go on with, history.json, test.json, and the classifier to take along
(classifier.json and weights.safetensors).

The images are divided as in the article, 20 % test, and of the rest 20 % validation, stratified;
with --split given as the folder divides them.`,
    options: TRAIN_OPTIONS,
    exitCodes:
      "0 trained, 1 it failed, 2 wrong usage, 130 interrupted (Ctrl-C): saved, go on with " +
      "--resume",
    async run(parsed) {
      const { out } = parsed.options;
      if (out === undefined) throw new UsageError("--out FOLDER is missing");
      const settings = await settingsOf(parsed, out);
      if (settings === undefined) return 0;
      await setUpEngine();
      if (settings.precision === "mixed") {
        await startEngine();
        checkPrecision(settings.precision);
      }
      return await train(settings, out);
    },
  });
}
