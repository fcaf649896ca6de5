import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeFrames, FrameParser } from "lib/notebook/_frames.ts";
import { Wire } from "lib/notebook/_wire.ts";

/** Feeds bytes in pieces of the given sizes, repeated, and reads all frames. */
function parse(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const parser = new FrameParser();
  const bodies: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    parser.push(bytes.subarray(at, at + size));
    at += size;
    for (let frame = parser.next(); frame !== undefined; frame = parser.next()) {
      bodies.push(frame.body);
    }
  }
  return bodies;
}

Deno.test("FrameParser reads what encodeFrames() wrote, in pieces of any size", () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.integer({ min: 60_000, max: 140_000 }).map((length) => new Uint8Array(length).fill(7)),
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 5 }),
      (parts, sizes) => assert.deepEqual(parse(encodeFrames(parts), sizes), parts),
    ),
    { numRuns: 60 },
  );
});

Deno.test("FrameParser refuses bytes that are no frame", () => {
  const parser = new FrameParser();
  parser.push(new Uint8Array([0x7b, 0x22]));
  assert.throws(
    () => parser.next(),
    /SyntaxError: Cannot read the kernel's messages: .*ZMTP frame/,
  );
});

Deno.test("Wire unpacks its own messages and refuses one with a changed byte", () => {
  const wire = new Wire("key");
  const { parts } = wire.pack("execute_request", { code: "ä" });
  assert.deepEqual(wire.unpack(parts).content, { code: "ä" });
  assert.equal(wire.unpack([new Uint8Array([1]), ...parts]).type, "execute_request");
  const changed = parts.map((part) => part.slice());
  changed.at(-1)!.set([0x20], 3);
  assert.throws(() => wire.unpack(changed), /expected a whole, signed message, received another/);
  assert.throws(() => new Wire("other").unpack(parts), /another signature/);
});
