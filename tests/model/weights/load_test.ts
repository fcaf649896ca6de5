import assert from "node:assert/strict";
import { withZip } from "lib/disk/mod.ts";
import {
  type BackboneName,
  createModel,
  loadWeights,
  tf,
  writeSafetensors,
} from "lib/model/mod.ts";
import { assignWeights, modelTensors } from "lib/model/weights/assign.ts";
import { copyTensor, readPytorchWeights, type StridedTensor } from "lib/model/weights/pytorch.ts";
import { fromPytorchNames } from "lib/model/weights/pytorch_names.ts";
import { readPytorchZip } from "lib/model/weights/pytorch_zip.ts";
import { ruleValues } from "../_golden.ts";
import { withTempFolder } from "../../_temp.ts";

const FIXTURES = new URL("../../fixtures/model/pytorch/", import.meta.url).pathname;

/** What make_pytorch.py stored: [2, 3, 4] numbers 0 to 23 eighths, seen in several ways. */
const eighths = (...numbers: number[]) => numbers.map((value) => value / 8);
const EXPECTED: Record<string, { shape: number[]; values: number[] }> = {
  a: { shape: [2, 3, 4], values: eighths(...Array(24).keys()) },
  view: {
    shape: [4, 2, 3],
    values: [0, 1, 2, 3].flatMap((k) =>
      [0, 1].flatMap((i) => [0, 1, 2].map((j) => (i * 12 + j * 4 + k) / 8))
    ),
  },
  part: { shape: [2, 4], values: eighths(16, 17, 18, 19, 20, 21, 22, 23) },
  half: { shape: [3, 4], values: eighths(...Array(12).keys()) },
  brain: { shape: [3, 4], values: eighths(...Array(12).keys()) },
  double: { shape: [3, 4], values: eighths(...Array(12).keys()) },
  parameter: { shape: [4], values: eighths(0, 1, 2, 3) },
};

const readZip = (name: string) =>
  withZip(FIXTURES + name, (archive) => readPytorchZip(archive, name));

for (const name of ["zip.pth", "checkpoint.pth"]) {
  Deno.test(`torch.save's ${name} gives every tensor as PyTorch sees it, and no counter`, async () => {
    const read = new Map(
      Array.from(await readZip(name), ([key, tensor]) => {
        const { shape, values } = copyTensor(tensor);
        return [key, { shape, values: [...values] }];
      }),
    );
    assert.deepEqual(Object.fromEntries(read), EXPECTED);
  });
}

Deno.test("a whole model in a .pth is refused, since it names code", async () => {
  await assert.rejects(readZip("whole_model.pth"), {
    name: "SyntaxError",
    message: /expected .*, received/,
  });
});

interface Parity {
  readonly shapes: Readonly<Record<string, number[]>>;
  readonly outputs: readonly number[];
}
const parity: Record<string, Parity> = JSON.parse(
  Deno.readTextFileSync(`${FIXTURES}parity.json`),
);

/** The rule of make_pytorch.py. */
function pytorchWeight(name: string, shape: readonly number[]): Float32Array<ArrayBuffer> {
  const values = ruleValues(name, shape.reduce((all, size) => all * size, 1));
  const kind = name.split(".").at(-1);
  let [low, high] = kind === "weight" ? [.6, 1.2] : kind === "running_var" ? [.6, 1.6] : [-.2, .2];
  if (shape.length > 1) {
    high = Math.sqrt(3 / shape.slice(1).reduce((all, size) => all * size, 1));
    low = -high;
  }
  return Float32Array.from(values, (u) => low + (high - low) * u);
}

for (const [title, { shapes, outputs }] of Object.entries(parity)) {
  const [backbone] = title.split(" ");
  Deno.test(`${title} with PyTorch's weights answers as PyTorch does`, async () => {
    await withTempFolder(async (folder) => {
      const path = `${folder}/network.safetensors`;
      const tensors = Object.entries(shapes).map(([name, shape]) => ({
        name,
        shape,
        values: pytorchWeight(name, shape),
      }));
      await writeSafetensors(path, tensors);
      const model = await createModel(backbone as BackboneName, {
        classes: 5,
        imageSize: 64,
        weights: path,
      });
      const images = tf.tensor4d(Float32Array.from(ruleValues("images", 2 * 64 * 64 * 3)), [
        2,
        64,
        64,
        3,
      ]);
      const answers = model.predict(images) as tf.Tensor;
      const largest = (answers.dataSync<"float32">()).reduce(
        (most, value, i) => Math.max(most, Math.abs(value - outputs[i]!)),
        0,
      );
      tf.dispose([images, answers]);
      model.dispose();
      assert.ok(largest < 2e-5, `differs by ${largest}`); // two libraries' float32 sums, 100 layers
    });
  });
}

Deno.test("MobileNetV2 of before torchvision, each block's layers in one row, gives the same weights", () => {
  const { shapes } = parity["mobilenetv2"]!;
  const first = new Map([["0.0", "0"], ["0.1", "1"], ["1", "3"], ["2", "4"]]);
  const other = new Map([["0.0", "0"], ["0.1", "1"], ["1.0", "3"], ["1.1", "4"], ["2", "6"]]);
  other.set("3", "7");
  const inRows = (name: string) =>
    name.replace(
      /^(features\.(\d+)\.conv)\.([\d.]+)\.(\w+)$/,
      (_, block, number, place, weight) => {
        const row = (number === "1" ? first : other).get(place);
        return `${block}.${row}.${weight}`;
      },
    );
  const named = (rename: (name: string) => string) => {
    const tensors = Object.entries(shapes).map(([name, shape]): [string, StridedTensor] => {
      const storage = pytorchWeight(name, shape);
      const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
      return [rename(name), { name, shape, strides, offset: 0, storage }];
    });
    return fromPytorchNames("mobilenetv2", new Map(tensors), "file.pth");
  };
  const nested = named((name) => name);
  assert.equal(nested.size, 262);
  assert.deepEqual(named(inRows), nested);
  assert.deepEqual(named((name) => `module.${inRows(name)}`), nested);
});

