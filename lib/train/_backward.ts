/**
 * Back-propagation that frees as it goes.
 *
 * `tf.variableGrads` keeps every activation and every gradient until the step ends. Here each is
 * freed as soon as nothing needs it, which halves the peak memory of a step.
 */
import { tf } from "../engine/tf.ts";

/** What TensorFlow.js 4.22 records of an operation while its tape runs. */
interface TapeNode {
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
  readonly outputs: readonly tf.Tensor[];
  readonly kernelName: string;
  readonly saved?: readonly tf.Tensor[];
  readonly gradient?: (
    upstream: readonly (tf.Tensor | undefined)[],
  ) => Readonly<Record<string, () => tf.Tensor>>;
}

interface Tape {
  startTape(): void;
  endTape(): void;
  readonly state: { activeTape: TapeNode[] | null };
}

/** A forward pass and the gradients of its loss. The caller disposes all tensors. */
export interface Differentiated {
  readonly loss: tf.Tensor;
  readonly others: readonly tf.Tensor[];
  /** One a weight; undefined where the loss does not depend on it. */
  readonly gradients: readonly (tf.Tensor | undefined)[];
}

/**
 * Runs a function and differentiates the first tensor that it returns.
 *
 * @param forward Returns the scalar loss first, then whatever else is wanted.
 * @param weights What to differentiate by.
 */
export function differentiate(
  forward: () => tf.Tensor[],
  weights: readonly tf.Tensor[],
): Differentiated {
  const tape = tf.engine() as unknown as Tape;
  tape.startTape();
  let outputs: tf.Tensor[];
  try {
    outputs = tf.tidy(forward);
  } finally {
    tape.endTape();
  }
  const nodes = tape.state.activeTape ?? [];
  tape.state.activeTape = null;
  const [loss, ...others] = outputs as [tf.Tensor, ...tf.Tensor[]];
  try {
    return { loss, others, gradients: backward(nodes, loss, weights) };
  } finally {
    for (const node of nodes) free(node);
  }
}

function backward(
  nodes: TapeNode[],
  loss: tf.Tensor,
  weights: readonly tf.Tensor[],
): (tf.Tensor | undefined)[] {
  const dependent = dependents(nodes, weights);
  const gradients = new Map<number, tf.Tensor>([[loss.id, tf.onesLike(loss)]]);
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const upstream = node.outputs.map((output) => gradients.get(output.id));
    const wanted = Object.entries(node.inputs).filter(([, input]) => dependent.has(input.id));
    if (wanted.length > 0 && upstream.some((gradient) => gradient !== undefined)) {
      const found = ownGradients(node, upstream, wanted.map(([name]) => name));
      wanted.forEach(([, input], at) => accumulate(gradients, input.id, found[at] as tf.Tensor));
    }
    node.outputs.forEach((output, at) => {
      upstream[at]?.dispose();
      gradients.delete(output.id);
    });
    free(node);
  }
  return weights.map((weight) => gradients.get(weight.id));
}

/** Tensors that depend on a weight, by id; only through these does a gradient flow. */
function dependents(nodes: readonly TapeNode[], weights: readonly tf.Tensor[]): Set<number> {
  const found = new Set(weights.map((weight) => weight.id));
  for (const node of nodes) {
    if (Object.values(node.inputs).some((input) => found.has(input.id))) {
      for (const output of node.outputs) found.add(output.id);
    }
  }
  return found;
}

/** The gradients by some inputs, none of them shared with another or with the upstream ones. */
function ownGradients(
  node: TapeNode,
  upstream: readonly (tf.Tensor | undefined)[],
  names: readonly string[],
): tf.Tensor[] {
  return tf.tidy(() => {
    const gradientBy = node.gradient?.(upstream);
    const taken = new Set(upstream.map((gradient) => gradient?.id));
    return names.map((name) => {
      const gradient = gradientBy?.[name]?.();
      if (gradient === undefined) throw new Error(`${node.kernelName} has no gradient by ${name}`);
      const own = taken.has(gradient.id) ? gradient.clone() : gradient;
      taken.add(own.id);
      return own;
    });
  });
}

function accumulate(gradients: Map<number, tf.Tensor>, id: number, gradient: tf.Tensor): void {
  const known = gradients.get(id);
  if (known === undefined) {
    gradients.set(id, gradient);
    return;
  }
  gradients.set(id, tf.add(known, gradient));
  known.dispose();
  gradient.dispose();
}

function free(node: TapeNode): void {
  for (const tensor of node.saved ?? []) tensor.dispose();
}
