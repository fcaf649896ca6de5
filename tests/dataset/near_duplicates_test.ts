import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Fingerprint,
  fingerprint,
  hashDistance,
  thumbnailCorrelation,
} from "lib/dataset/fingerprint.ts";
import { findNearDuplicates } from "lib/dataset/near_duplicates.ts";
import type { RgbImage } from "lib/image/mod.ts";
import { createStream } from "lib/random/stream.ts";

/** A picture given by the grey value of each pixel. */
function grey(width: number, height: number, value: (x: number, y: number) => number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    data.fill(value(i % width, Math.floor(i / width)), 3 * i, 3 * i + 3);
  }
  return { width, height, data };
}

const waves = (size: number, shift = 0) =>
  grey(
    size,
    size,
    (x, y) =>
      120 + shift + 60 * Math.sin(9 * x / size) + 40 * Math.cos(17 * y / size + 5 * x / size),
  );

Deno.test("fingerprint() barely changes with size and brightness", () => {
  const original = fingerprint(waves(224));
  for (
    const other of [fingerprint(waves(180)), fingerprint(waves(64)), fingerprint(waves(224, 20))]
  ) {
    assert.ok(hashDistance(original.hash, other.hash) <= 4);
    assert.ok(thumbnailCorrelation(original, other) > .99);
  }
  assert.equal(hashDistance(original.hash, original.hash), 0);
});

Deno.test("fingerprint() of an inverted picture differs in every bit and correlates by -1", () => {
  const { data, ...size } = waves(224);
  const inverted = fingerprint({ ...size, data: data.map((value) => 255 - value) });
  // The mean brightness and the median itself have no sign to turn.
  assert.ok(hashDistance(fingerprint(waves(224)).hash, inverted.hash) >= 62);
  assert.ok(thumbnailCorrelation(fingerprint(waves(224)), inverted) < -.99);
});

Deno.test("fingerprint() measures brightness, colour and sharpness", () => {
  const half = fingerprint(grey(64, 64, (x) => (x < 32 ? 0 : 255)));
  assert.deepEqual([half.darkShare, half.lightShare, half.chroma], [.5, .5, 0]);
  const flat = fingerprint(grey(8, 8, () => 99));
  assert.deepEqual([flat.sharpness, flat.darkShare], [0, 0]);
  // Laplacian of a checkerboard of -1 and 1 about its mean: 8, so an energy of 64 per variance of 1.
  const board = fingerprint(grey(66, 66, (x, y) => ((x + y) % 2 ? 200 : 0)));
  assert.ok(Math.abs(board.sharpness - 64) < 1e-9);
  const red = { width: 1, height: 1, data: Uint8Array.of(200, 10, 30) };
  assert.equal(fingerprint(red).chroma, 190);
});

Deno.test("findNearDuplicates() equals the comparison of each with each", () => {
  const thumbnail = fingerprint(waves(32)).thumbnail;
  const looks = (hash: [number, number]): Fingerprint => ({
    ...fingerprint(waves(32)),
    hash,
    thumbnail,
  });
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const stream = createStream(seed, "hashes");
      const hashes: [number, number][] = [];
      for (let i = 0; i < 120; i++) {
        const source = hashes[stream.integer(0, Math.max(1, i))];
        const hash: [number, number] = source && stream.next() < .5
          ? [...source]
          : [stream.integer(0, 2 ** 32) | 0, stream.integer(0, 2 ** 32) | 0];
        // Up to 9 flipped bits: on both sides of the limit of 7.
        for (let flips = stream.integer(0, 10); flips > 0; flips--) {
          hash[stream.integer(0, 2)]! ^= 1 << stream.integer(0, 32);
        }
        hashes.push(hash);
      }
      const group = hashes.map((_, i) => i);
      for (let pass = 0; pass < hashes.length; pass++) {
        for (const [i, a] of hashes.entries()) {
          for (const [j, b] of hashes.entries()) {
            if (hashDistance(a, b) <= 7) group[i] = group[j] = Math.min(group[i]!, group[j]!);
          }
        }
        if (
          hashes.every((a, i) =>
            hashes.every((b, j) => hashDistance(a, b) > 7 || group[i] === group[j])
          )
        ) {
          break;
        }
      }
      const expected = [...new Set(group)]
        .map((root) => hashes.flatMap((_, i) => group[i] === root ? [i] : []))
        .filter((members) => members.length > 1);
      assert.deepEqual(findNearDuplicates(hashes.map(looks)), expected);
    }),
    { numRuns: 8 },
  );
  assert.deepEqual(findNearDuplicates([undefined, looks([1, 2]), undefined, looks([1, 3])]), [[
    1,
    3,
  ]]);
  assert.deepEqual(findNearDuplicates([]), []);
});
