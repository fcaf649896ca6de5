/** A training that may be killed at any moment: `_kill_worker.ts FOLDER RESULT`. */
import { createHash } from "node:crypto";
import { startEngine } from "lib/engine/load.ts";
import { fit } from "lib/train/mod.ts";
import { allWeights, tinyBatches, tinyModel } from "./_tiny.ts";

const [folder = "", result = ""] = Deno.args;
await startEngine();
const model = tinyModel();
const { epochs } = await fit(model, {
  train: tinyBatches({ examples: 76 }),
  valid: tinyBatches({ examples: 12, seed: 9, shuffle: false }),
  epochs: 12,
  learningRate: 1e-3,
  optimiser: { name: "rmsprop" },
  schedule: { decayRate: .9, decaySteps: 7 },
  checkpoint: { folder, resume: true, everySteps: 1 },
});
const hash = createHash("sha256").update(JSON.stringify(allWeights(model))).digest("hex");
const history = epochs.map((record) => ({ ...record, seconds: 0 }));
await Deno.writeTextFile(result, JSON.stringify({ hash, history }));
Deno.exit(0);
