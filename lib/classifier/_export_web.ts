/** Writes the page: its code, the network, and TensorFlow.js's WebAssembly, all as scripts. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { decodeImage, encodeJpeg, resizeImage } from "../image/mod.ts";
import {
  findBackbone,
  type GraphTensor,
  type InferenceGraph,
  inferenceGraph,
} from "../model/mod.ts";
import type { Classifier } from "./classifier.ts";
import type {
  ExportClassifierOptions,
  ExportContent,
  PageWeights,
  SamplePicture,
} from "./export_options.ts";
import { DATA_NAME, type PageData, type PageDescription, type PageSample } from "./page/data.ts";
import { type PackedTensor, packWeights } from "./page/weights.ts";

const PAGE = new URL("page/", import.meta.url);
/** The longer side of a sample picture, in pixels. */
const SAMPLE_SIDE = 640;

/** The files of the page. */
export async function webFiles(
  { model, description, classNames }: Classifier,
  { title = "What is in the picture?", samples = [], weights = "small" }: Pick<
    ExportClassifierOptions,
    "title" | "samples" | "weights"
  >,
): Promise<ExportContent> {
  const graph = inferenceGraph(model);
  const { bytes, ...packing } = await packWeights(
    tensorsOf(graph, weights),
    (upper) =>
      Promise.resolve(
        // Noise has nothing that repeats: only the frequencies of the values save something.
        Uint8Array.from(deflateRawSync(upper, { level: 9, strategy: constants.Z_HUFFMAN_ONLY })),
      ),
  );
  const { imageSize, interpolation, orientation } = description.input;
  const classifier: PageDescription = {
    title,
    backbone: description.backbone,
    classNames,
    input: { imageSize, interpolation, orientation },
    facts: factsOf({ model, description } as Classifier),
    graph: withoutValues(graph),
    packing,
  };
  const wasm = await Deno.readFile(wasmPath());
  const files = {
    "classifier.js": script("classifier", classifier),
    "samples.js": script("samples", await Promise.all(samples.map(pageSample))),
    "wasm.js": script("wasm", toBase64(wasm)),
    "weights.js": script("weights", toBase64(bytes)),
    "page.js": await pageScript(),
    "style.css": await Deno.readTextFile(new URL("style.css", PAGE)),
    "index.html": await Deno.readTextFile(new URL("index.html", PAGE)),
  };
  return { files, weightBytes: bytes.length };
}

/** A script that leaves a value where the page looks for it. */
function script<Name extends keyof PageData>(name: Name, value: PageData[Name]): string {
  return `(globalThis.${DATA_NAME} ??= {}).${name} = ${JSON.stringify(value)};\n`;
}

/** The page's own code, TensorFlow.js and the resizing of pictures, compiled into one script. */
async function pageScript(): Promise<string> {
  const { outputFiles: [file] } = await build({
    entryPoints: [fileURLToPath(new URL("main.ts", PAGE))],
    bundle: true,
    write: false,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "inline",
    logLevel: "silent",
    tsconfigRaw: {},
  });
  return file!.text;
}

function wasmPath(): string {
  const entry = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
  return `${dirname(entry)}/tfjs-backend-wasm-simd.wasm`;
}

/** The graph's tensors in order, with the bits that each one's size affords. */
function tensorsOf(
  graph: InferenceGraph,
  weights: PageWeights,
): (PackedTensor & GraphTensor)[] {
  return graph.nodes.flatMap((node) =>
    Object.values(node).filter(isTensor).map(({ shape, values }) => ({
      shape,
      values,
      bits: bitsOf(shape, node.op === "depthwise", weights),
    }))
  );
}

/**
 * Most weights are in a few large tensors, and a weight of a small one counts for more. Measured on
 * EfficientNet-Lite0 trained on 12 classes, 473 pictures: 3.92 MB and no other first class, with
 * probabilities off by 5e-4 in the mean; 27 pictures, of which the network is not sure, by more than
 * 1e-3, the worst by .04.
 */
function bitsOf(shape: readonly number[], isDepthwise: boolean, weights: PageWeights): number {
  if (shape.length < 2) return 32;
  if (weights === "exact") return 16;
  const size = shape.reduce((product, side) => product * side, 1);
  if (isDepthwise || size < 1e4) return 13;
  if (size < 5e4) return 12;
  return size < 2e5 ? 10 : 9;
}

function isTensor(value: unknown): value is GraphTensor {
  return typeof value === "object" && value !== null && "shape" in value && "values" in value &&
    value.values instanceof Float32Array;
}

function withoutValues(graph: InferenceGraph): InferenceGraph {
  const nodes = graph.nodes.map((node) =>
    Object.fromEntries(
      Object.entries(node).map(([name, value]) => [
        name,
        isTensor(value) ? { shape: value.shape } : value,
      ]),
    ) as unknown as typeof node
  );
  return { ...graph, nodes };
}

/** What the page says about its network. */
export function factsOf({ description }: Pick<Classifier, "description">): string[] {
  const { backbone, input: { imageSize }, data, scores, licence } = description;
  const facts = [
    `The network is ${
      findBackbone(backbone)?.title ?? backbone
    }; it sees ${imageSize} × ${imageSize} pixels.`,
  ];
  if (data !== undefined) facts.push(`It was trained on: ${data.name}.`);
  const { test } = scores;
  if (test !== undefined && typeof test.accuracy === "number") {
    const share = `${(test.accuracy * 100).toFixed(1)} %`;
    facts.push(`Of ${test.images} pictures that it had never seen it named ${share} rightly.`);
  }
  if (licence.weights !== undefined) facts.push(`Licence of the weights: ${licence.weights}.`);
  if (licence.data !== undefined) facts.push(`Licence of the data: ${licence.data}.`);
  return facts;
}

async function pageSample({ name, picture }: SamplePicture): Promise<PageSample> {
  const isDecoded = typeof picture !== "string" && !(picture instanceof Uint8Array);
  const image = isDecoded ? picture : await decodeImage(picture);
  const scale = Math.min(1, SAMPLE_SIDE / Math.max(image.width, image.height));
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  const small = resizeImage(image, side(image.width), side(image.height), "area");
  return { name, url: `data:image/jpeg;base64,${toBase64(await encodeJpeg(small))}` };
}

function toBase64(bytes: Uint8Array): string {
  return bytes.toBase64();
}
