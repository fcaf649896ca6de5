/**
 * Image grids with a purpose: augmentations, pairs, predictions.
 *
 * @module
 */
import type { Figure, TitleOptions } from "./figure.ts";
import { type GridImage, imageGrid, type ImageGridOptions, type Pixels } from "./images.ts";
import { COLOURS } from "./theme.ts";

/** A picture as augmentation previews give it. */
export interface CaptionedImage {
  /** A few words for the caption. */
  readonly title: string;
  /** Its pixels. */
  readonly image: Pixels;
}

/**
 * Draws the overview of augmentations: the picture itself, then what each operation makes of it.
 *
 * @param original The picture before.
 * @param previews What `overviewOfAugmentations` returns.
 * @param options Title and number of columns.
 * @returns The figure.
 */
export function augmentationGrid(
  original: Pixels,
  previews: readonly CaptionedImage[],
  options: ImageGridOptions = {},
): Promise<Figure> {
  const images = [{ title: "original", image: original }, ...previews];
  return imageGrid(images.map(({ title, image }) => ({ image, caption: title })), {
    title: "Overview of augmentations",
    ...options,
  });
}

/**
 * Draws one operation over the range of its parameter, in one row.
 *
 * @param previews What `operationStrip` returns: in ascending order of the parameter.
 * @param options Title.
 * @returns The figure.
 */
export function operationStripChart(
  previews: readonly CaptionedImage[],
  options: ImageGridOptions = {},
): Promise<Figure> {
  const name = previews[0]?.title.split(":")[0] ?? "Operation";
  const value = (title: string) => title.split(": ").slice(1).join(": ") || title;
  return imageGrid(previews.map(({ title, image }) => ({ image, caption: value(title) })), {
    title: `${name} over its range`,
    columns: Math.max(1, previews.length),
    ...options,
  });
}

/** Two pictures that are compared. */
export interface ImagePair {
  /** The left picture. */
  readonly left: GridImage;
  /** The right picture. */
  readonly right: GridImage;
}

/**
 * Draws pairs side by side: near-duplicates, or a photo and what it was mistaken for.
 *
 * @param pairs At least one.
 * @param options Title.
 * @returns The figure, two pairs a row.
 * @throws {RangeError} If there is no pair.
 */
export async function pairGrid(
  pairs: readonly ImagePair[],
  options: TitleOptions = {},
): Promise<Figure> {
  const figure = await imageGrid(pairs.flatMap(({ left, right }) => [left, right]), {
    title: "Pairs of images",
    ...options,
    columns: pairs.length === 1 ? 2 : 4,
  });
  if (pairs.length === 1) return figure;
  const between = { x0: 2, x1: 2, yref: "paper", y0: 0, y1: 1 };
  const line = { type: "line", ...between, line: { color: COLOURS.neutral, width: 1 } };
  return { ...figure, layout: { ...figure.layout, shapes: [line] } };
}

/** A prediction for one picture. */
export interface PredictedImage {
  /** Its pixels. */
  readonly image: Pixels;
  /** The class it belongs to. */
  readonly actual: string;
  /** The class that the model found likeliest. */
  readonly predicted: string;
  /** The model's probability of that class, in [0, 1]. */
  readonly confidence: number;
  /** What hovering tells besides: a file name. */
  readonly detail?: string;
}

/**
 * Draws pictures with what a model made of them, right or wrong by sign and colour.
 *
 * @param predictions At least one, in the order to show: the surest mistakes first, for instance.
 * @param options Title and number of columns.
 * @returns The figure.
 * @throws {RangeError} If there is no prediction.
 */
export function predictionGrid(
  predictions: readonly PredictedImage[],
  options: ImageGridOptions = {},
): Promise<Figure> {
  const images = predictions.map(({ image, actual, predicted, confidence, detail }): GridImage => {
    const sure = `${Math.round(confidence * 100)} %`;
    const right = actual === predicted;
    return {
      image,
      caption: right ? `${actual} ${sure}` : `${predicted} ${sure}, is ${actual}`,
      mark: right ? "right" : "wrong",
      ...(detail ? { detail } : {}),
    };
  });
  return imageGrid(images, { title: "Predictions", ...options });
}

/** A picture that was taken for another class, with pictures to compare it with. */
export interface MistakenImage extends PredictedImage {
  /** The model's probability of the right class, in [0, 1]. */
  readonly truth: number;
  /** A training picture of the class it belongs to, such as the one most like it. */
  readonly ofActual: Pixels;
  /** A training picture of the class it was taken for. */
  readonly ofPredicted: Pixels;
}

/**
 * Draws misjudged pictures, a row each: the picture with both probabilities, then what the model had
 * learned of the right class, and of the one it named.
 *
 * @param mistakes At least one.
 * @param options Title.
 * @returns The figure.
 * @throws {RangeError} If there is no mistake.
 */
export function mistakeGrid(
  mistakes: readonly MistakenImage[],
  options: TitleOptions = {},
): Promise<Figure> {
  const percent = (share: number) => `${Math.round(share * 100)}\u00a0%`; // kept on one line
  const images = mistakes.flatMap((it): GridImage[] => [
    {
      image: it.image,
      caption: `${it.predicted} ${percent(it.confidence)}, ${it.actual} ${percent(it.truth)}`,
      mark: "wrong",
      ...(it.detail ? { detail: it.detail } : {}),
    },
    { image: it.ofActual, caption: `it is one of these: ${it.actual}` },
    { image: it.ofPredicted, caption: `taken for one of these: ${it.predicted}` },
  ]);
  return imageGrid(images, { title: "Mistakes, and what was learned", ...options, columns: 3 });
}
