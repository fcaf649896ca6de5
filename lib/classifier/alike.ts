/**
 * Which pictures look alike.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { decodeImage, resizeBilinear, type RgbImage } from "../image/mod.ts";
import type { Example } from "../input/mod.ts";

/** Side of the small pictures that are compared: colours and outline remain. */
const SIDE = 24;

/**
 * Finds the example of a class whose picture is most like another one: the smallest squared
 * difference of both, shrunk to 24 x 24 pixels.
 *
 * @param image The picture to compare with; not changed.
 * @param examples Where to look.
 * @param label Class index of the examples that count.
 * @returns The picture that is most alike, decoded.
 * @throws {RangeError} If there is no example of that class.
 */
export async function mostAlike(
  image: RgbImage,
  examples: readonly Example[],
  label: number,
): Promise<RgbImage> {
  const wanted = resizeBilinear(image, SIDE, SIDE);
  let [closest, least]: [RgbImage | undefined, number] = [undefined, Infinity];
  for (const example of examples) {
    if (example.label !== label) continue;
    const candidate = await decodeImage(example.path);
    const difference = distance(wanted, resizeBilinear(candidate, SIDE, SIDE));
    if (difference < least) [closest, least] = [candidate, difference];
  }
  if (closest === undefined) {
    throw new RangeError(cannot("find a picture alike", `an example of class ${label}`, "none"));
  }
  return closest;
}

function distance(a: RgbImage, b: RgbImage): number {
  return a.data.reduce((sum, value, i) => sum + (value - b.data[i]!) ** 2, 0);
}
