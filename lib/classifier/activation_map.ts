/**
 * Where a network looks.
 *
 * @module
 */
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";
import { checkImage, type RgbImage } from "../image/image.ts";
import { resizeImage } from "../image/mod.ts";

/** How much each place of a picture speaks for a class. */
export interface ActivationMap {
  /** Columns. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /**
   * [height x width] each place's share of the class's logit, without its bias: their mean is what the
   * network adds up. Below 0 it speaks against the class.
   */
  readonly values: Float32Array;
}

/**
 * The class activation map of a picture (Zhou et al. 2016). The networks here end in a mean over all
 * places and one dense layer, so the map is exact: the class's logit is its mean plus the bias. It is
 * Grad-CAM (Selvaraju et al. 2017) times the number of places, before negative values are cut off.
 *
 * @param model A network of `createModel`.
 * @param image Pixels at the network's input size.
 * @param classIndex For which class.
 * @returns The map, as coarse as the network's last layers.
 * @throws {TypeError} If the network does not end in global average pooling and a dense layer, or the
 *   picture is of another size.
 * @throws {RangeError} If there is no such class.
 */
export async function activationMap(
  model: tf.LayersModel,
  image: RgbImage,
  classIndex: number,
): Promise<ActivationMap> {
  const doing = "map the activations";
  checkImage(doing, image);
  const [pooling, head] = model.layers.slice(-2);
  if (pooling?.getClassName() !== "GlobalAveragePooling2D" || head?.getClassName() !== "Dense") {
    const received = `${pooling?.getClassName()} and ${head?.getClassName()}`;
    throw new TypeError(
      cannot(doing, "global average pooling and a dense layer at the end", received),
    );
  }
  const [, side] = model.inputs[0]!.shape;
  if (image.width !== side || image.height !== side) {
    const received = `${image.width} x ${image.height}`;
    throw new TypeError(cannot(doing, `a picture of ${side} x ${side} pixels`, received));
  }
  const classes = model.outputs[0]!.shape[1] ?? 0;
  if (!Number.isInteger(classIndex) || classIndex < 0 || classIndex >= classes) {
    throw new RangeError(cannot(doing, `a class from 0 to ${classes - 1}`, classIndex));
  }
  const places = placesOf(model, pooling);
  const map = tf.tidy(() => {
    const pixels = tf.tensor4d(Float32Array.from(image.data, (value) => value / 255), [
      1,
      image.height,
      image.width,
      3,
    ]);
    const activations = places.predict(pixels) as tf.Tensor4D;
    const kernel = head.getWeights()[0] as tf.Tensor2D;
    const ofClass = kernel.slice([0, classIndex], [-1, 1]);
    const [, height = 0, width = 0, channels = 0] = activations.shape;
    return activations.reshape([height * width, channels]).matMul(ofClass)
      .reshape([height, width]) as tf.Tensor2D;
  });
  const [height, width] = map.shape;
  const values = await map.data() as Float32Array;
  map.dispose();
  return { width, height, values };
}

const knownPlaces = new WeakMap<tf.LayersModel, tf.LayersModel>();

/** The network up to its last places. */
function placesOf(model: tf.LayersModel, pooling: tf.layers.Layer): tf.LayersModel {
  const known = knownPlaces.get(model) ??
    tf.model({ inputs: model.inputs, outputs: pooling.input as tf.SymbolicTensor });
  knownPlaces.set(model, known);
  return known;
}

/** How much light is left where nothing speaks for the class. */
const DIMMED = .25;

/**
 * Lights a picture by its map: the more a place speaks for the class, the brighter it is; what says
 * nothing, or speaks against it, lies in the dark.
 *
 * @param image The picture, of any size.
 * @param map Its map.
 * @returns A picture of the same size; the same picture where nothing speaks for the class.
 */
export function lightActivationMap(image: RgbImage, map: ActivationMap): RgbImage {
  checkImage("light the activations", image);
  const largest = map.values.reduce((most, value) => Math.max(most, value), 0);
  if (largest === 0) return image;
  const grey = Uint8Array.from(
    { length: 3 * map.values.length },
    (_, i) => Math.round(255 * Math.max(0, map.values[Math.floor(i / 3)]!) / largest),
  );
  const smooth = resizeImage(
    { width: map.width, height: map.height, data: grey },
    image.width,
    image.height,
    "bilinear",
  );
  return {
    width: image.width,
    height: image.height,
    data: image.data.map((value, i) =>
      Math.round(value * (DIMMED + (1 - DIMMED) * smooth.data[i]! / 255))
    ),
  };
}
