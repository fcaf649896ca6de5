import assert from "node:assert/strict";
import fc from "fast-check";
import { parseSafetensors, readSafetensors, writeSafetensors } from "lib/model/mod.ts";
import { withTempFolder } from "../../_temp.ts";

Deno.test("writeSafetensors() and readSafetensors() keep names, shapes and bits", async () => {
  const tensors = fc.uniqueArray(
    fc.record({
      name: fc.string({ minLength: 1 }).filter((it) => it !== "__metadata__" && it !== "__proto__"),
      shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    }),
    { selector: (it) => it.name, maxLength: 6 },
  );
  await withTempFolder(async (folder) => {
    await fc.assert(
      fc.asyncProperty(tensors, fc.integer(), async (wanted, start) => {
        const written = wanted.map(({ name, shape }) => {
          const count = shape.reduce((all, size) => all * size, 1);
          return {
            name,
            shape,
            values: Float32Array.from({ length: count }, (_, i) => start / 7 + i),
          };
        });
        await writeSafetensors(`${folder}/a`, written, { note: "ü" });
        const { tensors, metadata } = await readSafetensors(`${folder}/a`);
        assert.deepEqual(new Map(tensors), new Map(written.map((it) => [it.name, it])));
        assert.deepEqual({ ...metadata }, { note: "ü" });
      }),
      { numRuns: 60 },
    );
  });
});

/** A file of one header and so many bytes behind it. */
function file(header: unknown, bytes = 0): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(
    typeof header === "string" ? header : JSON.stringify(header),
  );
  const whole = new Uint8Array(8 + json.length + bytes);
  new DataView(whole.buffer).setBigUint64(0, BigInt(json.length), true);
  whole.set(json, 8);
  return whole;
}

const entry = (dtype: string, shape: number[], from: number, to: number) => ({
  dtype,
  shape,
  data_offsets: [from, to],
});

const REFUSED: Record<string, [bytes: Uint8Array<ArrayBuffer>, message: RegExp]> = {
  "nothing": [new Uint8Array(), /expected a safetensors file, received 0 bytes$/],
  "a text": [new TextEncoder().encode("these are no weights"), /header does not end inside it$/],
  "a header that is no JSON": [file("{"), /expected a header with type, shape and place/],
  "a header that is a list": [file("[]"), /expected a header with type, shape and place/],
  "a negative size": [file({ a: entry("F32", [-1], 0, 0) }), /expected a header with type/],
  "a tensor beyond the end": [file({ a: entry("F32", [2], 0, 8) }, 4), /8 bytes of a from byte 0/],
  "a gap": [file({ a: entry("F32", [1], 4, 8) }, 8), /4 bytes of a from byte 0, received 4 to 8$/],
  "tensors over each other": [
    file({ a: entry("F32", [1], 0, 4), b: entry("F32", [1], 2, 6) }, 6),
    /4 bytes of b from byte 4, received 2 to 6$/,
  ],
  "bytes behind the last tensor": [
    file({ a: entry("F32", [1], 0, 4) }, 6),
    /expected nothing behind the last tensor, received 2 more bytes$/,
  ],
  "a shape of more numbers than any file has": [
    file({ a: entry("F32", [2 ** 30, 2 ** 30], 0, 4) }, 4),
    /bytes of a from byte 0, received 0 to 4$/,
  ],
  "a type of eight bits": [file({ a: entry("F8_E4M3", [1], 0, 1) }, 1), /received F8_E4M3 in a$/],
};

for (const [what, [bytes, message]] of Object.entries(REFUSED)) {
  Deno.test(`parseSafetensors() refuses ${what}`, () => {
    assert.throws(() => parseSafetensors(bytes, "a.safetensors"), { name: "SyntaxError", message });
  });
}

Deno.test("parseSafetensors() reads halves, bfloat16 and doubles as float32, and leaves integers out", () => {
  const header = {
    half: entry("F16", [2], 0, 4),
    brain: entry("BF16", [2], 4, 8),
    double: entry("F64", [1], 8, 16),
    count: entry("I64", [], 16, 24),
  };
  const bytes = file(header, 24);
  const view = new DataView(bytes.buffer, bytes.length - 24);
  view.setFloat16(0, 1.5, true);
  view.setFloat16(2, -65504, true);
  view.setUint16(4, 0x3fc0, true); // 1.5
  view.setUint16(6, 0xc2f7, true); // -123.5
  view.setFloat64(8, 0.1, true);
  view.setBigInt64(16, 7n, true);
  const { tensors } = parseSafetensors(bytes, "mixed");
  assert.deepEqual([...tensors.get("half")!.values], [1.5, -65504]);
  assert.deepEqual([...tensors.get("brain")!.values], [1.5, -123.5]);
  assert.deepEqual([...tensors.get("double")!.values], [Math.fround(0.1)]);
  assert.equal(tensors.has("count"), false);
});
