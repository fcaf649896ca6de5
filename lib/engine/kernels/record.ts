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
import { cannot, messageOf } from "../../errors.ts";
import { type Constant, encodeSavedModel, GRAPH_TAG, type GraphNode } from "./_graph_def.ts";
import { type NativeBackend, nativeBackend, type OperationAttribute } from "./_native.ts";

/** A computation that can be replayed. */
export interface Recording {
  /**
   * Replays the computation: the recorded variables are read, and those that it assigns are
   * assigned.
   *
   * @param inputs As many tensors as were recorded, of the same types and shapes; not disposed.
   * @returns What the computation returned; the caller disposes them.
   */
  run(inputs: readonly tf.Tensor[]): tf.Tensor[];
  /** Operations in the graph. */
  readonly operations: number;
  /** Frees the graph; {@linkcode run} must not be called any more. */
  dispose(): void;
}

/** Thrown for a computation that cannot be replayed; it may still be run operation by operation. */
export class RecordingError extends Error {
  override name = "RecordingError";
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
 * @returns The recording. Undefined, and nothing was run, without native TensorFlow and on a GPU,
 *   where the variables would travel to the device and back at each replay.
 * @throws {RecordingError} If the computation breaks these rules, or TensorFlow refuses the graph.
 */
export function record(
  inputs: readonly tf.Tensor[],
  variables: readonly tf.Variable[],
  compute: (inputs: readonly tf.Tensor[]) => tf.Tensor[],
): Recording | undefined {
  const backend = nativeBackend() as RecordableBackend | undefined;
  if (backend === undefined || backend.isUsingGpuDevice) return undefined;
  const { binding } = backend;
  const idsOf = (tensors: readonly tf.Tensor[]) => backend.getInputTensorIds(tensors);
  const recorder = new Recorder(binding);
  for (const tensor of [...inputs, ...variables]) {
    recorder.addInput(idsOf([tensor])[0] as number, tensor);
  }
  const before = variables.map((variable) => tf.clone(variable));
  let fetches: string[] = [];
  let outputCount = 0;
  let assigned: tf.Variable[] = [];
  backend.binding = recorder.binding;
  active = { recorder, idsOf };
  try {
    const outputs = tf.tidy(() => compute(inputs));
    assigned = variables.filter((variable, i) => variable.dataId !== before[i]?.dataId);
    fetches = recorder.namesOf(idsOf([...outputs, ...assigned]));
    outputCount = outputs.length;
    tf.dispose(outputs);
  } finally {
    active = undefined;
    backend.binding = binding;
    variables.forEach((variable, i) => variable.assign(before[i] as tf.Tensor));
    tf.dispose(before);
  }
  const session = load(backend, encodeSavedModel(recorder.nodes, backend));
  const feedNames = recorder.inputNames.join(",");
  const fetchNames = fetches.join(",");
  return {
    operations: recorder.nodes.length,
    run: (given) => {
      const draws = tf.tidy(() => recorder.draws.map((draw) => draw()));
      const ids = idsOf([...given, ...variables, ...draws]);
      const results = binding.runSavedModel(session, ids, feedNames, fetchNames)
        .map((metadata) => backend.createOutputTensor(metadata));
      tf.dispose(draws);
      assigned.forEach((variable, i) => {
        const value = results[outputCount + i] as tf.Tensor;
        variable.assign(value);
        value.dispose();
      });
      return results.slice(0, outputCount);
    },
    dispose: () => binding.deleteSavedModel(session),
  };
}

let active: {
  readonly recorder: Recorder;
  readonly idsOf: (tensors: readonly tf.Tensor[]) => number[];
} | undefined;

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

interface Metadata {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: number;
}

/** The part of the addon that matters here. */
interface Binding {
  createTensor(shape: number[], dtype: number, values: ArrayBufferView | Uint8Array[]): number;
  executeOp(
    operation: string,
    attributes: OperationAttribute[],
    inputs: number[],
    outputs: number,
  ): Metadata[];
  tensorDataSync(id: number): ArrayBufferView;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(session: number): void;
  runSavedModel(session: number, inputs: number[], feeds: string, fetches: string): Metadata[];
}

interface RecordableBackend extends Omit<NativeBackend, "binding"> {
  binding: Binding & NativeBackend["binding"];
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
  createOutputTensor(metadata: Metadata): tf.Tensor;
}

/** Types that the addon infers from an operation's inputs, but a graph must state. */
const INFERRED_TYPES: Readonly<Record<string, readonly string[]>> = { ExpandDims: ["T", "Tdim"] };

/** Stands in for the addon and writes down each operation that it passes on. */
class Recorder {
  readonly nodes: GraphNode[] = [];
  readonly inputNames: string[] = [];
  readonly draws: (() => tf.Tensor)[] = [];
  readonly binding: RecordableBackend["binding"];
  /** Which output of which node a tensor of the addon is. */
  readonly #names = new Map<number, string>();
  readonly #types = new Map<number, number>();
  /** Values that JavaScript gave; they become nodes when an operation reads them. */
  readonly #constants = new Map<number, Constant>();

