/**
 * Batch norms by fixed statistics, drawn into the convolution before them.
 *
 * `(conv(x, w) - mean) * k + beta` with `k = gamma / sqrt(variance + epsilon)` is
 * `conv(x, w * k) + (beta - mean * k)`. TensorFlow fuses such pairs too, but computes `k` from the
 * processor's own approximation of `1 / sqrt(x)`, so that the last bits depend on who made it.
 */
import type { NativeBackend } from "./_native.ts";
import type { GraphNode } from "./_graph_def.ts";

const FLOAT = 1;
const INT32 = 3;

/** Far below any deviation. */
const LEAST_DIVISOR = 1e-30;

/**
 * @param nodes The recorded graph.
 * @param fetches Names that are read from outside.
 * @returns A graph that computes the same up to rounding, with the same names for what is read.
 */
export function foldBatchNorms(
  nodes: readonly GraphNode[],
  fetches: readonly string[],
  backend: NativeBackend,
): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const readers = new Map<string, number>();
  for (const name of [...fetches, ...nodes.flatMap(({ inputs }) => inputs)]) {
    readers.set(name, (readers.get(name) ?? 0) + 1);
  }
  const { TF_ATTR_TYPE, TF_ATTR_STRING } = backend.binding;
  const type = { name: "T", type: TF_ATTR_TYPE, value: FLOAT };
  const format = { name: "data_format", type: TF_ATTR_STRING, value: "NHWC" };
  return nodes.flatMap((node) => {
    const conv = isFrozenNorm(node) ? byName.get(node.inputs[0] as string) : undefined;
    const read = readers.get(conv?.name ?? "");
    if (conv === undefined || read !== 1 || !isNhwc(conv) || hasOtherReaders(node)) return [node];
    const [x, filter] = conv.inputs as [string, string];
    const depthwise = conv.operation === "DepthwiseConv2dNative";
    if (depthwise ? shapeOf(filter)?.[3] !== 1 : conv.operation !== "Conv2D") return [node];
    const [, gamma, beta, mean, variance] = node.inputs as [string, string, string, string, string];
    const named = (suffix: string) => `${node.name}_${suffix}`;
    const op = (suffix: string, operation: string, ...inputs: string[]): GraphNode => ({
      name: named(suffix),
      operation,
      inputs,
      attributes: [type],
    });
    return [
      constant(named("epsilon"), epsilonOf(node)),
      op("positive", "AddV2", variance, named("epsilon")),
      op("root", "Sqrt", named("positive")),
      // Without something in between, TensorFlow makes the approximation of root and division.
      constant(named("least"), LEAST_DIVISOR),
      op("deviation", "Maximum", named("root"), named("least")),
      op("factor", "RealDiv", gamma, named("deviation")),
      // A factor for each output channel; depthwise ones are the filter's third axis.
      ...(depthwise
        ? [
          shape(named("column"), [-1, 1]),
          op("factors", "Reshape", named("factor"), named("column")),
        ]
        : []),
      op("filter", "Mul", filter, named(depthwise ? "factors" : "factor")),
      op("shift", "Mul", mean, named("factor")),
      op("bias", "Sub", beta, named("shift")),
      { ...conv, name: named("conv"), inputs: [x, named("filter")] },
      {
        name: node.name,
        operation: "BiasAdd",
        inputs: [named("conv"), named("bias")],
        attributes: [type, format],
      },
    ];
  });

  /** Of an input or a variable. */
  function shapeOf(name: string): readonly number[] | undefined {
    const node = byName.get(name);
    const source = node?.operation === "ReadVariableOp" ? byName.get(node.inputs[0]!) : node;
    return source?.value?.shape;
  }

  function hasOtherReaders({ name }: GraphNode): boolean {
    return [1, 2, 3, 4, 5].some((output) => readers.has(`${name}:${output}`));
  }
}

function isFrozenNorm({ operation, attributes }: GraphNode): boolean {
  return operation === "FusedBatchNormV3" &&
    attributes.some(({ name, value }) => name === "is_training" && !value);
}

function isNhwc({ attributes }: GraphNode): boolean {
  return attributes.some(({ name, value }) => name === "data_format" && value === "NHWC");
}

function epsilonOf({ attributes }: GraphNode): number {
  return attributes.find(({ name }) => name === "epsilon")?.value as number;
}

function constant(name: string, value: number): GraphNode {
  const values = new Uint8Array(Float32Array.of(value).buffer);
  return {
    name,
    operation: "Const",
    inputs: [],
    attributes: [],
    value: { shape: [], dtype: FLOAT, values },
  };
}

function shape(name: string, sizes: readonly number[]): GraphNode {
  const values = new Uint8Array(Int32Array.from(sizes).buffer);
  return {
    name,
    operation: "Const",
    inputs: [],
    attributes: [],
    value: { shape: [sizes.length], dtype: INT32, values },
  };
}
