/**
 * Which pictures look alike.
 *
 * @module
 */
import { cpus } from "node:os";
import { minIndex } from "d3-array";
import { forEachConcurrently } from "../disk/concurrent.ts";
import { cannot } from "../errors.ts";
import { decodeImage, resizeImage, type RgbImage } from "../image/mod.ts";
import type { Example } from "../input/mod.ts";

/** Side of the small pictures that are compared: colours and outline remain. */
const SIDE = 24;

/**
 * Finds the example of a class whose picture is most like another one: the smallest squared
 * difference of both, shrunk to 24 x 24 pixels; among equals the first. Several pictures are decoded
 * at a time, none is kept.
 *
 * @param image The picture to compare with; not changed.
 * @param examples Where to look.
 * @param label Class index of the examples that count.
 * @returns The picture that is most alike, decoded.
 * @throws {RangeError} If there is no example of that class.
 * @throws {SyntaxError} If an example cannot be decoded; the error names it.
 */
export async function mostAlike(
  image: RgbImage,
  examples: readonly Example[],
  label: number,
): Promise<RgbImage> {
  const candidates = examples.filter((example) => example.label === label);
  if (candidates.length === 0) {
    throw new RangeError(cannot("find a picture alike", `an example of class ${label}`, "none"));
  }
  const wanted = resizeImage(image, SIDE, SIDE, "bilinear");
  const differences = new Float64Array(candidates.length);
  await forEachConcurrently(candidates.length, 2 * cpus().length + 4, async (i) => {
    const candidate = await decodeImage(candidates[i]!.path);
    differences[i] = distance(wanted, resizeImage(candidate, SIDE, SIDE, "bilinear"));
  });
  return await decodeImage(candidates[minIndex(differences)]!.path);
}

function distance(a: RgbImage, b: RgbImage): number {
  return a.data.reduce((sum, value, i) => sum + (value - b.data[i]!) ** 2, 0);
}
