import assert from "node:assert/strict";
import fc from "fast-check";
import { parseExact, stringifyExact } from "lib/disk/mod.ts";

Deno.test("every number, and every object that looks like an escape, comes back as it was", () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      fc.double(),
      fc.constantFrom(NaN, Infinity, -Infinity, -0, 0),
      fc.bigInt(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom("$number", "$bigint", "$plain", "__proto__")),
        tie("tree"),
        { maxKeys: 3, noNullPrototype: true },
      ),
      fc.record({ $number: fc.constantFrom("NaN", "-0", "7") }, { noNullPrototype: true }),
      fc.record({ $bigint: fc.constantFrom("7", "x") }, { noNullPrototype: true }),
      fc.record({ $plain: tie("tree") }, { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => assert.deepEqual(parseExact(stringifyExact(value)), value)),
    { numRuns: 400 },
  );
});

Deno.test("what JSON can carry is written as JSON.stringify writes it", () => {
  const plain = fc.jsonValue({ maxDepth: 4 }).filter((it) =>
    !/"\$|-0[,\]}]|^-0$/.test(JSON.stringify(it))
  );
  fc.assert(fc.property(plain, (value) => {
    const json = JSON.stringify(value);
    fc.pre(Object.is(JSON.stringify(JSON.parse(json)), json));
    if (!json.includes("$")) assert.equal(stringifyExact(JSON.parse(json)), json);
  }));
  assert.equal(stringifyExact({ a: 1, b: undefined, c: [1, "x"] }), '{"a":1,"c":[1,"x"]}');
  assert.equal(stringifyExact({ at: new Date(0) }), '{"at":"1970-01-01T00:00:00.000Z"}');
});

Deno.test("exact numbers are readable in the file", () => {
  assert.equal(
    stringifyExact({ loss: NaN, most: Infinity, zero: -0, big: 10n }),
    '{"loss":{"$number":"NaN"},"most":{"$number":"Infinity"},"zero":{"$number":"-0"},' +
      '"big":{"$bigint":"10"}}',
  );
});

Deno.test("what JSON leaves out of an object forges no number", () => {
  for (
    const forged of [
      { $number: "NaN", left: undefined },
      { $bigint: "7", left: () => 1 },
      { $plain: { $number: "NaN" }, left: Symbol("left") },
      { $number: "NaN", left: { toJSON: () => undefined } },
    ]
  ) {
    const text = stringifyExact(forged);
    assert.deepEqual(parseExact(text), JSON.parse(JSON.stringify(forged)), text);
  }
});

Deno.test("boxed values, toJSON and holes are written as JSON.stringify writes them", () => {
  const self = { a: 1, toJSON: () => self };
  const keyed = { toJSON: (key: string) => `at ${key}` };
  // deno-lint-ignore no-sparse-arrays -- the case itself
  for (
    const value of [Object(3), Object("x"), Object(false), [1, , 2], [() => 1], { keyed }, [keyed]]
  ) {
    assert.equal(stringifyExact(value), JSON.stringify(value));
    assert.equal(stringifyExact({ in: [value] }, 2), JSON.stringify({ in: [value] }, null, 2));
  }
  assert.equal(stringifyExact(self), JSON.stringify(self));
  assert.deepEqual(parseExact(stringifyExact([Object(NaN), Object(7n)])), [NaN, 7n]);
});

Deno.test("circles and texts nested beyond measure end in a sentence", () => {
  const circle: Record<string, unknown> = {};
  circle["circle"] = circle;
  assert.throws(() => stringifyExact(circle), TypeError);
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  assert.throws(() => parseExact(deep), (error) => {
    assert.ok(error instanceof SyntaxError);
    assert.match(
      error.message,
      /^Cannot read the JSON: expected values nested less deeply, received/,
    );
    return true;
  });
});
