/**
 * Plumage's library: everything the notebooks use, by name.
 *
 * @module
 */
export { type Split, SPLITS } from "./config.ts";
