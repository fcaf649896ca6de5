/**
 * Records a computation once and replays it as one TensorFlow graph.
 *
 * TensorFlow.js runs operation by operation, and each one crosses from JavaScript into TensorFlow.
 * A recorded computation crosses once: TensorFlow runs the whole graph on its own threads, side by
 * side where it can, and frees each tensor when its last reader is done, just as `tf.function` does
 * in Python.
 *
 * @module
 */
import { tf } from "../tf.ts";
import { messageOf } from "../../errors.ts";
import { isReproducible } from "../arithmetic.ts";
import type { Precision } from "../precision.ts";
import { foldBatchNorms } from "./_fold_batch_norms.ts";
import { encodeSavedModel, GRAPH_TAG } from "./_graph_def.ts";
import { type Graph, toMixedPrecision } from "./_mixed_precision.ts";
import { nativeBackend } from "./_native.ts";
import { ResidentVariables } from "./_resident.ts";
import { type RecordableBackend, Recorder, RecordingError } from "./_recorder.ts";

export { RecordingError };

/** A computation that can be replayed. */
export interface Recording {
  /**
   * Replays the computation: the recorded variables are read, and those that it assigns are
   * assigned; where the graph owns them, only once {@linkcode settle} is called.
   *
   * @param inputs As many tensors as were recorded, of the same types and shapes; not disposed.
   * @returns What the computation returned; the caller disposes them.
   */
  run(inputs: readonly tf.Tensor[]): tf.Tensor[];
  /** Brings what the graph's own variables have become back into the recorded ones. */
  settle(): void;
  /** Operations in the graph. */
  readonly operations: number;
  /** Frees the graph; {@linkcode run} must not be called any more. */
  dispose(): void;
}

/** How a computation is recorded. */
export interface RecordOptions {
  /**
   * Whether the graph owns the variables: their values stay inside between replays, on the device
   * that computes. Whoever reads a variable that the computation assigns calls
   * {@linkcode Recording.settle} first; one that is assigned from outside is taken over by itself.
   * Default: false; each replay then takes all variables in, and gives back those that it assigned.
   */
  readonly resident?: boolean;
  /**
   * `mixed` computes convolutions, products and what lies between them in bfloat16 (the processor must
   * have units for it, see `whyNotMixed`); variables, inputs and outputs stay float32. Default:
   * `float32`.
   */
  readonly precision?: Precision;
}

/**
 * Records a computation by running it once; afterwards all variables are as they were before.
 *
 * The computation must depend on nothing but its inputs, the variables, and what it gets through
 * {@linkcode drawn}: any other value that JavaScript computes anew each time would be frozen into
 * the graph. It must not read tensors back.
 *
 * @param inputs Tensors that differ from call to call, in type and shape always alike.
 * @param variables All variables that it reads or assigns.
 * @param compute The computation; runs inside a `tidy`.
 * @param options Whether the variables stay in the graph.
 * @returns The recording. Undefined, and nothing was run, without native TensorFlow.
 * @throws {RecordingError} If the computation breaks these rules, or TensorFlow refuses the graph.
 */
