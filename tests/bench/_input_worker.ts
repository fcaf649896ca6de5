/**
 * Plumage's side of the input benchmark: the orders of peers/input_imgaug.py, and `cache`, the chain
 * from packed pixels. Arguments: folder of pictures, size, pictures an order, cache folder.
 */
import { Canvas } from "lib/augment/_canvas.ts";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
import { describeAugmentation, drawOperation } from "lib/augment/chain.ts";
import { applyInPlace } from "lib/augment/operations.ts";
import { decodeImage, resizeNearest } from "lib/image/mod.ts";
import { type Batches, createBatches } from "lib/input/mod.ts";
import { createStream } from "lib/random/stream.ts";
import { answerOrders } from "./_orders.ts";

const [folder = ".", sizeText, countText, cacheFolder = folder] = Deno.args;
const size = Number(sizeText), count = Number(countText);
const paths = Array.from(Deno.readDirSync(folder), ({ name }) => `${folder}/${name}`)
  .filter((path) => path.endsWith(".jpg")).sort();
const pictures = await Promise.all(
  paths.map(async (path) => resizeNearest(await decodeImage(path), size, size).data),
);
const RANGES = ARTICLE_AUGMENTATION.flatMap(({ oneOf }) => oneOf);
const canvas = new Canvas(size, size);
const output = new Float32Array(size * size * 3);
let drawn = 0;

/** One operation or, without a name, the chain, from bytes to [0, 1]. */
function augment(name?: string): Promise<void> {
  const range = RANGES.find((each) => each.name === name);
  for (let i = 0; i < count; i++) {
    canvas.inputBytes().set(pictures[i % pictures.length]!);
    canvas.takeInput();
    const operations = range === undefined
      ? describeAugmentation(ARTICLE_AUGMENTATION, { epoch: 0, image: drawn++ })
      : [drawOperation(range, createStream(42, drawn++))];
    for (const operation of operations) applyInPlace(canvas, operation);
    canvas.divideBy255();
    output.set(canvas.pixels);
  }
  return Promise.resolve();
}

const examples = Array.from({ length: count }, (_, i) => ({
  path: paths[i % paths.length]!,
  label: 0,
}));
const common = {
  examples,
  imageSize: size,
  batchSize: 8,
  seed: 42,
  augmentation: ARTICLE_AUGMENTATION,
} as const;
let epoch = 0;

async function read(batches: Batches): Promise<void> {
  for await (const { images } of batches.epoch(epoch++, { reuse: true })) {
    output[0] = images[0]!;
  }
}

const fromFiles = await createBatches(common);
const fromCache = await createBatches({ ...common, cacheFolder });
const work: Record<string, () => Promise<void>> = {
  chain: () => augment(),
  files: () => read(fromFiles),
  cache: () => read(fromCache),
};
for (const { name } of RANGES) work[name] = () => augment(name);
await answerOrders({ ready: true }, work, () => ({}));
