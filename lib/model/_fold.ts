/** Makes two linear steps of a graph one. */
import type { GraphNode, GraphTensor } from "./graph.ts";

type Affine = Extract<GraphNode, { op: "affine" }>;
type Convolution = Extract<GraphNode, { op: "convolution" | "depthwise" }>;

/** Folds each `affine` into the convolution that it follows, where nothing else reads that one. */
export function foldNormalisation(nodes: readonly GraphNode[]): GraphNode[] {
  const readers = countReaders(nodes);
  return folded(nodes, (before, node) => {
    if (before.op !== "convolution" && before.op !== "depthwise") return undefined;
    return readers.get(before.name) === 1 ? intoConvolution(before, node) : undefined;
  });
}

/** Folds an `affine` into the one that it follows. */
export function foldScaling(nodes: readonly GraphNode[]): GraphNode[] {
  const readers = countReaders(nodes);
  return folded(nodes, (before, node) => {
    if (before.op !== "affine" || readers.get(before.name) !== 1) return undefined;
    const scale = combine(before.scale, (value, k) => value * node.scale.values[k]!);
    const offset = combine(
      before.offset,
      (value, k) => value * node.scale.values[k]! + node.offset.values[k]!,
    );
    return { ...before, name: node.name, scale, offset };
  });
}

function folded(
  nodes: readonly GraphNode[],
  fold: (before: GraphNode, node: Affine) => GraphNode | undefined,
): GraphNode[] {
  const made = new Map<string, GraphNode>();
  for (const node of nodes) {
    const before = made.get(node.inputs[0]!);
    const both = node.op === "affine" && before !== undefined ? fold(before, node) : undefined;
    if (both !== undefined) made.delete(before!.name);
    made.set(node.name, both ?? node);
  }
  return [...made.values()];
}

function countReaders(nodes: readonly GraphNode[]): Map<string, number> {
  const readers = new Map<string, number>();
  for (const name of nodes.flatMap(({ inputs }) => inputs)) {
    readers.set(name, (readers.get(name) ?? 0) + 1);
  }
  return readers;
}

function intoConvolution(before: Convolution, { name, scale, offset }: Affine): GraphNode {
  const channels = scale.values.length; // the last axis that counts, in both kinds of kernel
  const kernel = combine(before.kernel, (value, i) => value * scale.values[i % channels]!);
  const bias = combine(
    offset,
    (value, k) => value + (before.bias?.values[k] ?? 0) * scale.values[k]!,
  );
  return { ...before, name, kernel, bias };
}

function combine(tensor: GraphTensor, map: (value: number, i: number) => number): GraphTensor {
  return { shape: tensor.shape, values: tensor.values.map(map) };
}
