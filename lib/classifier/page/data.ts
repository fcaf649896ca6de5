/**
 * What an exported page is given: scripts beside it leave it here, since a page that was opened from
 * a disk may load nothing else.
 *
 * @module
 */
import type { InferenceGraph } from "../../model/mod.ts";
import type { BundleDescription } from "../bundle_file.ts";
import type { PackedWeights } from "./weights.ts";

/** What the page knows of its classifier. */
export interface PageDescription {
  /** The page's heading. */
  readonly title: string;
  /** The network's name. */
  readonly backbone: string;
  /** The classes, in the order of the outputs. */
  readonly classNames: readonly string[];
  /** How pictures are prepared, as in the bundle. */
  readonly input: Omit<BundleDescription["input"], "scaling">;
  /** What it was trained on and how well it did, in sentences. */
  readonly facts: readonly string[];
  /** The network; each tensor's values are the packed tensor of that number. */
  readonly graph: InferenceGraph;
  /** How the weights are packed. */
  readonly packing: Omit<PackedWeights, "bytes">;
}

/** A picture to try. */
export interface PageSample {
  /** What it is called. */
  readonly name: string;
  /** The file, as a `data:` address. */
  readonly url: string;
}

/** All that the scripts beside the page say. */
export interface PageData {
  /** `classifier.js`. */
  readonly classifier?: PageDescription;
  /** `weights.js`: the packed weights in base64. */
  readonly weights?: string;
  /** `wasm.js`: TensorFlow.js's WebAssembly in base64. */
  readonly wasm?: string;
  /** `samples.js`. */
  readonly samples?: readonly PageSample[];
}

/** The name under which the scripts leave it. */
export const DATA_NAME = "plumage";
