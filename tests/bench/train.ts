/**
 * `deno task bench train`: step and prediction time, peak memory and operations a step, in float32 and
 * in mixed precision, beside Keras on the same TensorFlow and beside PyTorch.
 *
 * Every contestant is a process of its own; they take turns, one step each, so that the ratios hold
 * on a busy machine too.
 *
 * @module
 */
import { BACKBONES } from "lib/model/mod.ts";
import { writeErrorLine, writeLine } from "../../lib/cli/_command.ts";
import { Contestant, median } from "./_turns.ts";

/** What is trained. */
interface Setting {
  readonly model: string;
  readonly imageSize: number;
  readonly batchSize: number;
}

/** Medians of a contestant. */
interface Row {
  readonly name: string;
  readonly first: number;
  readonly step: number;
  readonly stepCpu: number;
  readonly predict: number;
  readonly predictCpu: number;
  readonly megabytes: number;
  readonly operations: number | undefined;
}

const CLASSES = 300;

/** Prints one table, beside the Keras and the PyTorch of this Python, if it has them. */
type Table = (python: string | undefined, quick: boolean) => Promise<void>;

/** The benchmark's tables, in their order. */
const TABLES: Readonly<Record<string, Table>> = {
  bar: barTable,
  "96px": (python) => backboneTable(python, 96),
  "192px": (python) => backboneTable(python, 192),
  growth: growthTable,
};

/**
 * Runs the benchmark and prints its tables.
 *
 * @param options `peers`: also run Keras and PyTorch, from the Python that `PLUMAGE_PEERS` names; `quick`: one
 *   setting and few repetitions.
 * @param names Which tables: of bar, 96px, 192px, growth. All by default, the first alone if quick.
 */
export async function run(
  options: { peers: boolean; quick: boolean },
  names: readonly string[] = options.quick ? ["bar"] : Object.keys(TABLES),
): Promise<void> {
  const python = options.peers ? Deno.env.get("PLUMAGE_PEERS") : undefined;
  if (options.peers && python === undefined) {
    writeErrorLine("Keras and PyTorch are left out: PLUMAGE_PEERS names no Python that has them.");
  }
  for (const name of names) await TABLES[name]?.(python, options.quick);
}

/** The setting that the speed bars are about, beside stock TensorFlow.js too. */
async function barTable(python: string | undefined, quick: boolean): Promise<void> {
  const bar: Setting = { model: "densenet121", imageSize: 192, batchSize: 8 };
  await table(`${describe(bar)}, ${CLASSES} classes, three runs`, async () => {
    for (let repeat = 0; repeat < (quick ? 1 : 3); repeat++) {
      await show(await compete(bar, python, quick ? 5 : 15, repeat === 0));
    }
  });
}

async function backboneTable(python: string | undefined, imageSize: number): Promise<void> {
  await table(`Every backbone, ${imageSize} px, batch 8`, async () => {
    for (const { name } of BACKBONES) {
      writeLine(name);
      await show(await compete({ model: name, imageSize, batchSize: 8 }, python, 7, false));
    }
  });
}

async function growthTable(): Promise<void> {
  await table("densenet121, by image size and batch size", async () => {
    for (const imageSize of [64, 96, 128, 192, 224]) {
      await grow({ model: "densenet121", imageSize, batchSize: 8 });
    }
    for (const batchSize of [1, 2, 4, 16, 32]) {
      await grow({ model: "densenet121", imageSize: 96, batchSize });
    }
  });
}

async function table(title: string, fill: () => Promise<void>): Promise<void> {
  writeLine(`\n${title}`);
  writeLine(
    "                    first    step     cpu  predict     cpu   memory  operations   step / ours",
  );
  await fill();
}

async function grow(setting: Setting): Promise<void> {
  const [row] = await compete(setting, undefined, 5, false);
  if (row === undefined) return;
  const perImage = (row.step * 1000 / setting.batchSize).toFixed(0);
  writeLine(`${line(row, row)}  ${describe(setting)}, ${perImage} ms an image`);
}

