import assert from "node:assert/strict";
import { Classifier, loadClassifier, type Prediction, saveClassifier } from "lib/classifier/mod.ts";
import { encodePng } from "lib/image/mod.ts";
import { createModel } from "lib/model/mod.ts";
import { createStream } from "lib/random/mod.ts";
import { withTempFolder } from "../_temp.ts";

const NAMES = ["cat", "dog", "fox"];

/** An untrained network in a bundle, and the classifier before it was saved. */
async function savedIn(folder: string): Promise<Classifier> {
  const model = await createModel("efficientnet-lite0", { classes: 3, imageSize: 32, seed: 7 });
  await saveClassifier(folder, model, { classNames: NAMES, scores: {} });
  const description = JSON.parse(await Deno.readTextFile(`${folder}/classifier.json`));
  return new Classifier(model, description);
}

function noise(seed: number, width = 48, height = 40) {
  const stream = createStream(seed, "noise");
  const data = Uint8Array.from({ length: width * height * 3 }, () => stream.integer(0, 256));
  return { width, height, data };
}

const bits = (answers: readonly Prediction[]) => answers.map((it) => [...it.probabilities]);

Deno.test("a loaded bundle predicts what the saved network predicts, bit for bit", async () => {
  await withTempFolder(async (folder) => {
    using resources = new DisposableStack();
    const before = resources.adopt(await savedIn(folder), (it) => it.dispose());
    const after = resources.adopt(await loadClassifier(folder), (it) => it.dispose());
    const pictures = [1, 2, 3].map((seed) => noise(seed));
    assert.deepEqual(bits(await after.predict(pictures)), bits(await before.predict(pictures)));
    assert.deepEqual(after.classNames, NAMES);
  });
});

Deno.test("predict() says the same of pixels, of a file's bytes and of a file", async () => {
  await withTempFolder(async (folder) => {
    using resources = new DisposableStack();
    const classifier = resources.adopt(await savedIn(folder), (it) => it.dispose());
    const picture = noise(4);
    const bytes = await encodePng(picture);
    await Deno.writeFile(`${folder}/4.png`, bytes);
    const [pixels, encoded, file] = await classifier.predict([
      picture,
      bytes,
      `${folder}/4.png`,
    ]);
    assert.deepEqual(bits([encoded!, file!]), bits([pixels!, pixels!]));
    assert.deepEqual([pixels!.name, file!.name], ["picture 1", `${folder}/4.png`]);
  });
});

Deno.test("predict() names the likeliest classes first, as many as asked for", async () => {
  await withTempFolder(async (folder) => {
    using resources = new DisposableStack();
    const classifier = resources.adopt(await savedIn(folder), (it) => it.dispose());
    const [two] = await classifier.predict([noise(1)], { top: 2 });
    const [all] = await classifier.predict([noise(1)]);
    assert.equal(two!.top.length, 2);
    assert.deepEqual(all!.top.map((it) => it.className).toSorted(), NAMES);
    const sorted = [...all!.probabilities].sort((a, b) => b - a);
    assert.deepEqual(all!.top.map((it) => it.probability), sorted);
    assert.ok(Math.abs(sorted.reduce((sum, it) => sum + it, 0) - 1) < 1e-6, "they add up to 1");
  });
});

Deno.test("predictEach() names a file that is no picture, and goes on", async () => {
  await withTempFolder(async (folder) => {
    using resources = new DisposableStack();
    const classifier = resources.adopt(await savedIn(folder), (it) => it.dispose());
    const text = `${folder}/text.jpg`;
    await Deno.writeTextFile(text, "not a picture");
    const sources = [...Array.from({ length: 9 }, (_, i) => noise(i)), text, noise(20)];
    const answers = await Array.fromAsync(classifier.predictEach(sources, { batchSize: 2 }));
    assert.equal(answers.length, 11);
    const faults = answers.flatMap((it, i) => "fault" in it ? [{ i, ...it }] : []);
    assert.deepEqual(faults.map(({ i, name }) => ({ i, name })), [{ i: 9, name: text }]);
    assert.match(faults[0]!.fault, /^Cannot .*text\.jpg: expected/);
    const [alone] = await classifier.predict([noise(20)]);
    const last = answers.at(-1) as Prediction;
    alone!.probabilities.forEach((value, k) =>
      assert.ok(Math.abs(value - last.probabilities[k]!) < 1e-6, "up to the rounding of a batch")
    );
    await assert.rejects(classifier.predict([text]), /text\.jpg/);
  });
});

/** What is done to a saved bundle, and the sentence that loading it ends in. */
const DAMAGES: Record<string, { damage(folder: string): Promise<void>; error: RegExp }> = {
  "without a description": {
    damage: (folder) => Deno.remove(`${folder}/classifier.json`),
    error: /Cannot open the classifier .*: expected a readable file, received no such file$/,
  },
  "cut off in its description": {
    damage: (folder) => Deno.truncate(`${folder}/classifier.json`, 60),
    error: /expected a description in JSON, received a file that is damaged or cut off$/,
  },
  "of another format": {
    damage: (folder) => Deno.writeTextFile(`${folder}/classifier.json`, '{"classes": 3}'),
    error: /expected a description of format "plumage-classifier", received another file$/,
  },
  "of a newer version": {
    damage: (folder) => rewrite(folder, { version: 2 }),
    error: /expected format version 1, received version 2, which a newer Plumage wrote$/,
  },
  "with a class name that is a number": {
    damage: (folder) => rewrite(folder, { classNames: ["cat", 3, "fox"] }),
    error: /expected a whole description, received classNames\.1: /,
  },
  "of a backbone from the future": {
    damage: (folder) => rewrite(folder, { backbone: "resnet2000" }),
    error: /expected a backbone that this version knows, received resnet2000$/,
  },
  "whose weights are cut off": {
    damage: (folder) => Deno.truncate(`${folder}/weights.safetensors`, 1000),
    error: /expected weights\.safetensors as it was saved, \d+ bytes, received 1000 bytes$/,
  },
  "whose weights were changed": {
    damage: async (folder) => {
      using file = await Deno.open(`${folder}/weights.safetensors`, { write: true });
      await file.seek(-4, Deno.SeekMode.End);
      await file.write(Uint8Array.of(1, 2, 3, 4));
    },
    error: /expected weights\.safetensors as it was saved, \d+ bytes, received other content$/,
  },
  "with fewer classes than its weights have": {
    damage: (folder) => rewrite(folder, { classNames: ["cat", "dog"] }),
    error: /predictions\/kernel has shape \[1280, 3\] instead of \[1280, 2\]/,
  },
};

async function rewrite(folder: string, change: Record<string, unknown>): Promise<void> {
  const path = `${folder}/classifier.json`;
  const description = { ...JSON.parse(await Deno.readTextFile(path)), ...change };
  await Deno.writeTextFile(path, JSON.stringify(description));
}

for (const [what, { damage, error }] of Object.entries(DAMAGES)) {
  Deno.test(`loadClassifier() refuses a bundle ${what}`, async () => {
    await withTempFolder(async (folder) => {
      (await savedIn(folder)).dispose();
      await damage(folder);
      await assert.rejects(loadClassifier(folder), { message: error });
    });
  });
}

Deno.test("saveClassifier() wants a name for each class", async () => {
  await withTempFolder(async (folder) => {
    const model = await createModel("efficientnet-lite0", { classes: 3, imageSize: 32 });
    await assert.rejects(saveClassifier(folder, model, { classNames: ["cat"] }), {
      name: "RangeError",
      message: /expected a name for each of 3 classes, received 1$/,
    });
    model.dispose();
  });
});
