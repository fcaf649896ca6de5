import { checkPixels, type FloatImage } from "./image.ts";

/** A picture being worked on, and the memory that its operations share. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** height x width x 3 values in [0, 255]; the operations write here. */
  pixels: Float32Array;
  #spare: Float32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Float32Array(width * height * 3);
    this.#spare = new Float32Array(width * height * 3);
  }

  /** Makes the present pixels the source of a rewrite: returns them, `pixels` is then free. */
  turn(): Float32Array {
    const source = this.pixels;
    this.pixels = this.#spare;
    this.#spare = source;
    return source;
  }
}

/** Runs an in-place operation on a copy of a picture: what makes the public functions pure. */
export function onCopy(
  doing: string,
  image: FloatImage,
  operation: (canvas: Canvas) => void,
): FloatImage {
  checkPixels(doing, image);
  const canvas = new Canvas(image.width, image.height);
  canvas.pixels.set(image.data);
  operation(canvas);
  return { width: image.width, height: image.height, data: canvas.pixels };
}
