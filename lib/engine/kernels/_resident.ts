/** Variables that live in a recorded graph instead of going in and out at each replay. */
import { tf } from "../tf.ts";
import type { GraphNode } from "./_graph_def.ts";
import type { RecordableBackend, Recorder } from "./_recorder.ts";

/** What fetching it sets all variables. */
const SET = "set_all";

/**
 * The graph's own copies of variables. They follow TensorFlow.js's variables when those are assigned
 * from outside, and bring their values back when asked to.
 */
export class ResidentVariables {
  readonly #variables: readonly tf.Variable[];
  readonly #names: readonly string[];
  /** By position: the node that assigns what the computation made of the variable. */
  readonly #assigned = new Map<number, string>();
  /** The values that the graph's copies were last set from, or brought back as. */
  #known: (tf.DataId | undefined)[] = [];
  #ahead = false;

  /** Declares the variables; the recorded computation reads the graph's copies. */
  constructor(recorder: Recorder, variables: readonly tf.Variable[], ids: readonly number[]) {
    this.#variables = variables;
    this.#names = variables.map((variable, i) => recorder.addVariable(ids[i] as number, variable));
    recorder.nodes.push({
      name: SET,
      operation: "Const",
      inputs: this.#names.map((name) => `^${name}_set`),
      attributes: [],
      value: { shape: [], dtype: 1, values: new Uint8Array(4) },
    });
  }

  /** Adds the assignment of what the computation made of a variable: the node of that value. */
  assign(recorder: Recorder, variable: tf.Variable, value: string): void {
    const at = this.#variables.indexOf(variable);
    const name = `${this.#names[at]}_assign`;
    recorder.nodes.push(recorder.assignment(name, variable, this.#names[at] as string, value));
    this.#assigned.set(at, name);
  }

  /** Nodes that give the outputs once all is assigned. */
  outputs(recorder: Recorder, names: readonly string[], outputs: readonly tf.Tensor[]): string[] {
    const after = [...this.#assigned.values()].map((name) => `^${name}`);
    return names.map((name, i) => {
      const node: GraphNode = recorder.identity(`output${i}`, name, outputs[i]!, after);
      recorder.nodes.push(node);
      return node.name;
    });
  }

  /** Sets the graph's copies anew if a variable was assigned from outside. */
  follow(backend: RecordableBackend, session: number): void {
    if (this.#variables.every(({ dataId }, i) => dataId === this.#known[i])) return;
    // What the graph is ahead by would be lost, had not whoever assigned asked for it first.
    this.#bringBack(backend, session, (i) => this.#variables[i]!.dataId === this.#known[i]);
    const ids = backend.getInputTensorIds(this.#variables);
    const feeds = this.#names.map((name) => `${name}_init:0`).join(",");
    for (const metadata of backend.binding.runSavedModel(session, ids, feeds, SET)) {
      backend.createOutputTensor(metadata).dispose();
    }
    this.#known = this.#variables.map(({ dataId }) => dataId);
  }

  /** The graph has assigned its copies. */
  moved(): void {
    this.#ahead = this.#assigned.size > 0;
  }

  /** Brings the values of the graph's copies back into the variables. */
  settle(backend: RecordableBackend, session: number): void {
    this.#bringBack(backend, session, () => true);
  }

  #bringBack(backend: RecordableBackend, session: number, wanted: (at: number) => boolean): void {
    if (!this.#ahead) return;
    this.#ahead = false;
    const positions = [...this.#assigned.keys()].filter(wanted);
    if (positions.length === 0) return;
    const fetches = positions.map((at) => `${this.#names[at]}_now`).join(",");
    const values = backend.binding.runSavedModel(session, [], "", fetches)
      .map((metadata) => backend.createOutputTensor(metadata));
    positions.forEach((at, i) => {
      const variable = this.#variables[at] as tf.Variable;
      variable.assign(values[i] as tf.Tensor);
      this.#known[at] = variable.dataId;
    });
    tf.dispose(values);
  }
}
