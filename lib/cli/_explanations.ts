/** Pictures that show what spoke for an answer. */
import { basename, extname, join } from "node:path";
import {
  activationMap,
  type Classifier,
  lightActivationMap,
  type Prediction,
} from "../classifier/mod.ts";
import { writeFileWhole } from "../disk/files.ts";
import { cannot } from "../errors.ts";
import { decodeImage, encodePng, resizeImage, type RgbImage } from "../image/mod.ts";

/** Longer side of a written picture, in pixels. */
const SIDE = 1024;

/** Writes the pictures of answers, lit where they speak for the likeliest class, into a folder. */
export class Explanations {
  readonly #classifier: Classifier;
  readonly #folder: string;
  #written = 0;

  private constructor(classifier: Classifier, folder: string) {
    this.#classifier = classifier;
    this.#folder = folder;
  }

  /**
   * Makes the folder.
   *
   * @throws {Error} If there is something in it already.
   */
  static async into(folder: string, classifier: Classifier): Promise<Explanations> {
    await Deno.mkdir(folder, { recursive: true });
    for await (const { name } of Deno.readDir(folder)) {
      throw new Error(cannot(`explain into ${folder}`, "a new or an empty folder", name));
    }
    return new Explanations(classifier, folder);
  }

  /** Writes `NUMBER-NAME.png`, numbered in the order of the answers. */
  async add({ name, top }: Prediction): Promise<void> {
    const { model, classNames, description: { input } } = this.#classifier;
    const { imageSize, interpolation, orientation } = input;
    const image = await decodeImage(name, { orientation });
    const seen = resizeImage(image, imageSize, imageSize, interpolation);
    const map = await activationMap(model, seen, classNames.indexOf(top[0]!.className));
    const number = String(++this.#written).padStart(4, "0");
    const file = `${number}-${basename(name, extname(name))}.png`;
    const lit = lightActivationMap(shrunk(image), map);
    await writeFileWhole(join(this.#folder, file), await encodePng(lit));
  }
}

function shrunk(image: RgbImage): RgbImage {
  const factor = Math.min(1, SIDE / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((n) =>
    Math.max(1, Math.round(n * factor))
  );
  return factor === 1 ? image : resizeImage(image, width!, height!, "area");
}
