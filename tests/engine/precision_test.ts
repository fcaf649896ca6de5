import assert from "node:assert/strict";
import { checkPrecision, type Precision, whyNotMixed } from "lib/engine/mod.ts";

const BF16 = "model name\t: A processor\nflags\t\t: fpu avx512f avx512_bf16 avx512_vnni\n";
const AMX = "model name\t: Another\nflags\t\t: fpu amx_bf16 amx_tile\n";
const NONE = "model name\t: An old one\nflags\t\t: fpu avx2 avx512f\n";
const machine = { native: true, gpu: false };

Deno.test("whyNotMixed() lets processors with bfloat16 units pass, and names what others lack", () => {
  assert.equal(whyNotMixed({ ...machine, processor: BF16 }), undefined);
  assert.equal(whyNotMixed({ ...machine, processor: AMX }), undefined);
  assert.equal(whyNotMixed({ ...machine, processor: NONE }), "An old one, without them");
  assert.equal(whyNotMixed({ ...machine, processor: "" }), "another processor, without them");
  assert.equal(whyNotMixed({ ...machine, gpu: true, processor: BF16 }), "a GPU");
  assert.match(whyNotMixed({ native: false, gpu: false, processor: BF16 })!, /plain JavaScript/);
});

Deno.test("whyNotMixed() refuses reproducible arithmetic, whatever the processor has", () => {
  const bound = (instructionSet: string) =>
    whyNotMixed({ ...machine, processor: BF16, instructionSet });
  assert.equal(bound("AVX2"), "arithmetic that keeps to AVX2, to be reproducible elsewhere");
  assert.match(bound("AVX512_CORE_VNNI")!, /AVX512_CORE_VNNI/);
  assert.equal(bound("AVX512_CORE_BF16"), undefined);
  assert.equal(bound("AVX512_CORE_AMX"), undefined);
  assert.equal(bound("DEFAULT"), undefined);
});

Deno.test("checkPrecision() refuses a precision that there is not", () => {
  checkPrecision("float32");
  assert.throws(() => checkPrecision("float16" as Precision), {
    name: "RangeError",
    message: "Cannot choose a precision: expected float32 or mixed, received float16",
  });
});
