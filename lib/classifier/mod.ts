/**
 * What a trained network answers, and how far its answers can be trusted.
 *
 * @module
 */
export { mostAlike } from "./alike.ts";
export { type ConfusedPair, confusedPairs } from "./confused.ts";
export {
  bootstrapIntervals,
  type Interval,
  predictExamples,
  type Predictions,
  type ScoreIntervals,
} from "./predictions.ts";
