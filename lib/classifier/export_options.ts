/**
 * What an export of a classifier is asked for, and what its files hold.
 *
 * @module
 */
import type { PictureSource } from "./_pictures.ts";

/** What a classifier can be exported to. */
export const EXPORT_KINDS = ["web", "keras", "saved-model", "onnx"] as const;
/**
 * What a classifier can be exported to: `web` is a page that opens from a disk or from any server,
 * and that sends nothing anywhere; `keras` is `classifier.keras` for Keras 3, which takes pixels in
 * [0, 255], and `labels.txt`, a class a line; `saved-model` is the same for TensorFlow itself and
 * for TensorFlow Serving, `onnx` for the runtimes of ONNX.
 */
export type ExportKind = typeof EXPORT_KINDS[number];

/** How a page's weights are kept: `exact` takes 16 bits for each, `small` 9 to 13. */
export const PAGE_WEIGHTS = ["small", "exact"] as const;
/** How a page's weights are kept: `small` for phones, `exact` for the same probabilities. */
export type PageWeights = typeof PAGE_WEIGHTS[number];

/** A picture that a page offers to try. */
export interface SamplePicture {
  /** What it is called. */
  readonly name: string;
  /** The picture. */
  readonly picture: PictureSource;
}

/** Where to and how {@linkcode exportClassifier} writes. */
export interface ExportClassifierOptions {
  /** What to make. */
  readonly to: ExportKind;
  /** Where to; made if missing. Files of an older export in it are replaced, others are kept. */
  readonly folder: string;
  /** The heading of a page. Default: `"What is in the picture?"`. */
  readonly title?: string;
  /** Pictures that a page offers to try. Default: none. */
  readonly samples?: readonly SamplePicture[];
  /** How a page's weights are kept. Default: `"small"`. */
  readonly weights?: PageWeights;
}

/** The files of an export, before they are written. */
export interface ExportContent {
  /** Their contents, by name, in the order in which they are written. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The network's weights among them, in bytes. */
  readonly weightBytes: number;
}
