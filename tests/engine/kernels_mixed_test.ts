import assert from "node:assert/strict";
import type { GraphNode } from "lib/engine/kernels/_graph_def.ts";
import { toMixedPrecision } from "lib/engine/kernels/_mixed_precision.ts";

const TYPE = 7; // whatever number the addon has for an attribute that is a type
const [FLOAT32, BFLOAT16] = [1, 14];

function node(name: string, operation: string, inputs: string[], extra = {}): GraphNode {
  const type = (attribute: string) => ({ name: attribute, type: TYPE, value: FLOAT32 });
  const attributes = ["Placeholder", "Const"].includes(operation) ? [] : [type("T")];
  return { name, operation, inputs, attributes, ...extra };
}

/** Rewrites, and tells each node as `name = Operation:type(inputs)`. */
function rewritten(nodes: GraphNode[], fetches: string[], full: string[] = []) {
  const graph = toMixedPrecision({ nodes, fetches }, new Set(full), TYPE);
  const lines = graph.nodes.map(({ name, operation, inputs, attributes }) => {
    const value = attributes.find((it) => it.name === "T" || it.name === "DstT")?.value;
    const type = value === BFLOAT16 ? ":low" : value === FLOAT32 ? ":full" : "";
    return `${name} = ${operation}${type}(${inputs.join(", ")})`;
  });
  return { lines, fetches: graph.fetches };
}

const INPUTS = [node("x", "Placeholder", []), node("w", "Placeholder", [])];

Deno.test("a convolution and what follows it are in bfloat16, what is fetched in float32", () => {
  const { lines, fetches } = rewritten([
    ...INPUTS,
    node("c", "Conv2D", ["x", "w"]),
    node("r", "Relu", ["c"]),
    node("m", "Mean", ["r", "axes"]),
  ], ["m", "r"]);
  assert.deepEqual(lines.slice(2), [
    "x_low = Cast:low(x)",
    "w_low = Cast:low(w)",
    "c = Conv2D:low(x_low, w_low)",
    "r = Relu:low(c)",
    "r_full = Cast:full(r)",
    "m = Mean:full(r_full, axes)",
  ]);
  assert.deepEqual(fetches, ["m", "r_full"], "one cast for both");
});

Deno.test("a weight is cast once, however it is turned", () => {
  const { lines } = rewritten([
    ...INPUTS,
    node("c", "Conv2D", ["x", "w"]),
    node("t", "Reshape", ["w", "shape"]),
    node("p", "MatMul", ["c", "t"]),
  ], ["p"]);
  assert.equal(lines.filter((line) => line.includes("Cast:low(w)")).length, 1);
  assert.ok(lines.includes("t_low = Reshape:low(w_low, shape)"));
  assert.ok(lines.includes("p = MatMul:low(c, t_low)"));
});

Deno.test("a batch norm keeps scale, offset and statistics in float32", () => {
  const { lines } = rewritten([
    ...INPUTS,
    node("c", "Conv2D", ["x", "w"]),
    node("b", "FusedBatchNormV3", ["c", "gamma", "beta", "e", "e"]),
    node("u", "Sub", ["moving", "b:1"]),
  ], ["u"]);
  assert.ok(lines.includes("b = FusedBatchNormV3:low(c, gamma, beta, e, e)"));
  assert.ok(lines.includes("u = Sub:full(moving, b:1)"));
});

Deno.test("what is made of a tensor marked as full is in float32", () => {
  const nodes = [
    ...INPUTS,
    node("c", "Conv2D", ["x", "w"]),
    node("s", "Sub", ["c", "moment"]),
    node("d", "Mul", ["s", "rate"]),
  ];
  assert.ok(rewritten(nodes, ["d"]).lines.includes("s = Sub:low(c, moment_low)"));
  const { lines } = rewritten(nodes, ["d"], ["c"]);
  assert.deepEqual(lines.slice(-3), [
    "c_full = Cast:full(c)",
    "s = Sub:full(c_full, moment)",
    "d = Mul:full(s, rate)",
  ]);
});

Deno.test("a vector of gradients of both kinds is in float32, one of activations in bfloat16", () => {
  const nodes = (second: string) => [
    ...INPUTS,
    node("c", "Conv2D", ["x", "w"]),
    node("r", "Relu", ["c"]),
    node("j", "ConcatV2", ["c", second, "axis"]),
  ];
  assert.equal(rewritten(nodes("r"), ["j"]).lines.at(-2), "j = ConcatV2:low(c, r, axis)");
  assert.ok(rewritten(nodes("g"), ["j"]).lines.includes("j = ConcatV2:full(c_full, g, axis)"));
});

Deno.test("each part of a split is in bfloat16, and a product of two float32 stays so", () => {
  const split = node("s", "SplitV", ["c", "sizes", "axis"], {
    attributes: [
      { name: "T", type: TYPE, value: FLOAT32 },
      { name: "num_split", type: 1, value: 2 },
    ],
  });
  const { lines } = rewritten([
    ...INPUTS,
    node("c", "Conv2D", ["x", "w"]),
    split,
    node("r", "Relu", ["s:1"]),
    node("p", "MatMul", ["x", "w"]),
  ], ["r", "p"]);
  assert.ok(lines.includes("r = Relu:low(s:1)"));
  assert.ok(lines.includes("p = MatMul:full(x, w)"));
});
