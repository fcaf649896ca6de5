/**
 * `deno task bench`: the comparisons with the Python peers, one table a topic.
 *
 * @module
 */
import { projectFolder } from "../article/folders.ts";
import { cannot } from "../errors.ts";
import { runCommand, UsageError } from "./_command.ts";
import { flag } from "./_options.ts";
import { setUpEngine } from "./_setup.ts";

/** What a benchmark module exports. */
interface Benchmark {
  run(options: { peers: boolean; quick: boolean }): Promise<void>;
}

const TOPICS = ["input", "train", "search", "predict", "notebook"] as const;

await runCommand({
  name: "bench",
  description: `
Measures, and prints tables. Speed is measured here and never in tests. Topics, all by default:

  input      images a second: each augmentation, the chain, decoding, workers (imgaug, albumentations)
  train      step and prediction time, peak memory, of every network (Keras, PyTorch)
  search     regret and time of one ask on test functions (scikit-optimize, Optuna)
  predict    from a folder of pictures to a table, whole processes (Keras)
  notebook   headless execution (nbclient)`,
  args: { placeholder: "TOPIC..." },
  options: {
    peers: flag(
      "also runs the Python peers, from the Python that PLUMAGE_PEERS names; without it, an " +
        "environment is made in the cache folder the first time (minutes)",
    ),
    quick: flag("fewer repetitions: a first impression"),
  },
  exitCodes: "0 all ran, 1 one failed, 2 wrong usage",
  async run({ args, options: { peers, quick } }) {
    const topics = args.length > 0 ? args : TOPICS;
    for (const topic of topics) {
      if ((TOPICS as readonly string[]).includes(topic)) continue;
      throw new UsageError(cannot("run a benchmark", `one of ${TOPICS.join(", ")}`, topic));
    }
    await setUpEngine();
    for (const topic of topics) {
      const benchmark: Benchmark = await import(
        `file://${projectFolder()}/tests/bench/${topic}.ts`
      );
      await benchmark.run({ peers, quick });
    }
  },
});
