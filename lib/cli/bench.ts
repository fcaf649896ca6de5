/**
 * `deno task bench`: the comparisons with the Python peers, one table a topic.
 *
 * @module
 */
import { projectFolder } from "../article/folders.ts";
import { runCommand, UsageError } from "./_command.ts";
import { setUpEngine } from "./_setup.ts";

/** What a benchmark module exports. */
interface Benchmark {
  run(options: { peers: boolean; quick: boolean }): Promise<void>;
}

const TOPICS = ["input", "train", "search", "notebook"] as const;

await runCommand({
  name: "bench",
  help: `
Measures, and prints tables. Speed is measured here and never in tests.

Usage: deno task bench TOPIC... [--peers] [--quick]

  input      images a second: each augmentation, the chain, decoding, workers (imgaug, albumentations)
  train      step and prediction time, peak memory, of every network (Keras)
  search     regret and time of one ask on test functions (scikit-optimize, Optuna)
  notebook   headless execution (nbclient)

  --peers    also runs the Python peers, from the Python that PLUMAGE_PEERS names; without it, an
             environment is made in the cache folder the first time (minutes)
  --quick    fewer repetitions: a first impression

Exit codes: 0 all ran, 1 one failed, 2 wrong usage.
`,
  options: { peers: { type: "boolean" }, quick: { type: "boolean" } },
  async run({ positionals, values }) {
    const topics = positionals.length > 0 ? positionals : TOPICS;
    for (const topic of topics) {
      if (!(TOPICS as readonly string[]).includes(topic)) {
        throw new UsageError(
          `Cannot run a benchmark: expected one of ${TOPICS.join(", ")}, received ${topic}`,
        );
      }
    }
    await setUpEngine();
    for (const topic of topics) {
      const benchmark: Benchmark = await import(
        `file://${projectFolder()}/tests/bench/${topic}.ts`
      );
      await benchmark.run({ peers: values.peers === true, quick: values.quick === true });
    }
  },
});
