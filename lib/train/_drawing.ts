/**
 * Layers that draw in training, and where their draws stand.
 *
 * TensorFlow.js's dropout and noise draw from a global generator, or, with a seed, the same numbers
 * at each call. Here call number `draws` of a layer draws what seed, place in the model and that
 * number decide: anew at each step, recorded or not, and the same again after a resume.
 */
import { type RandomKey, randomTensor } from "../engine/kernels/mod.ts";
import { tf } from "../engine/tf.ts";
import { DropConnect } from "../model/layers/mod.ts";
import { createStream, DEFAULT_SEED } from "../random/stream.ts";

/** How often a layer has drawn. */
interface Drawing {
  draws: number;
}

/** What TensorFlow.js 4.22 keeps in its random layers. */
interface RandomLayer {
  readonly rate: number;
  readonly stddev: number;
  readonly seed?: number | null;
  getNoiseShape(x: tf.Tensor): number[] | null | undefined;
  _getNoiseShape(inputs: tf.Tensor | tf.Tensor[]): number[];
  invokeCallHook(inputs: tf.Tensor | tf.Tensor[], kwargs: unknown): void;
}

type Draw = (distribution: "uniform" | "normal", shape: readonly number[]) => tf.Tensor;
type Noise = (layer: RandomLayer, x: tf.Tensor, draw: Draw) => tf.Tensor;

/** What each random layer of TensorFlow.js does in training, by its class. */
const NOISE: Readonly<Record<string, Noise>> = {
  Dropout: drop,
  SpatialDropout1D: drop,
  GaussianNoise: ({ stddev }, x, draw) => tf.add(x, tf.mul(draw("normal", x.shape), stddev)),
  GaussianDropout: ({ rate }, x, draw) => {
    const deviation = Math.sqrt(rate / (1 - rate));
    return tf.mul(x, tf.add(tf.mul(draw("normal", x.shape), deviation), 1));
  },
  AlphaDropout: (layer, x, draw) => {
    // Klambauer et al. 2017, section "New dropout technique"; the negative saturation of SELU.
    const { rate } = layer;
    const saturation = -1.6732632423543772 * 1.0507009873554805;
    const scale = ((1 - rate) * (1 + rate * saturation ** 2)) ** -.5;
    const kept = keptOf(draw("uniform", layer._getNoiseShape(x)), rate);
    const mixed = tf.add(tf.mul(x, kept), tf.mul(tf.sub(1, kept), saturation));
    return tf.add(tf.mul(mixed, scale), -scale * saturation * rate);
  },
};

function drop(layer: RandomLayer, x: tf.Tensor, draw: Draw): tf.Tensor {
  const kept = keptOf(draw("uniform", layer.getNoiseShape(x) ?? x.shape), layer.rate);
  return tf.mul(x, tf.div(kept, 1 - layer.rate));
}

/** 1 with probability `1 - rate`, else 0. */
function keptOf(uniform: tf.Tensor, rate: number): tf.Tensor {
  return tf.cast(tf.greaterEqual(uniform, rate), "float32");
}

/** Whether a layer of this class draws in training by the rules of this file. */
export function isRandomLayer(className: string): boolean {
  return Object.hasOwn(NOISE, className);
}

const drawings = new WeakMap<tf.layers.Layer, Drawing>();

/**
 * All layers of a model that draw, in its order, those of models inside it included. From the first
 * call on, its dropout and noise draw as this file says.
 */
export function drawingLayers(model: tf.LayersModel): Drawing[] {
  return leavesOf(model).flatMap((layer, place) => {
    if (layer instanceof DropConnect) return [layer];
    if (!isRandomLayer(layer.getClassName())) return [];
    const drawing = drawings.get(layer) ?? takeOver(layer, place);
    drawings.set(layer, drawing);
    return [drawing];
  });
}

/** How often each of them has drawn: all of a training's random state inside a model. */
export function drawsOf(model: tf.LayersModel): number[] {
  return drawingLayers(model).map(({ draws }) => draws);
}

/**
 * Makes them go on where others stopped.
 *
 * @param draws What {@linkcode drawsOf} gave; one number, as older checkpoints have it, is for all.
 */
export function restoreDraws(model: tf.LayersModel, draws: number | readonly number[]): void {
  drawingLayers(model).forEach((layer, i) => {
    layer.draws = typeof draws === "number" ? draws : draws[i] ?? 0;
  });
}

function leavesOf(model: tf.LayersModel): tf.layers.Layer[] {
  return model.layers.flatMap((layer) =>
    "layers" in layer ? leavesOf(layer as unknown as tf.LayersModel) : [layer]
  );
}

function takeOver(layer: tf.layers.Layer, place: number): Drawing {
  const drawing: Drawing = { draws: 0 };
  const random = layer as unknown as RandomLayer;
  const noise = NOISE[layer.getClassName()] as Noise;
  const original = layer.call.bind(layer);
  const seed = random.seed ?? DEFAULT_SEED;
  const nextKey = (): RandomKey => {
    const stream = createStream(seed, "layer", place, drawing.draws++);
    return [stream.integer(-(2 ** 31), 2 ** 31), stream.integer(-(2 ** 31), 2 ** 31)];
  };
  const idle = random.rate === 0 || random.rate === 1 || random.stddev === 0;
  layer.call = (inputs, kwargs) => {
    const x = Array.isArray(inputs) ? inputs[0] as tf.Tensor : inputs;
    if (idle || !kwargs["training"]) return original(inputs, kwargs);
    random.invokeCallHook(inputs, kwargs);
    return tf.tidy(() => noise(random, x, (kind, shape) => randomTensor(kind, shape, nextKey)));
  };
  return drawing;
}
