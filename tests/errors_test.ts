import assert from "node:assert/strict";
import { cannot, describe, messageOf } from "lib/errors.ts";

Deno.test("cannot() says what was attempted, what was expected, and what came", () => {
  assert.equal(
    cannot("split the rows", "a testSize between 0 and 1", 1.5),
    "Cannot split the rows: expected a testSize between 0 and 1, received 1.5",
  );
});

Deno.test("describe() shows any value on one short line", () => {
  const cases: [value: unknown, text: string][] = [
    [undefined, "nothing"],
    [null, "null"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [7n, "7"],
    ["EMU", '"EMU"'],
    [[0, NaN, Infinity], "[0,NaN,Infinity]"],
    [{ low: -Infinity, name: "NaN" }, '{"low":-Infinity,"name":"NaN"}'],
    [new Float32Array(3), "Float32Array(3)"],
    [new DataView(new ArrayBuffer(5)), "DataView(5)"],
    [Math.max, "a function max"],
    [Symbol("x"), "Symbol(x)"],
    ["x".repeat(100), `"${"x".repeat(76)}...`],
  ];
  for (const [value, text] of cases) assert.equal(describe(value), text);
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  assert.equal(describe(circular), "[object Object]");
});

Deno.test("messageOf() gives the message of whatever was thrown", () => {
  assert.equal(messageOf(new RangeError("too large")), "too large");
  assert.equal(messageOf("text"), "text");
});
