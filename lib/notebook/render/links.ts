/**
 * Links of a notebook, as they must read on its pages.
 *
 * @module
 */
import { basename, dirname, extname, relative, resolve } from "node:path";

/** Where a notebook lies, and where its pages go. */
export interface NotebookPlace {
  /** The notebook's path. */
  readonly path: string;
  /** The folder of its pages. */
  readonly folder: string;
}

/** An address for the path of a file, relative to a page: every sign in it is a letter of a name. */
export function addressOf(path: string): string {
  return path.split("/").map((part) =>
    encodeURIComponent(part).replaceAll(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  ).join("/");
}

/**
 * A link of a notebook as it must read on its page, which lies in another folder.
 *
 * @param document The document.
 * @param address The relative link in the notebook.
 * @param extension What notebooks' pages end in.
 * @returns The link on the page.
 */
export function pageLink(document: NotebookPlace, address: string, extension: string): string {
  if (address.startsWith("#") || address.startsWith("/")) return address;
  const [path = "", fragment] = address.split("#");
  const hash = fragment === undefined ? "" : `#${fragment}`;
  const isNeighbour = extname(path) === ".ipynb" && dirname(path) === ".";
  if (isNeighbour) return `${basename(path, ".ipynb")}${extension}${hash}`;
  return fromPages(document, path) + hash;
}

/** A path beside the notebook, as seen from its pages. */
export function fromPages(document: NotebookPlace, path: string): string {
  const target = resolve(dirname(document.path), path);
  return relative(resolve(document.folder), target).replaceAll("\\", "/");
}

/** Percent signs read as an address has them; a name that has its own stays as it is. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
