import assert from "node:assert/strict";
import { unpickle } from "lib/model/weights/pickle.ts";
import { copyTensor, readPytorchWeights } from "lib/model/weights/pytorch.ts";

const text = new TextEncoder();

/** Bytes out of pickle instructions, texts and little-endian lengths. */
function bytes(...parts: (string | number | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((part) => {
    if (typeof part === "number") return [part];
    return typeof part === "string" ? Array.from(text.encode(part)) : [...part];
  }));
}

const word = (value: string) => bytes("X", [value.length, 0, 0, 0], value);
const start = [0x80, 2];

Deno.test("unpickle() reads the values that plain weights consist of", () => {
  const cases: [pickle: Uint8Array, value: unknown][] = [
    [bytes(start, "N."), null],
    [bytes(start, 0x88, "."), true],
    [bytes(start, "K", 7, "."), 7],
    [bytes(start, "M", [1, 2], "."), 513],
    [bytes(start, "J", [0xff, 0xff, 0xff, 0xff], "."), -1],
    [bytes(start, 0x8a, 2, [0, 1], "."), 256n],
    [bytes(start, 0x8a, 1, [0xff], "."), -1n],
    [bytes(start, [...word("bird")], "."), "bird"],
    [bytes(start, "(K", 1, "K", 2, "t."), [1, 2]],
    [bytes(start, "](K", 1, "K", 2, "e."), [1, 2]],
    [bytes(start, "}K", 1, "q", 0, "h", 0, "s."), new Map([[1, 1]])],
  ];
  for (const [pickle, value] of cases) {
    assert.deepEqual(unpickle(pickle), { value, end: pickle.length });
  }
});

Deno.test("unpickle() runs no code and refuses everything else", () => {
  const refused: [pickle: Uint8Array, message: RegExp][] = [
    // os.system("true")
    [bytes(start, "cos\nsystem\n", [...word("true")], [0x85], "R."), /received os.system$/],
    [
      bytes(start, "cos\nsystem\n)", [0x81], "."),
      /an instruction of plain weights, received code 129/,
    ],
    [bytes([0x80, 4], "N."), /pickle protocol 2/],
    [bytes(start, "X", [255, 255, 255, 127], "x"), /more bytes, received the end of the file/],
    [bytes(start, "t."), /a mark on the stack/],
    [bytes(start, "h", 3, "."), /a value remembered before/],
    [bytes(start, "K"), /the end of the file/],
    [bytes(start, "."), /a value on the stack/],
    [bytes(start, "NK", 1, "K", 1, "s."), /a dictionary to fill/],
    [bytes(start, "cendless"), /a line/],
  ];
  for (const [pickle, message] of refused) {
    assert.throws(() => unpickle(pickle), { name: "SyntaxError", message });
  }
});

/** A file with one tensor [2, 3] that looks into 6 numbers column by column. */
function weightsFile(
  change: { storage?: string; count?: number; stride?: number; rows?: number } = {},
): Uint8Array {
  const { storage = "FloatStorage", count = 6, stride = 2, rows = 2 } = change;
  const height = new Uint8Array(Int32Array.of(rows).buffer);
  const numbers = new Uint8Array(new Float32Array([1, 4, 2, 5, 3, 6]).buffer);
  return bytes(
    [...bytes(start, 0x8a, 10, [0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19], ".")],
    [...bytes(start, "M", [0xe9, 3], ".")],
    [...bytes(start, "}", [...word("little_endian")], 0x88, "s.")],
    [...bytes(start, "ccollections\nOrderedDict\n)R", [...word("fc.weight")])],
    [...bytes("ctorch._utils\n_rebuild_tensor_v2\n((", [...word("storage")])],
    [...bytes(`ctorch\n${storage}\n`, [...word("0")], [...word("cpu")], "K", 6, "NtQ")],
    [...bytes(
      "K",
      0,
      "J",
      [...height],
      "K",
      3,
      [0x86],
      "K",
      1,
      "K",
      stride,
      [0x86],
      0x89,
      "NtRs.",
    )],
    [...bytes(start, "]", [...word("0")], "a.")],
    [count, 0, 0, 0, 0, 0, 0, 0],
    [...numbers],
  );
}

Deno.test("readPytorchWeights() follows the strides of a permuted view", () => {
  const tensor = readPytorchWeights(weightsFile()).get("fc.weight");
  assert.ok(tensor !== undefined);
  assert.deepEqual(copyTensor(tensor), {
    shape: [2, 3],
    values: new Float32Array([1, 2, 3, 4, 5, 6]),
  });
  const turned = { shape: [3, 2], values: new Float32Array([1, 4, 2, 5, 3, 6]) };
  assert.deepEqual(copyTensor(tensor, [1, 0]), turned);
});

Deno.test("readPytorchWeights() refuses a file that is cut off, too long or inconsistent", () => {
  const whole = weightsFile();
  const refused: [file: Uint8Array, message: RegExp][] = [
    [whole.subarray(0, whole.length - 1), /bytes of storage 0, received the end of the file/],
    [bytes([...whole], 0), /nothing after the last storage/],
    [whole.subarray(0, 100), /the end of the file/],
    [weightsFile({ storage: "QInt8Storage" }), /float and integer storages, received QInt8Storage/],
    [bytes(start, "K", 1, "."), /PyTorch's mark at the beginning/],
  ];
  for (const [file, message] of refused) {
    assert.throws(() => readPytorchWeights(file), { name: "SyntaxError", message });
  }
  const beyond = readPytorchWeights(weightsFile({ stride: 3 })).get("fc.weight");
  assert.ok(beyond !== undefined);
  assert.throws(() => copyTensor(beyond), /fc.weight inside its storage, received element 7/);
  // 2^31 rows that are all the same one: 24 GB out of 24 bytes.
  const huge = readPytorchWeights(weightsFile({ rows: 2 ** 31 - 1, stride: 0 })).get("fc.weight");
  assert.ok(huge !== undefined);
  assert.throws(() => copyTensor(huge), {
    name: "SyntaxError",
    message: /expected at most 6 elements of fc.weight, received 6442450941$/,
  });
});