export function record(
  inputs: readonly tf.Tensor[],
  variables: readonly tf.Variable[],
  compute: (inputs: readonly tf.Tensor[]) => tf.Tensor[],
  options: RecordOptions = {},
): Recording | undefined {
  const backend = nativeBackend() as RecordableBackend | undefined;
  if (backend === undefined) return undefined;
  const { resident = false, precision = "float32" } = options;
  const { binding } = backend;
  const idsOf = (tensors: readonly tf.Tensor[]) => backend.getInputTensorIds(tensors);
  const recorder = new Recorder(binding);
  for (const tensor of resident ? inputs : [...inputs, ...variables]) {
    recorder.addInput(idsOf([tensor])[0] as number, tensor);
  }
  const owned = resident ? new ResidentVariables(recorder, variables, idsOf(variables)) : undefined;
  const before = variables.map((variable) => tf.clone(variable));
  let fetches: string[] = [];
  let outputCount = 0;
  let assigned: tf.Variable[] = [];
  backend.binding = recorder.binding;
  active = { recorder, idsOf, precision };
  try {
    const outputs = tf.tidy(() => compute(inputs));
    assigned = variables.filter((variable, i) => variable.dataId !== before[i]?.dataId);
    fetches = recorder.namesOf(idsOf([...outputs, ...assigned]));
    outputCount = outputs.length;
    if (owned !== undefined) {
      assigned.forEach((it, i) => owned.assign(recorder, it, fetches[outputCount + i] as string));
      fetches = owned.outputs(recorder, fetches.slice(0, outputCount), outputs);
    }
    tf.dispose(outputs);
  } finally {
    active = undefined;
    backend.binding = binding;
    variables.forEach((variable, i) => variable.assign(before[i] as tf.Tensor));
    tf.dispose(before);
  }
  const nodes = isReproducible()
    ? foldBatchNorms(recorder.nodes, fetches, backend)
    : recorder.nodes;
  const graph: Graph = precision === "mixed"
    ? toMixedPrecision({ nodes, fetches }, recorder.full, binding.TF_ATTR_TYPE)
    : { nodes, fetches };
  const session = load(backend, encodeSavedModel(graph.nodes, backend));
  const feedNames = recorder.inputNames.join(",");
  const fetchNames = graph.fetches.join(",");
  return {
    operations: graph.nodes.length,
    run: (given) => {
      owned?.follow(backend, session);
      const draws = tf.tidy(() => recorder.draws.map((draw) => draw()));
      const ids = idsOf([...given, ...(resident ? [] : variables), ...draws]);
      const results = binding.runSavedModel(session, ids, feedNames, fetchNames)
        .map((metadata) => backend.createOutputTensor(metadata));
      tf.dispose(draws);
      if (owned !== undefined) {
        owned.moved();
        return results;
      }
      assigned.forEach((variable, i) => {
        const value = results[outputCount + i] as tf.Tensor;
        variable.assign(value);
        value.dispose();
      });
      return results.slice(0, outputCount);
    },
    settle: () => owned?.settle(backend, session),
    dispose: () => binding.deleteSavedModel(session),
  };
}

let active: {
  readonly recorder: Recorder;
  readonly idsOf: (tensors: readonly tf.Tensor[]) => number[];
  readonly precision: Precision;
} | undefined;

/** Whether what runs now is written down to be computed in bfloat16. */
export function isRecordingMixed(): boolean {
  return active?.precision === "mixed";
}

/**
 * Makes a tensor out of JavaScript's own numbers, in a way that a recording repeats: at each replay
 * `draw` is called again.
 *
 * @param draw Makes the tensor, of the same type and shape at each call.
 * @returns The tensor of this call; the caller disposes it.
 */
export function drawn<T extends tf.Tensor>(draw: () => T): T {
  const tensor = draw();
  if (active !== undefined) {
    const [id] = active.idsOf([tensor]) as [number];
    active.recorder.addDraw(id, tensor, draw);
  }
  return tensor;
}

/**
 * Tells a recording in mixed precision to compute in float32 what is made of this tensor.
 *
 * @param tensor Any tensor; nothing happens to it.
 * @returns The same tensor.
 */
export function inFullPrecision<T extends tf.Tensor>(tensor: T): T {
  if (active !== undefined) {
    for (const name of active.recorder.namesOf(active.idsOf([tensor]))) {
      active.recorder.full.add(name);
    }
  }
  return tensor;
}

/** TensorFlow takes a graph only from a folder. */
function load(backend: RecordableBackend, graph: Uint8Array): number {
  const folder = Deno.makeTempDirSync({ prefix: "plumage-graph-" });
  try {
    Deno.writeFileSync(`${folder}/saved_model.pb`, graph);
    return backend.binding.loadSavedModel(folder, GRAPH_TAG);
  } catch (error) {
    throw new RecordingError(`Cannot record a computation: ${messageOf(error)}`, { cause: error });
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}
