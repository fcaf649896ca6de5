/**
 * What a network costs: weights, arithmetic, time.
 *
 * @module
 */
import { median } from "d3-array";
import { runsOnGpu } from "../engine/kernels/mod.ts";
import { refuseUnknownKeys } from "../errors.ts";
import type { BackboneName } from "../model/backbones.ts";
import { createStream } from "../random/stream.ts";
import { countMultiplyAdds, createModel, findBackbone } from "../model/mod.ts";
import type { StepBatch } from "./batch.ts";
import { createGradientOptimizer } from "./gradient_optimizer.ts";
import { TrainingStep } from "./step.ts";

/** What a network costs. */
export interface NetworkCost {
  /** The network. */
  readonly backbone: BackboneName;
  /** Its name for readers. */
  readonly title: string;
  /** Weights without the head. */
  readonly parameters: number;
  /** Size of its weights as a file, head included, in MB (four bytes a weight). */
  readonly megabytes: number;
  /** Multiplications with an addition for one image, forward only. */
  readonly multiplyAdds: number;
  /** Median time of a training step on this machine, in milliseconds; varies from run to run. */
  readonly stepMs: number;
}

/** What {@linkcode measureCost} measures with. */
export interface CostOptions {
  /** Number of classes. */
  readonly classes: number;
  /** Height and width of the images in pixels. */
  readonly imageSize: number;
  /** Images a step. */
  readonly batchSize: number;
  /**
   * Steps that are timed; 5 by default. One more goes before them, in which the graph is recorded; a
   * single step is not worth a recording and runs operation by operation.
   */
  readonly steps?: number;
}

/**
 * Builds a network with random weights, counts, and times a few training steps on noise: what is in
 * the images changes nothing of the time.
 *
 * @param backbone Which network.
 * @param options Size of the task.
 * @returns The costs; the network itself is disposed.
 */
export async function measureCost(
  backbone: BackboneName,
  options: CostOptions,
): Promise<NetworkCost> {
  refuseUnknownKeys("measure the cost", options, ["classes", "imageSize", "batchSize", "steps"]);
  const { classes, imageSize, batchSize, steps = 5 } = options;
  const model = await createModel(backbone, { classes, imageSize });
  const optimiser = createGradientOptimizer({ name: "adam" });
  const recording = steps > 1 ? { recordedBatchSize: batchSize, residentWeights: runsOnGpu() } : {};
  const step = new TrainingStep(model, optimiser, recording);
  try {
    const batch = noise(options);
    const times: number[] = [];
    for (let i = 0; i <= steps; i++) {
      const start = performance.now();
      await step.run(batch, 1e-4);
      times.push(performance.now() - start);
    }
    const facts = findBackbone(backbone);
    return {
      backbone,
      title: facts?.title ?? backbone,
      parameters: facts?.parameters ?? 0,
      megabytes: 4 * model.countParams() / 1e6,
      multiplyAdds: countMultiplyAdds(model),
      stepMs: median(times.slice(1)) ?? NaN,
    };
  } finally {
    step.dispose();
    optimiser.dispose();
    model.dispose();
  }
}

function noise({ classes, imageSize, batchSize }: CostOptions): StepBatch {
  const stream = createStream(0, "noise");
  const size = batchSize * imageSize * imageSize * 3;
  return {
    images: Float32Array.from({ length: size }, () => stream.uniform(0, 1)),
    labels: Int32Array.from({ length: batchSize }, (_, i) => i % classes),
    imageSize,
  };
}