Deno.test("a head for other classes stays out, and the rest is loaded", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/three.safetensors`;
    const three = await createModel("efficientnet-lite0", { classes: 3, imageSize: 32, seed: 1 });
    await writeSafetensors(path, await modelTensors(three));
    const two = await createModel("efficientnet-lite0", { classes: 2, imageSize: 32, seed: 2 });
    assert.equal(await loadWeights(two, path), "kept");
    const [a, b] = [await modelTensors(three), await modelTensors(two)];
    a.slice(0, -2).forEach((tensor, i) => assert.deepEqual(b[i]!.values, tensor.values));
    three.dispose();
    two.dispose();
  });
});

Deno.test("torchvision's ResNets are refused in words: they compute something else", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/resnet.safetensors`;
    const values = new Float32Array(4);
    await writeSafetensors(path, [{ name: "layer1.0.bn1.weight", shape: [4], values }]);
    const model = await createModel("resnet18", { classes: 2, imageSize: 32 });
    await assert.rejects(loadWeights(model, path), {
      name: "TypeError",
      message: /into the model resnet18: expected a Keras file of image-classifiers, whose ResNets/,
    });
    model.dispose();
  });
});

const NOT_WEIGHTS: Record<string, { content: Uint8Array<ArrayBuffer>; error: RegExp }> = {
  "an empty file": {
    content: new Uint8Array(),
    error: /expected a file of Keras, safetensors or P/,
  },
  "a text": {
    content: new TextEncoder().encode("a text of some length, no weights"),
    error: /expected a file of Keras, safetensors or PyTorch, received another one$/,
  },
  "an HDF5 file of eight bytes": {
    content: Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a),
    error: /^Cannot read the weights/,
  },
  "an archive that is cut off": {
    content: Deno.readFileSync(`${FIXTURES}zip.pth`).slice(0, 1500),
    error: /expected an undamaged zip archive/,
  },
};

for (const [what, { content, error }] of Object.entries(NOT_WEIGHTS)) {
  Deno.test(`loadWeights() says what is wrong with ${what}`, async () => {
    await withTempFolder(async (folder) => {
      const path = `${folder}/weights.bin`;
      await Deno.writeFile(path, content);
      const model = await createModel("efficientnet-lite0", { classes: 2, imageSize: 32 });
      await assert.rejects(loadWeights(model, path), { name: "SyntaxError", message: error });
      model.dispose();
    });
  });
}

Deno.test("a damaged storage in a .pth is found by its checksum", async () => {
  await withTempFolder(async (folder) => {
    const bytes = await Deno.readFile(`${FIXTURES}zip.pth`);
    // The number 1.875, as it stands in the first storage.
    const pattern = new Uint8Array(Float32Array.of(1.875).buffer);
    const at = bytes.findIndex((_, i) => pattern.every((byte, k) => bytes[i + k] === byte));
    bytes[at] = 1;
    await Deno.writeFile(`${folder}/zip.pth`, bytes);
    await assert.rejects(
      withZip(`${folder}/zip.pth`, (archive) => readPytorchZip(archive, "zip.pth")),
      { name: "SyntaxError", message: /checksum/ },
    );
  });
});

Deno.test("PyTorch's old and new formats and safetensors give the same numbers", async () => {
  const ofZip = await readZip("zip.pth");
  const legacy: Map<string, StridedTensor> = readPytorchWeights(
    await Deno.readFile(`${FIXTURES}legacy.pth`),
  );
  for (const [name, tensor] of ofZip) {
    assert.deepEqual(copyTensor(legacy.get(name)!), copyTensor(tensor), name);
  }
});

Deno.test("weights of which one is missing, left over or of another shape change nothing", async () => {
  const input = tf.input({ shape: [2], name: "assign_input" });
  const dense = tf.layers.dense({ name: "middle", units: 3 });
  const model = tf.model({ inputs: input, outputs: dense.apply(input) as tf.SymbolicTensor });
  const before = await modelTensors(model);
  const ones = before.map((tensor) => ({ ...tensor, values: tensor.values.map(() => 1) }));
  const [kernel, bias] = ones.map((tensor) => [tensor.name, tensor] as const);
  const wrong: [Map<string, (typeof ones)[number]>, RegExp][] = [
    [new Map([kernel!]), /one where middle\/bias \[3\] is missing$/],
    [new Map([kernel!, bias!, ["odd", bias![1]]]), /one where odd \[3\] is left over$/],
    [
      new Map([kernel!, [bias![0], { ...bias![1], shape: [1, 3] }]]),
      /one where middle\/bias has shape \[1, 3\] instead of \[3\]$/,
    ],
  ];
  for (const [tensors, message] of wrong) {
    assert.throws(() => assignWeights(model, tensors, "a file"), { name: "TypeError", message });
    assert.deepEqual(await modelTensors(model), before);
  }
  assignWeights(model, new Map([kernel!, bias!]), "a file");
  assert.deepEqual(await modelTensors(model), ones);
  model.dispose();
});
