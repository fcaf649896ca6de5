/**
 * `@tensorflow/tfjs-node` 4.22 calls `util.isNullOrUndefined`, which Deno and newer Node lack.
 * This module must be imported before any of its packages.
 *
 * @module
 */
import util from "node:util";

const legacyUtil = util as { isNullOrUndefined?: (value: unknown) => boolean };
legacyUtil.isNullOrUndefined ??= (value) => value === null || value === undefined;
