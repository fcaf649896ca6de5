import assert from "node:assert/strict";
import { z } from "zod";
import { cannot, describe, firstFault, messageOf, refuseUnknownKeys } from "lib/errors.ts";

Deno.test("cannot() says what was attempted, what was expected, and what came", () => {
  assert.equal(
    cannot("split the rows", "a testSize between 0 and 1", 1.5),
    "Cannot split the rows: expected a testSize between 0 and 1, received 1.5",
  );
});

Deno.test("cannot() lets no name steer the terminal", () => {
  assert.equal(
    cannot("read a\u001b[2J.jpg", "a picture\nof a bird", "\u0007\u009b31m"),
    "Cannot read a\\u001b[2J.jpg: expected a picture\nof a bird, received \\u0007\\u009b31m",
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

Deno.test("refuseUnknownKeys() names the option that nobody reads, and the one that was meant", () => {
  const refused = (options: object, known: string[]) => {
    try {
      refuseUnknownKeys("train the model", options, known as never[]);
    } catch (error) {
      assert.ok(error instanceof TypeError);
      return error.message;
    }
    return undefined;
  };
  const known = ["oversample", "seed", "learningRate"];
  assert.equal(refused({ seed: 1, oversample: true }, known), undefined);
  assert.equal(refused({}, known), undefined);
  assert.equal(
    refused({ seed: 1, oversamples: true }, known),
    "Cannot train the model: expected options among oversample, seed, learningRate, " +
      'received "oversamples" (did you mean oversample?)',
  );
  assert.match(refused({ learningrate: 1 }, known) ?? "", /\(did you mean learningRate\?\)$/);
  assert.match(refused({ speed: 1 }, known) ?? "", /\(did you mean seed\?\)$/);
  assert.match(refused({ colour: undefined }, known) ?? "", /received "colour"$/);
  assert.match(refused({ x: 1 }, []) ?? "", /expected no options, received "x"$/);
  assert.match(refused([1], known) ?? "", /expected an object of options, received \[1\]$/);
});

Deno.test("refuseUnknownKeys() takes no options for an empty object", () => {
  refuseUnknownKeys("train the model", undefined, []);
});

Deno.test("firstFault() names the place of the first fault, where it has one", () => {
  const schema = z.object({ input: z.object({ size: z.number() }) });
  const faultOf = (value: unknown) => firstFault(schema.safeParse(value).error!);
  assert.match(faultOf({ input: { size: "2" } }), /^input\.size: \S.*number/);
  assert.match(faultOf([]), /^Invalid input: expected object/);
  const { error } = schema.safeParse([]);
  assert.match(firstFault(error!, "the header"), /^the header: Invalid input: expected object/);
});
