/**
 * Does training here learn what Keras learns? ResNet-18 from random weights on scikit-learn's
 * handwritten digits, both sides alike, several seeds.
 *
 *     PLUMAGE_PEERS=python deno run -A tests/bench/digits.ts
 *
 * @module
 */
import { toExamples } from "lib/dataset/mod.ts";
import { openDataset } from "lib/article/mod.ts";
import { createBatches } from "lib/input/mod.ts";
import { createModel } from "lib/model/mod.ts";
import { evaluate, fit } from "lib/train/mod.ts";
import { writeErrorLine, writeLine } from "../../lib/cli/_command.ts";

const EPOCHS = 4;
const SEEDS = Deno.args.length > 0 ? Deno.args.map(Number) : [1, 2, 3];

const python = Deno.env.get("PLUMAGE_PEERS");
if (python === undefined) {
  writeErrorLine("skipped: PLUMAGE_PEERS names no Python with scikit-learn and tf_keras");
  Deno.exit(0);
}
const script = new URL("peers/digits.py", import.meta.url).pathname;
const folder = await Deno.makeTempDir({ prefix: "plumage-digits-" });
try {
  await peer(python, ["write", folder]);
  for (const seed of SEEDS) {
    const { accuracy, loss } = await trainHere(folder, seed);
    writeLine(`Plumage  seed ${seed}: test accuracy ${accuracy.toFixed(4)}  loss ${words(loss)}`);
    const keras = JSON.parse(await peer(python, ["train", folder, String(seed)]));
    writeLine(
      `Keras    seed ${seed}: test accuracy ${keras.accuracy.toFixed(4)}  loss ${
        words(keras.loss)
      }`,
    );
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
Deno.exit(0);

async function trainHere(
  data: string,
  seed: number,
): Promise<{ accuracy: number; loss: number[] }> {
  const dataset = await openDataset({ folder: data });
  const open = (split: string) => {
    const indices = dataset.rows.flatMap((row, index) => row.split === split ? [index] : []);
    const examples = toExamples(dataset, indices);
    return createBatches({
      examples,
      imageSize: 32,
      batchSize: 16,
      seed,
      shuffle: split === "train",
    });
  };
  const [train, test] = [await open("train"), await open("test")];
  const model = await createModel("resnet18", {
    classes: 10,
    imageSize: 32,
    seed,
    inputScaling: "unit",
  });
  const { epochs } = await fit(model, {
    train,
    epochs: EPOCHS,
    learningRate: 1e-3,
    keepBest: false,
  });
  const { accuracy } = await evaluate(model, test);
  model.dispose();
  await Promise.all([train.close(), test.close()]);
  return { accuracy, loss: epochs.map((record) => record.loss) };
}

async function peer(command: string, args: readonly string[]): Promise<string> {
  const { code, stdout } = await new Deno.Command(command, {
    args: [script, ...args],
    stdout: "piped",
    stderr: "null",
  }).output();
  if (code !== 0) throw new Error(`${script} ${args[0]} ended with exit code ${code}`);
  return new TextDecoder().decode(stdout);
}

function words(losses: readonly number[]): string {
  return losses.map((loss) => loss.toFixed(3)).join(" ");
}
