/**
 * What any program needs of a disk and of the network, so that nothing is lost: whole-file writes,
 * locks, hashes, free space, downloads that go on, archives, bounded concurrency.
 *
 * @module
 */
export { cacheFolder } from "./cache_folder.ts";
export { forEachConcurrently } from "./concurrent.ts";
export { csvRow } from "./csv.ts";
export { download, type DownloadOptions, HttpError, shownUrl } from "./download.ts";
export { parseExact, stringifyExact } from "./exact_json.ts";
export {
  asDiskError,
  DiskError,
  exists,
  flushFile,
  freeBytes,
  readError,
  readTextIfThere,
  removeIfThere,
  replaceFile,
  requireSpace,
  writeAll,
  writeAllSync,
  writeFileWhole,
} from "./files.ts";
export { hashOfFile, sha256Of, sha256OfFile } from "./hash.ts";
export { type HeldFolder, holdFolder, withFileLock } from "./lock.ts";
export {
  type UnpackedFile,
  unpackZip,
  withZip,
  type ZipArchive,
  type ZipEntry,
  type ZipLimits,
} from "./zip.ts";
export { makeZip } from "./zip_write.ts";
