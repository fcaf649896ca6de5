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
import { cannot } from "../errors.ts";
import { writeFileWhole } from "../disk/files.ts";
import { type Batches, createBatches } from "../input/mod.ts";
import { BACKBONES, createModel } from "../model/mod.ts";
import {
  bestEpoch,
  evaluate,
  fit,
  type GradientOptimizerSettings,
  type History,
  terminalProgress,
} from "../train/mod.ts";
import {
  fromCallersFolder,
  runCommand,
  UsageError,
  writeErrorLine,
  writeLine,
} from "./_command.ts";
import { setUpEngine } from "./_setup.ts";
import { OPTIONS, settingsOf, type TrainSettings, type Values } from "./_train_settings.ts";

if (import.meta.main) {
  await runCommand({
    name: "train",
    help: `
Trains a network on a data set, measures it on the hold-out test set, and saves it all.

Usage: deno task train --out FOLDER [options]

  --out FOLDER          where to save last.ckpt, best.ckpt, history.json and test.json
  --resume              go on with the training in FOLDER; the numbers come out as if it had never
                        stopped
  --data FOLDER         the data set: a folder train/ (valid/, test/) of a folder a class; by default
                        PLUMAGE_DATA, and without that the embedded drawings
  --model NAME          ${BACKBONES.map(({ name }) => name).join(" ")}
                        (default: densenet121)
  --weights SOURCE      imagenet, random, or a Keras weights file (default: imagenet)
  --input-scaling WAY   family: as the network was made for; unit: 0..1 (default: family)
  --image-size N        side of the square input in pixels, from 32 (default: 192)
  --augmentation NAME   article or none (default: article)
  --epochs N            passes over the training images (default: 30)
  --batch-size N        images a step (default: 8)
  --learning-rate X     (default: 1e-4)
  --optimiser NAME      adam, or rmsprop with momentum .9 (default: adam)
  --decay-rate X        factor on the learning rate at each drop (default: 1)
  --decay-epochs X      epochs between two drops (default: 1)
  --patience N          stop after N epochs without a better validation F1 (default: never)
  --save-steps N        save also every N steps inside an epoch (default: 500)
  --seed N              of weights, order and augmentation (default: 42)
  --workers N           threads that prepare batches (default: one less than processors)
  --tensorboard FOLDER  write event files for TensorBoard

The rows are divided as in the article: 20 % test, and of the rest 20 % validation, stratified.

Exit codes: 0 trained, 1 it failed, 2 wrong usage, 130 interrupted (Ctrl-C): saved, go on with
--resume.
`,
    options: OPTIONS,
    async run({ values, positionals }) {
      if (positionals.length > 0) throw new UsageError(`unexpected argument ${positionals[0]}`);
      if (typeof values.out !== "string") throw new UsageError("--out FOLDER is missing");
      await setUpEngine();
      return await train(values, fromCallersFolder(values.out));
    },
  });
}

/** Trains; exit code 130 if it was interrupted. */
async function train(values: Values, out: string): Promise<number> {
  const settings = settingsOf(values);
  const { seed, imageSize, name, weights, inputScaling } = settings;
  const dataset = await openTrainingData({
    folder: typeof values.data === "string" ? fromCallersFolder(values.data) : undefined,
    ignore: [out],
  });
  for (const line of dataset.account) writeErrorLine(line);
  const model = await createModel(name, {
    classes: dataset.classNames.length,
    imageSize,
    seed,
    weights,
    inputScaling,
  });
  await Deno.mkdir(out, { recursive: true });
  const sources = await openBatches(dataset, settings);
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  Deno.addSignalListener("SIGINT", interrupt);
  try {
    const history = await fit(model, {
      train: sources.train,
      valid: sources.valid,
      ...rule(settings, sources.train.steps),
      epochs: settings.epochs,
      ...(settings.patience !== undefined &&
        { earlyStopping: { patience: settings.patience } }),
      ...(typeof values.tensorboard === "string" &&
        { tensorBoard: fromCallersFolder(values.tensorboard) }),
      checkpoint: {
        folder: out,
        classNames: dataset.classNames,
        resume: values.resume === true,
        everySteps: settings.saveSteps,
        settings: {
          data: dataset.version,
          images: dataset.rows.length,
          seed,
          weights,
          inputScaling,
          augmentation: settings.augmentation,
        },
      },
      onProgress: terminalProgress(),
      signal: controller.signal,
    });
    await report(history, out);
    const { perClass: _, confusion: __, ...figures } = await evaluate(model, sources.test);
    await writeFileWhole(`${out}/test.json`, `${JSON.stringify(figures, null, 2)}\n`);
    writeLine(
      `test: loss ${figures.loss.toFixed(4)}, accuracy ${figures.accuracy.toFixed(4)}, ` +
        `AUC ${figures.auc.toFixed(4)}, F1 ${figures.f1.toFixed(4)}`,
    );
    return 0;
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    writeErrorLine(`\ninterrupted; go on with: deno task train --out ${out} --resume ...`);
    return 130;
  } finally {
    Deno.removeSignalListener("SIGINT", interrupt);
    for (const batches of Object.values(sources)) await batches.close();
  }
}

async function openBatches(
  dataset: TrainingData,
  settings: TrainSettings,
): Promise<Record<"train" | "valid" | "test", Batches>> {
  const { imageSize, batchSize, seed, augmentation, workers } = settings;
  const open = (part: "train" | "valid" | "test") =>
    createBatches({
      examples: dataset.examples(part),
      imageSize,
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
  await writeFileWhole(`${out}/history.json`, `${JSON.stringify(history, null, 2)}\n`);
  const best = bestEpoch(history);
  if (best === undefined) throw new Error(cannot("report the training", "an epoch", "none"));
  writeLine(
    `best epoch ${best.epoch}: valid F1 ${best.validF1?.toFixed(4)}, ` +
      `valid accuracy ${best.validAccuracy?.toFixed(4)}`,
  );
}