function describe({ model, imageSize, batchSize }: Setting): string {
  return `${model}, ${imageSize} px, batch ${batchSize}`;
}

/** Lets all contestants take turns; the first round, with their compilation, is told apart. */
async function compete(
  setting: Setting,
  python: string | undefined,
  rounds: number,
  stock: boolean,
): Promise<Row[]> {
  const { model, imageSize, batchSize } = setting;
  const args = [model, imageSize, batchSize, CLASSES].map(String);
  const ours = ["run", "-A"];
  const plumage = [...ours, beside("_train_worker.ts"), ...args];
  const started = [new Contestant("Plumage", Deno.execPath(), plumage)];
  // Without units for it the process ends at once, and is left out.
  started.push(
    new Contestant("Plumage mixed", Deno.execPath(), [...plumage, "mixed"]),
  );
  if (python !== undefined) {
    for (const keras of ["keras", "tf_keras"]) {
      started.push(new Contestant(keras, python, [beside("peers/train_step.py"), keras, ...args]));
    }
    const torch = beside("peers/train_step_torch.py");
    for (const precision of ["float32", "mixed"]) {
      started.push(new Contestant(`torch ${precision}`, python, [torch, precision, ...args]));
    }
  }
  if (stock) {
    const worker = [...ours, beside("_stock_worker.ts"), ...args];
    started.push(new Contestant("stock tfjs", Deno.execPath(), worker));
  }
  const contestants = [];
  for (const contestant of started) if (await contestant.ready()) contestants.push(contestant);
  const times = new Map(
    contestants.map((each) => [each, { step: new Tally(), predict: new Tally() }]),
  );
  for (const order of ["step", "predict"] as const) {
    for (let round = 0; round <= rounds; round++) {
      for (const contestant of contestants) {
        times.get(contestant)?.[order].add(await contestant.measure(order));
      }
    }
  }
  const rows: Row[] = [];
  for (const contestant of contestants) {
    const { megabytes = NaN, operations } = await contestant.facts();
    const { step, predict } = times.get(contestant) as { step: Tally; predict: Tally };
    rows.push({
      name: contestant.name,
      first: step.first,
      step: step.wall,
      stepCpu: step.cpu,
      predict: predict.wall,
      predictCpu: predict.cpu,
      megabytes,
      operations,
    });
    await contestant.end();
  }
  return rows;
}

/** Measured orders; the first is kept apart. */
class Tally {
  first = NaN;
  readonly #wall: number[] = [];
  readonly #cpu: number[] = [];

  add({ wall, cpu }: { wall: number; cpu: number }): void {
    if (Number.isNaN(this.first)) {
      this.first = wall;
      return;
    }
    this.#wall.push(wall);
    this.#cpu.push(cpu);
  }

  get wall(): number {
    return median(this.#wall);
  }

  get cpu(): number {
    return median(this.#cpu);
  }
}

function beside(file: string): string {
  return new URL(file, import.meta.url).pathname;
}

function show(rows: readonly Row[]): void {
  const [ours] = rows;
  if (ours !== undefined) { for (const row of rows) writeLine(line(row, ours)); }
}

function line(row: Row, ours: Row): string {
  const seconds = (value: number) => `${value.toFixed(value < 1 ? 3 : 2)}`.padStart(8);
  return [
    `  ${row.name}`.padEnd(17),
    ...[row.first, row.step, row.stepCpu, row.predict, row.predictCpu].map(seconds),
    `${row.megabytes.toFixed(0)} MB`.padStart(9),
    `${row.operations ?? ""}`.padStart(12),
    (row.step / ours.step).toFixed(2).padStart(14),
  ].join("");
}

if (import.meta.main) {
  const names = Deno.args.filter((argument) => argument in TABLES);
  const [peers, quick] = ["--peers", "--quick"].map((flag) => Deno.args.includes(flag));
  await run({ peers: peers === true, quick: quick === true }, names.length > 0 ? names : undefined);
}
