/**
 * `deno task bench predict`: from pictures to a table of answers, whole processes, beside Keras.
 *
 * The network, the pictures and the resizing are the same; both start cold in each round, in turns. The
 * answers differ a little, because TensorFlow decodes JPEG by a faster transform than Pillow does and
 * this library with it; of PNG files the probabilities agree to 3e-6.
 *
 * @module
 */
import { parse } from "csv-parse/sync";
import { renderBird, SPECIES } from "lib/article/birds/mod.ts";
import { projectFolder } from "lib/article/folders.ts";
import { exportClassifier, saveClassifier } from "lib/classifier/mod.ts";
import { forEachConcurrently } from "lib/disk/mod.ts";
import { encodeJpeg } from "lib/image/mod.ts";
import { createModel } from "lib/model/mod.ts";
import { writeLine } from "../../lib/cli/_command.ts";
import { peerPython } from "./_input_peers.ts";
import { median } from "./_turns.ts";

const SIDE = 128;
const CLASSES = SPECIES.slice(0, 12).map(({ name }) => name);

/**
 * Runs the benchmark and prints its table.
 *
 * @param options `peers`: also run Keras; `quick`: 200 pictures and 2 rounds instead of 1,000 and 5.
 */
export async function run(options: { peers: boolean; quick: boolean }): Promise<void> {
  const [pictures, rounds] = options.quick ? [200, 2] : [1000, 5];
  const folder = await Deno.makeTempDir({ prefix: "plumage-bench-" });
  try {
    const python = options.peers ? await kerasPython() : undefined;
    await Deno.mkdir(`${folder}/photos`);
    await forEachConcurrently(pictures, 4, async (i) => {
      const bird = await renderBird(CLASSES[i % CLASSES.length]!, { seed: i });
      const name = String(i).padStart(4, "0");
      await Deno.writeFile(`${folder}/photos/${name}.jpg`, await encodeJpeg(bird));
    });
    const model = await createModel("efficientnet-lite0", {
      classes: CLASSES.length,
      imageSize: SIDE,
      weights: "imagenet",
    });
    await saveClassifier(`${folder}/bundle`, model, { classNames: CLASSES });
    model.dispose();
    await exportClassifier(`${folder}/bundle`, { to: "keras", folder: `${folder}/keras` });

    const task = `${projectFolder()}/lib/cli/predict.ts`;
    const deno = (...args: string[]) =>
      seconds(Deno.execPath(), [
        ...["run", "--allow-all", "--no-check", "--config", `${projectFolder()}/deno.json`, task],
        ...[`${folder}/bundle`, ...args],
      ]);
    const keras = (where: string, out: string) =>
      seconds(python!, [
        `${projectFolder()}/tests/bench/peers/predict_folder.py`,
        ...[
          `${folder}/keras/classifier.keras`,
          `${folder}/keras/labels.txt`,
          where,
          `${SIDE}`,
          out,
        ],
      ]);
    await Deno.mkdir(`${folder}/one`);
    await Deno.copyFile(`${folder}/photos/0000.jpg`, `${folder}/one/0000.jpg`);
    const rows = [
      {
        what: "one picture",
        ours: () => deno(`${folder}/one/0000.jpg`),
        theirs: () => keras(`${folder}/one`, `${folder}/one.csv`),
      },
      {
        what: `${pictures} pictures to CSV`,
        ours: () => deno(`${folder}/photos`, "--csv", `${folder}/ours.csv`),
        theirs: () => keras(`${folder}/photos`, `${folder}/theirs.csv`),
      },
    ];
    writeLine(`Predictions, efficientnet-lite0 at ${SIDE} px, whole processes, ${rounds} rounds:`);
    writeLine("");
    writeLine(
      ["".padEnd(26), "plumage".padStart(12), "Keras".padStart(12), "ratio".padStart(9)].join(""),
    );
    for (const { what, ours, theirs } of rows) {
      const times: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        times[0].push(await ours());
        if (python !== undefined) times[1].push(await theirs());
      }
      const [mine, others] = times.map((all) => all.length === 0 ? NaN : median(all));
      const shown = (value: number | undefined, digits = 2, unit = " s") =>
        Number.isFinite(value) ? `${value!.toFixed(digits)}${unit}` : "-";
      writeLine(
        what.padEnd(26) + shown(mine).padStart(12) + shown(others).padStart(12) +
          shown(mine! / others!, 2, "").padStart(9),
      );
    }
    if (python !== undefined) writeLine(`\n${await agreement(folder)}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function kerasPython(): Promise<string | undefined> {
  const packages = ["tensorflow-cpu==2.21.0", "keras", "pillow"];
  const peer = { name: "keras", script: "predict_folder.py", installs: [packages] };
  return Deno.env.get("PLUMAGE_PEERS") ?? await peerPython(peer);
}

async function seconds(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const { success, stderr } = await new Deno.Command(command, {
    args: [...args],
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(`${command} failed: ${new TextDecoder().decode(stderr)}`);
  return (performance.now() - start) / 1000;
}

/** Both must have given the same answers, or the race was none. */
async function agreement(folder: string): Promise<string> {
  const read = async (name: string) =>
    parse(await Deno.readTextFile(`${folder}/${name}`), { columns: true }) as {
      file: string;
      class: string;
      probability: string;
    }[];
  const [ours, theirs] = [await read("ours.csv"), await read("theirs.csv")];
  const nameOf = (path: string) => path.split("/").at(-1);
  const byName = new Map(theirs.map((row) => [nameOf(row.file), row]));
  let [same, worst] = [0, 0];
  for (const row of ours) {
    const other = byName.get(nameOf(row.file))!;
    if (row.class === other.class) same++;
    worst = Math.max(worst, Math.abs(Number(row.probability) - Number(other.probability)));
  }
  return `same answer on ${same} of ${ours.length} pictures; ` +
    `largest difference of a probability ${worst.toExponential(1)} (by TensorFlow's JPEG decoder)`;
}
