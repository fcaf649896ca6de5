/**
 * What the images are and which of them to trust.
 *
 * A data set comes as a folder tree and tables that contradict each other. This folder reads both,
 * writes a clean table from the tree, looks into every image, and divides the rows exactly as
 * scikit-learn does, so that every later figure rests on the same examples.
 *
 * @module
 */
export { type Parts, type Split, SPLITS } from "./parts.ts";
export { type ImageFolder, openFolder, type OpenFolderOptions } from "./folder.ts";
export { describeFolder } from "./describe.ts";
export { type ClassCount, classDistribution, classIndices, oneHot } from "./labels.ts";
export { sampleExamples, toExamples } from "./examples.ts";
export { oversample } from "./oversample.ts";
export { pixelRange } from "./pixel_range.ts";
export {
  auditDataset,
  type AuditFinding,
  type AuditFindingKind,
  type AuditOptions,
  type DatasetAudit,
  findLeaks,
} from "./audit.ts";
export { type FileFault } from "./inspect.ts";
export { type CleanDataset, cleanDataset, type CleanOptions, type GivenTable } from "./clean.ts";
export type { ClassFolder, DatasetTree, LeftOut, TreeOptions } from "./tree.ts";
export { stratifiedShuffleSplit, type StratifiedSplitOptions } from "./split.ts";
export { type SplitOptions, stratifiedSplit } from "./stratify.ts";
export { type ListedPictures, listPictures } from "./list_pictures.ts";
export { type ImageRow, readClassNames, readTable, writeTable } from "./table.ts";
