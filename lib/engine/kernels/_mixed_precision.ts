/**
 * Rewrites a recorded graph so that the bulk of it computes in bfloat16: float32's range with 8 bits of
 * precision, half the memory, and twice the speed where a processor has units for it.
 *
 * Products and convolutions accumulate in float32 inside and round their results only. Batch norms
 * keep statistics, scale and offset in float32. What a table below does not name, above all the
 * loss, the softmax and the optimiser with its master weights, stays in float32, and so does all
 * that follows a tensor marked so (Micikevicius et al. 2018, Mixed Precision Training; with
 * bfloat16's range no loss scaling is needed: Kalamkar et al. 2019).
 */
import type { GraphNode } from "./_graph_def.ts";
import type { OperationAttribute } from "./_native.ts";

/** TensorFlow's numbers of the types. */
const FLOAT32 = 1;
const BFLOAT16 = 14;

/** Which inputs of an operation have the type that its attribute `T` names. */
type Inputs = readonly number[] | "all" | "all but the last";

/** Always in bfloat16: what the units for it are made for. */
const PRODUCTS: Readonly<Record<string, Inputs>> = {
  Conv2D: [0, 1],
  Conv2DBackpropInput: [1, 2],
  Conv2DBackpropFilter: [0, 2],
  DepthwiseConv2dNative: [0, 1],
  DepthwiseConv2dNativeBackpropInput: [1, 2],
  DepthwiseConv2dNativeBackpropFilter: [0, 2],
};

/** In bfloat16 where one input already is: what lies between products, and theirs by matrices. */
const FOLLOWING: Readonly<Record<string, Inputs>> = {
  Cast: [0],
  MatMul: [0, 1],
  BatchMatMulV2: [0, 1],
  FusedBatchNormV3: [0],
  FusedBatchNormGradV3: [0, 1],
  Relu: [0],
  ReluGrad: [0, 1],
  Relu6: [0],
  Relu6Grad: [0, 1],
  Sigmoid: [0],
  Add: [0, 1],
  AddV2: [0, 1],
  AddN: "all",
  Mul: [0, 1],
  Sub: [0, 1],
  ConcatV2: "all but the last",
  AvgPool: [0],
  AvgPoolGrad: [1],
  MaxPool: [0],
  MaxPoolGrad: [0, 1, 2],
  ExtractImagePatches: [0],
  Reshape: [0],
  Transpose: [0],
  ReverseV2: [0],
  Pad: [0],
  PadV2: [0, 2],
  Slice: [0],
  StridedSlice: [0],
  Split: [1],
  SplitV: [0],
};

/** Of these all outputs have the type, of the others the first. */
const MANY_OUTPUTS = /^Split/;

/** Attributes that name the type of what is computed. */
const TYPES: ReadonlySet<string> = new Set(["T", "SrcT", "DstT"]);

/** Moves numbers about: may as well be done after a cast as before it. */
const MOVEMENTS = /^(Reshape|Transpose|ReverseV2)$/;

/** Holds what is given to the graph, such as weights. */
const GIVEN = /^(Placeholder|ReadVariableOp)$/;

/** A graph and what is asked of it. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  /** Outputs such as `n3` or `n3:1`, all float32. */
  readonly fetches: readonly string[];
}

/**
 * Rewrites a graph of float32.
 *
 * @param graph Nodes in an order in which they can be computed.
 * @param full Outputs whose readers are to get float32, and so on from there.
 * @param attributeType The native addon's number of an attribute that is a type.
 */
export function toMixedPrecision(
  graph: Graph,
  full: ReadonlySet<string>,
  attributeType: number,
): Graph {
  const rewriting = new Rewriting(graph.nodes, full, attributeType);
  return {
    fetches: graph.fetches.map((name) => rewriting.inFloat32(name)),
    nodes: rewriting.nodes,
  };
}

class Rewriting {
  readonly nodes: GraphNode[] = [];
  readonly #full: ReadonlySet<string>;
  readonly #attributeType: number;
  readonly #originals: ReadonlyMap<string, GraphNode>;
  /** Outputs in bfloat16. */
  readonly #low = new Set<string>();
  /** The same values in bfloat16 and in float32, each made once. */
  readonly #lowered = new Map<string, string>();
  readonly #raised = new Map<string, string>();

