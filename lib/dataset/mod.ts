/**
 * What the images are and which of them to trust.
 *
 * A data set comes as a folder tree and tables that contradict each other. This folder reads both,
 * writes a clean table from the tree, looks into every image, and divides the rows exactly as the
 * article did, so that every later figure rests on the same examples.
 *
 * @module
 */
export type { Split } from "../config.ts";
export { type ClassCount, classDistribution, classIndices, oneHot } from "./labels.ts";
export { oversample, pixelRange, sampleExamples } from "./oversample.ts";
export {
  auditDataset,
  type AuditOptions,
  type DatasetAudit,
  type Finding,
  type FindingKind,
  findLeaks,
} from "./audit.ts";
export { type FileFault } from "./inspect.ts";
export { type CleanDataset, cleanDataset, type GivenTable } from "./clean.ts";
export {
  type Dataset,
  type DatasetKind,
  type EmbeddedOptions,
  openDataset,
  type OpenDatasetOptions,
  toExamples,
} from "./open.ts";
export type { LeftOut } from "./tree.ts";
export {
  type ArticleSplit,
  articleSplit,
  stratifiedShuffleSplit,
  type StratifiedSplitOptions,
} from "./split.ts";
export { type ImageRow, readClassNames, readTable, writeTable } from "./table.ts";
export {
  drawBird,
  type DrawBirdOptions,
  type Pose,
  readManifest,
  renderBird,
  SPECIES,
  type Species,
  type SyntheticFault,
  type SyntheticFaultKind,
  type SyntheticManifest,
  type SyntheticOptions,
  type SyntheticSettings,
  writeSyntheticDataset,
} from "./synthetic/mod.ts";
