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
  /** Outputs whose readers are to get float32, whatever the precision. */
  readonly full = new Set<string>();
  readonly binding: RecordableBackend["binding"];
  /** Which output of which node a tensor of the addon is. */
  readonly #names = new Map<number, string>();
  readonly #types = new Map<number, number>();
  #variables = 0;
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
    this.nodes.push({
      name,
      operation: "Placeholder",
      inputs: [],
      attributes: [],
      value: kindOf(tensor),
    });
    this.inputNames.push(`${name}:0`);
    this.#know(id, name, tensor);
  }

  /**
   * Declares a variable that the graph owns: `NAME` is its handle, `NAME_init` takes a value for
   * `NAME_set`, `NAME_read` is what the computation reads, and `NAME_now` its value at any time.
   *
   * @returns Its name.
   */
  addVariable(id: number, variable: tf.Variable): string {
    const name = `variable${this.#variables++}`;
    const value = kindOf(variable);
    const read = (suffix: string): GraphNode => ({
      name: name + suffix,
      operation: "ReadVariableOp",
      inputs: [name],
      attributes: [this.#typed("dtype", variable)],
    });
    const init = `${name}_init`;
    // Without a name of their own, all handles of a graph would be one variable.
    const sharedName = { name: "shared_name", type: this.binding.TF_ATTR_STRING, value: name };
    this.nodes.push(
      { name, operation: "VarHandleOp", inputs: [], attributes: [sharedName], value },
      { name: init, operation: "Placeholder", inputs: [], attributes: [], value },
      this.assignment(`${name}_set`, variable, name, init),
      read("_read"),
      read("_now"),
    );
    this.#know(id, `${name}_read`, variable);
    return name;
  }

  /** A node that assigns a value to a variable of the graph, once the computation has read it. */
  assignment(name: string, variable: tf.Variable, handle: string, value: string): GraphNode {
    const isFirst = value === `${handle}_init`;
    return {
      name,
      operation: "AssignVariableOp",
      inputs: [handle, value, ...(isFirst ? [] : [`^${handle}_read`])],
      attributes: [this.#typed("dtype", variable)],
    };
  }

  /** A node that passes a value on, after other nodes. */
  identity(name: string, value: string, tensor: tf.Tensor, after: readonly string[]): GraphNode {
    return {
      name,
      operation: "Identity",
      inputs: [value, ...after],
      attributes: [this.#typed("T", tensor)],
    };
  }

  #typed(name: string, tensor: tf.Tensor): OperationAttribute {
    return { name, type: this.binding.TF_ATTR_TYPE, value: typeOf(tensor) };
  }

  #know(id: number, name: string, tensor: tf.Tensor): void {
    this.#names.set(id, name);
    this.#types.set(id, typeOf(tensor));
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

/** TensorFlow's number of a tensor's type. */
function typeOf({ dtype }: tf.Tensor): number {
  return { float32: 1, int32: 3, bool: 10 }[dtype as "float32"];
}

/** A tensor's type and shape. */
function kindOf(tensor: tf.Tensor): Constant {
  return { shape: tensor.shape, dtype: typeOf(tensor), values: new Uint8Array() };
}
