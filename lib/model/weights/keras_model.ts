/**
 * Writes a network as a file of Keras 3, `.keras`, that needs nothing but Keras.
 *
 * @module
 */
import { writeFileWhole } from "../../disk/files.ts";
import { makeZip } from "../../disk/zip_write.ts";
import type { GraphNode, GraphTensor, InferenceGraph } from "../graph.ts";
import { type Group, writeHdf5 } from "./_hdf5.ts";

/** The version of Keras whose format is written; later ones read it. */
const KERAS_VERSION = "3.0.0";

/** A layer of Keras, and its weights in Keras's order. */
interface KerasLayer {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weights?: readonly GraphTensor[];
}

/**
 * Writes a graph as a model of stock layers, for `keras.saving.load_model(path)` (Keras 3).
 *
 * It takes pixels `[n, size, size, 3]` in [0, 255] and gives `[n, classes]` probabilities. Batch
 * normalisations are folded into the convolutions: it is for answering, not for training on.
 *
 * @param graph The network.
 * @param path Where to; must end in `.keras`, by which Keras knows the format.
 * @param metadata What else stands in the file's `metadata.json`.
 * @throws {Error} If it cannot be written.
 */
export async function saveKerasModel(
  graph: InferenceGraph,
  path: string,
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const layers = graph.nodes.map((node) => ({ node, layer: kerasLayer(node) }));
  const pixels = [null, graph.imageSize, graph.imageSize, 3];
  const config = keras("keras.src.models.functional", "Functional", {
    name: "classifier",
    trainable: false,
    layers: [
      {
        ...keras("keras.layers", "InputLayer", {
          ...Object.fromEntries([["batch_shape", pixels]]),
          dtype: "float32",
          name: graph.input,
        }),
        name: graph.input,
        ...Object.fromEntries([["inbound_nodes", []]]),
      },
      ...layers.map(({ node, layer }) => entryOf(node, layer)),
    ],
    ...Object.fromEntries([
      ["input_layers", [[graph.input, 0, 0]]],
      ["output_layers", [[nameOf(graph.output), 0, 0]]],
    ]),
  });
  const folder = await Deno.makeTempDir();
  try {
    const weights = `${folder}/model.weights.h5`;
    await writeHdf5(weights, (root) => writeWeights(root, layers.map(({ layer }) => layer)));
    const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const zip = makeZip({
      "metadata.json": text({
        ...Object.fromEntries([["keras_version", KERAS_VERSION]]),
        ...metadata,
      }),
      "config.json": text(config),
      "model.weights.h5": await Deno.readFile(weights),
    });
    await writeFileWhole(path, zip);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** An object as Keras 3 describes it. */
function keras(module: string, className: string, config: unknown): Record<string, unknown> {
  return Object.fromEntries([
    ["module", module],
    ["class_name", className],
    ["config", config],
    ["registered_name", className === "Functional" ? "Functional" : null],
  ]);
}

function entryOf(node: GraphNode, { className, config }: KerasLayer): Record<string, unknown> {
  const name = nameOf(node.name);
  const tensors = node.inputs.map((input) =>
    Object.fromEntries([
      ["class_name", "__keras_tensor__"],
      [
        "config",
        // The layers say the shape themselves; Keras wants a number of axes.
        Object.fromEntries<unknown>([
          ["shape", [null, null, null, null]],
          ["dtype", "float32"],
          ["keras_history", [nameOf(input), 0, 0]],
        ]),
      ],
    ])
  );
  const call = { args: [tensors.length === 1 ? tensors[0] : tensors], kwargs: {} };
  const settings = { name, trainable: false, dtype: "float32", ...pythonic(config) };
  return {
    ...keras("keras.layers", className, settings),
    name,
    ...Object.fromEntries([["inbound_nodes", [call]]]),
  };
}

/** Keras has no "/" in the names of layers. */
function nameOf(name: string): string {
  return name.replaceAll("/", "_");
}

/** Keys as Python spells them. */
function pythonic(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

/** The stock layer that does the same. */
function kerasLayer(node: GraphNode): KerasLayer {
  switch (node.op) {
    case "affine":
      return affineLayer(node.scale, node.offset);
    case "convolution":
    case "depthwise": {
      const { kernel, bias, stride, padding } = node;
      const [rows, columns] = kernel.shape;
      const isFull = node.op === "convolution";
      return {
        className: isFull ? "Conv2D" : "DepthwiseConv2D",
        config: {
          ...(isFull && { filters: kernel.shape[3] }),
          kernelSize: [rows, columns],
          strides: [stride, stride],
          padding,
          useBias: bias !== undefined,
        },
        weights: bias === undefined ? [kernel] : [kernel, bias],
      };
    }
    case "dense":
      return {
        className: "Dense",
        config: { units: node.kernel.shape[1] },
        weights: [node.kernel, node.bias],
      };
    case "activation":
      if (node.activation === "relu6") return { className: "ReLU", config: { maxValue: 6 } };
      return {
        className: "Activation",
        config: { activation: node.activation === "swish" ? "silu" : node.activation },
      };
    case "maximum":
    case "average": {
      const { size, stride, padding } = node;
      return {
        className: node.op === "maximum" ? "MaxPooling2D" : "AveragePooling2D",
        config: { poolSize: [size, size], strides: [stride, stride], padding },
      };
    }
    case "pad": {
      const { top, bottom, left, right } = node.padding;
      return { className: "ZeroPadding2D", config: { padding: [[top, bottom], [left, right]] } };
    }
    case "reshape":
      return { className: "Reshape", config: { targetShape: node.shape } };
    case "add":
      return { className: "Add", config: {} };
    case "multiply":
      return { className: "Multiply", config: {} };
    case "concatenate":
      return { className: "Concatenate", config: { axis: -1 } };
    case "globalAverage":
      return { className: "GlobalAveragePooling2D", config: {} };
  }
}

/** A factor and a summand a channel: of pixels a rescaling, of more channels a normalisation. */
function affineLayer(scale: GraphTensor, offset: GraphTensor): KerasLayer {
  if (scale.values.length === 3) {
    const config = { scale: [...scale.values], offset: [...offset.values] };
    return { className: "Rescaling", config };
  }
  const all = (value: number) => ({ ...scale, values: scale.values.map(() => value) });
  return {
    className: "BatchNormalization",
    config: { axis: -1, epsilon: 0 },
    weights: [scale, offset, all(0), all(1)],
  };
}

/** Weights where Keras 3 looks for them: by the class's name and a count, `conv2d_3/vars/0`. */
function writeWeights(root: Group, layers: readonly KerasLayer[]): void {
  const all = root.create_group("layers") as Group;
  const seen = new Map<string, number>();
  for (const { className, weights = [] } of layers) {
    const snake = className
      .replace(/(.)([A-Z][a-z0-9]+)/g, "$1_$2").replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
    const count = seen.get(snake) ?? 0;
    seen.set(snake, count + 1);
    if (weights.length === 0) continue;
    const group = all.create_group(count === 0 ? snake : `${snake}_${count}`) as Group;
    const variables = group.create_group("vars") as Group;
    for (const [i, { values, shape }] of weights.entries()) {
      variables.create_dataset({ name: `${i}`, data: values, shape: [...shape], dtype: "<f" });
    }
  }
}