  constructor(nodes: readonly GraphNode[], full: ReadonlySet<string>, attributeType: number) {
    this.#full = full;
    this.#attributeType = attributeType;
    this.#originals = new Map(nodes.map((node) => [node.name, node]));
    for (const node of nodes) this.#rewrite(node);
  }

  /** The name of an output in float32. */
  inFloat32(name: string): string {
    if (!this.#low.has(name)) return name;
    const raised = this.#raised.get(name) ?? this.#cast(name, BFLOAT16, FLOAT32);
    this.#raised.set(name, raised);
    return raised;
  }

  #rewrite(node: GraphNode): void {
    const inputs = PRODUCTS[node.operation] ?? FOLLOWING[node.operation];
    const typed = inputs === undefined ? [] : placesOf(inputs, node.inputs.length);
    if (!isFloat32(node) || !this.#isToBeLow(node, typed)) {
      this.nodes.push({ ...node, inputs: node.inputs.map((name) => this.inFloat32(name)) });
      return;
    }
    const from = node.inputs.map((name, at) =>
      typed.includes(at) ? this.#inBfloat16(name) : this.inFloat32(name)
    );
    this.nodes.push(lower(node, node.name, from));
    for (const output of this.#outputsOf(node)) this.#low.add(output);
  }

  #isToBeLow(node: GraphNode, typed: readonly number[]): boolean {
    if (node.operation in PRODUCTS) return true;
    const low = (at: number) => this.#isLow(node.inputs[at] as string);
    // One long vector for the optimiser may hold gradients of both kinds.
    return node.operation === "ConcatV2" ? typed.length > 0 && typed.every(low) : typed.some(low);
  }

  /** Whether readers are to take an output in bfloat16. */
  #isLow(name: string): boolean {
    return this.#low.has(name) && !this.#full.has(name);
  }

  #outputsOf({ name, operation, attributes }: GraphNode): string[] {
    if (!MANY_OUTPUTS.test(operation)) return [name];
    const count = attributes.find((attribute) => attribute.name === "num_split")?.value as number;
    return Array.from({ length: count }, (_, i) => i === 0 ? name : `${name}:${i}`);
  }

  #inBfloat16(name: string): string {
    if (this.#low.has(name)) return name;
    const lowered = this.#lowered.get(name) ?? this.#moved(name) ??
      this.#cast(name, FLOAT32, BFLOAT16);
    this.#lowered.set(name, lowered);
    return lowered;
  }

  /** A weight that is only turned or reshaped is cast once, before it. */
  #moved(name: string): string | undefined {
    const node = this.#originals.get(name);
    if (node === undefined || !MOVEMENTS.test(node.operation)) return undefined;
    let root: GraphNode | undefined = node;
    while (root !== undefined && MOVEMENTS.test(root.operation)) {
      root = this.#originals.get(root.inputs[0] as string);
    }
    if (root === undefined || !GIVEN.test(root.operation)) return undefined;
    const [value, ...rest] = node.inputs as [string, ...string[]];
    const lowered = `${name}_low`;
    this.nodes.push(lower(node, lowered, [this.#inBfloat16(value), ...rest]));
    this.#low.add(lowered);
    return lowered;
  }

  #cast(name: string, from: number, to: number): string {
    const cast = `${name.replace(":", "_")}_${to === BFLOAT16 ? "low" : "full"}`;
    const type = (attribute: string, value: number): OperationAttribute => {
      return { name: attribute, type: this.#attributeType, value };
    };
    this.nodes.push({
      name: cast,
      operation: "Cast",
      inputs: [name],
      attributes: [type("SrcT", from), type("DstT", to)],
    });
    if (to === BFLOAT16) this.#low.add(cast);
    return cast;
  }
}

function placesOf(inputs: Inputs, count: number): readonly number[] {
  if (typeof inputs !== "string") return inputs;
  return Array.from({ length: inputs === "all" ? count : count - 1 }, (_, i) => i);
}

/** Whether an operation computes in float32; a cast does so from float32 to itself. */
function isFloat32({ attributes }: GraphNode): boolean {
  const types = attributes.filter(({ name }) => TYPES.has(name));
  return types.length > 0 && types.every(({ value }) => value === FLOAT32);
}

function lower(node: GraphNode, name: string, inputs: readonly string[]): GraphNode {
  const attributes = node.attributes.map((attribute) =>
    TYPES.has(attribute.name) ? { ...attribute, value: BFLOAT16 } : attribute
  );
  return { ...node, name, inputs, attributes };
}