  constructor(binding: RecordableBackend["binding"]) {
    const overrides: Pick<Binding, "createTensor" | "executeOp" | "tensorDataSync"> = {
      createTensor: (shape, dtype, values) => {
        const id = binding.createTensor(shape, dtype, values);
        if (ArrayBuffer.isView(values)) {
          const { buffer, byteOffset, byteLength } = values;
          const copy = new Uint8Array(buffer, byteOffset, byteLength).slice();
          this.#constants.set(id, { shape: [...shape], dtype, values: copy });
          this.#types.set(id, dtype);
        }
        return id;
      },
      executeOp: (operation, attributes, inputs, count) => {
        const names = this.namesOf(inputs);
        const name = `n${this.nodes.length}`;
        const inferred = (INFERRED_TYPES[operation] ?? []).map((attribute, i) => ({
          name: attribute,
          type: binding.TF_ATTR_TYPE,
          value: this.#types.get(inputs[i] as number),
        }));
        this.nodes.push({
          name,
          operation,
          inputs: names,
          attributes: [...attributes, ...inferred],
        });
        const results = binding.executeOp(operation, attributes, inputs, count);
        results.forEach(({ id, dtype }, i) => {
          this.#names.set(id, i === 0 ? name : `${name}:${i}`);
          this.#types.set(id, dtype);
        });
        return results;
      },
      tensorDataSync: () => {
        const expected = "that it reads no tensor back";
        throw new RecordingError(cannot("record a computation", expected, "a read"));
      },
    };
    // The addon's own properties are read-only: they can be shadowed, not assigned.
    this.binding = Object.create(binding, Object.getOwnPropertyDescriptors(overrides));
  }

  addDraw(id: number, tensor: tf.Tensor, draw: () => tf.Tensor): void {
    this.draws.push(draw);
    this.addInput(id, tensor);
  }

  addInput(id: number, tensor: tf.Tensor): void {
    const name = `input${this.inputNames.length}`;
    // TensorFlow's numbers of the types.
    const dtype = { float32: 1, int32: 3, bool: 10 }[tensor.dtype as "float32"];
    const value = { shape: tensor.shape, dtype, values: new Uint8Array() };
    this.nodes.push({ name, operation: "Placeholder", inputs: [], attributes: [], value });
    this.inputNames.push(`${name}:0`);
    this.#names.set(id, name);
    this.#types.set(id, dtype);
  }

  namesOf(ids: readonly number[]): string[] {
    return ids.map((id) => {
      const known = this.#names.get(id);
      if (known !== undefined) return known;
      const value = this.#constants.get(id);
      if (value === undefined) {
        const expected = "that it reads only its inputs, variables and its own tensors";
        throw new RecordingError(cannot("record a computation", expected, "another tensor"));
      }
      const name = `c${this.nodes.length}`;
      this.nodes.push({ name, operation: "Const", inputs: [], attributes: [], value });
      this.#names.set(id, name);
      return name;
    });
  }
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
