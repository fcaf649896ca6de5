/** Writes down what TensorFlow.js asks its native addon to compute. */
import { cannot } from "../../errors.ts";
import { tf } from "../tf.ts";
import type { Constant, GraphNode } from "./_graph_def.ts";
import type { NativeBackend, OperationAttribute } from "./_native.ts";

/** Thrown for a computation that cannot be replayed; it may still be run operation by operation. */
export class RecordingError extends Error {
  override name = "RecordingError";
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

/** A backend whose addon can be stood in for. */
export interface RecordableBackend extends Omit<NativeBackend, "binding"> {
  binding: Binding & NativeBackend["binding"];
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
  createOutputTensor(metadata: Metadata): tf.Tensor;
}

/** Types that the addon infers from an operation's inputs, but a graph must state. */
const INFERRED_TYPES: Readonly<Record<string, readonly string[]>> = { ExpandDims: ["T", "Tdim"] };

/** Stands in for the addon and writes down each operation that it passes on. */
export class Recorder {
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
