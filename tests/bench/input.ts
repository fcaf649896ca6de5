/**
 * `deno task bench input`: images a second a core beside imgaug and albumentations, with 1 and 2
 * workers, and how long a training waits for its input.
 *
 * Every contestant is a process of its own; they take turns, so that the ratios hold on a busy
 * machine too. Times are processor time: all threads of a process count.
 *
 * @module
 */
import process from "node:process";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
import { startEngine } from "lib/engine/mod.ts";
import { encodeJpeg } from "lib/image/mod.ts";
import { createBatches } from "lib/input/mod.ts";
import { createModel } from "lib/model/mod.ts";
import { createStream } from "lib/random/stream.ts";
import { fit } from "lib/train/mod.ts";
import { writeLine } from "../../lib/cli/_command.ts";
import { peerPython, PEERS } from "./_input_peers.ts";
import { Contestant, median } from "./_turns.ts";

const SIZE = 192, PICTURES = 64, BATCH_SIZE = 8;

/**
 * Runs the benchmark and prints its tables.
 *
 * @param options `peers`: also run imgaug and albumentations, set up in the user's cache on first
 *   use; `quick`: fewer repetitions.
 */
export async function run(options: { peers: boolean; quick: boolean }): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "plumage-bench-" });
  try {
    await writePictures(folder);
    await compare(folder, options);
    await scale(folder, options.quick);
    await train(folder, options.quick);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Pictures that compress like photos: coloured discs on a gradient, with grain. */
async function writePictures(folder: string): Promise<void> {
  const side = 224;
  for (let number = 0; number < PICTURES; number++) {
    const stream = createStream(number, "bench");
    const discs = Array.from({ length: 12 }, () => ({
      x: stream.uniform(0, side),
      y: stream.uniform(0, side),
      radius: stream.uniform(5, 60),
      colour: [0, 1, 2].map(() => stream.uniform(0, 255)),
    }));
    const data = Uint8Array.from({ length: side * side * 3 }, (_, i) => {
      const x = Math.floor(i / 3) % side, y = Math.floor(i / 3 / side);
      const disc = discs.findLast((one) => Math.hypot(x - one.x, y - one.y) < one.radius);
      const colour = disc?.colour[i % 3] ?? (x + y) / 2;
      return Math.min(255, Math.max(0, colour + stream.uniform(-12, 12)));
    });
    const name = `${folder}/${String(number).padStart(3, "0")}.jpg`;
    await Deno.writeFile(name, await encodeJpeg({ width: side, height: side, data }));
  }
}

/** Milliseconds of processor time an image: each operation, the chain, from files, from the cache. */
async function compare(folder: string, options: { peers: boolean; quick: boolean }): Promise<void> {
  const count = 64;
  const args = [folder, `${SIZE}`, `${count}`];
  const contestants = [
    new Contestant("Plumage", Deno.execPath(), [
      ...["run", "-A", beside("_input_worker.ts"), ...args, `${folder}/cache`],
    ]),
  ];
  for (const peer of options.peers ? PEERS : []) {
    const python = await peerPython(peer);
    if (python === undefined) continue;
    contestants.push(new Contestant(peer.name, python, [beside(`peers/${peer.script}`), ...args]));
  }
  const running: Contestant[] = [];
  for (const contestant of contestants) if (await contestant.ready()) running.push(contestant);
  writeLine(`\nMilliseconds of one core an image of ${SIZE} px (and how many times Plumage's)`);
  writeLine(`  ${"".padEnd(16)}${running.map(({ name }) => name.padStart(20)).join("")}`);
  const orders = [
    ...ARTICLE_AUGMENTATION.flatMap(({ oneOf }) => oneOf.map(({ name }) => name)),
    "chain",
    "files",
    "cache",
  ];
  for (const order of orders) {
    const times = running.map((): number[] => []);
    for (let round = 0; round < (options.quick ? 4 : 12); round++) {
      for (const [i, contestant] of running.entries()) {
        // Peers keep no cache: against ours stands what they need from files.
        const asked = order === "cache" && i > 0 ? "files" : order;
        const { cpu } = await contestant.measure(asked as "step");
        if (round > 0) times[i]!.push(1000 * cpu / count);
      }
    }
    writeLine(row(order, times.map(median)));
  }
  for (const contestant of running) await contestant.end();
}

function row(order: string, medians: readonly number[]): string {
  const cells = medians.map((time, i) => {
    const ratio = i === 0 ? "" : ` (${(time / medians[0]!).toFixed(1)} x)`;
    return `${time.toFixed(3)}${ratio}`.padStart(20);
  });
  return `  ${order.padEnd(16)}${cells.join("")}`;
}

/** Images a second of the loader, by number of workers, in turns. */
async function scale(folder: string, quick: boolean): Promise<void> {
  const examples = examplesOf(folder, quick ? 512 : 2048);
  const common = { examples, imageSize: SIZE, batchSize: BATCH_SIZE, seed: 1, shuffle: true };
  const settings = {
    ...common,
    augmentation: ARTICLE_AUGMENTATION,
    cacheFolder: `${folder}/cache`,
  } as const;
  const counts = [0, 1, 2];
  const loaders = [];
  for (const workers of counts) loaders.push(await createBatches({ ...settings, workers }));
  const rates = counts.map((): number[] => []), costs = counts.map((): number[] => []);
  for (let epoch = 0; epoch < (quick ? 3 : 6); epoch++) {
    for (const [i, loader] of loaders.entries()) {
      const start = performance.now(), cpu = processorSeconds();
      let sum = 0;
      for await (const { images } of loader.epoch(epoch, { reuse: true })) sum += images[0]!;
      const seconds = (performance.now() - start) / 1000;
      if (epoch === 0 || !Number.isFinite(sum)) continue;
      rates[i]!.push(examples.length / seconds);
      costs[i]!.push((processorSeconds() - cpu) * 1000 / examples.length);
    }
  }
  for (const loader of loaders) await loader.close();
  const medians = rates.map(median);
  writeLine("\nImages a second, article's chain from the cache, by wall clock");
  for (const [i, workers] of counts.entries()) {
    const times = (medians[i]! / medians[1]!).toFixed(2);
    const cost = `${median(costs[i]!).toFixed(2)} ms of one core an image`;
    const rate = `${workers} workers${medians[i]!.toFixed(0).padStart(9)}`;
    writeLine(`  ${rate}  ${times} x one worker, ${cost}`);
  }
}

/** Processor time of this process with all its threads. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Share of a training that waits for its input. */
async function train(folder: string, quick: boolean): Promise<void> {
  await startEngine();
  const examples = examplesOf(folder, BATCH_SIZE * (quick ? 8 : 30));
  const common = {
    imageSize: SIZE,
    batchSize: BATCH_SIZE,
    seed: 1,
    cacheFolder: `${folder}/cache`,
  };
  writeLine(`\nWaiting for input, densenet121, ${SIZE} px, batch ${BATCH_SIZE}`);
  for (const workers of [0, 1, 2]) {
    const model = await createModel("densenet121", {
      classes: 300,
      imageSize: SIZE,
      weights: "random",
      seed: 1,
    });
    const settings = {
      ...common,
      examples,
      shuffle: true,
      augmentation: ARTICLE_AUGMENTATION,
    } as const;
    await using batches = await createBatches({ ...settings, workers });
    const valid = await createBatches({ ...common, examples: examples.slice(0, BATCH_SIZE) });
    await fit(model, {
      train: batches,
      valid,
      epochs: 1,
      optimiser: { name: "adam" },
      learningRate: 1e-4,
    });
    await valid.close();
    model.dispose();
    const { seconds, waitedSeconds, images } = batches.counters;
    const share = (100 * waitedSeconds / seconds).toFixed(2);
    const perStep = (1000 * seconds / (images / BATCH_SIZE)).toFixed(0);
    writeLine(`  ${workers} workers  ${share} % of ${seconds.toFixed(1)} s, ${perStep} ms a step`);
  }
}

function examplesOf(folder: string, count: number): { path: string; label: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const number = String(i % PICTURES).padStart(3, "0");
    return { path: `${folder}/${number}.jpg`, label: i % 300 };
  });
}

function beside(file: string): string {
  return new URL(file, import.meta.url).pathname;
}

if (import.meta.main) {
  await run({ peers: Deno.args.includes("--peers"), quick: Deno.args.includes("--quick") });
}
