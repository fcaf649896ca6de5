/**
 * The pictures that a cell of prose shows: its attachments, and files beside the notebook.
 *
 * @module
 */
import { dirname, extname, resolve } from "node:path";
import { Marked, type Token } from "marked";
import type { TextCell } from "../types.ts";
import { decoded } from "./links.ts";
import { openPicture, type Picture, PICTURE_ENDINGS, pictureOf } from "./picture.ts";
import { tokensOf } from "./tokens.ts";

const TYPES_BY_ENDING: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(PICTURE_ENDINGS).map(([type, end]) => [`.${end}`, type])),
  ".jpeg": "image/jpeg",
};
const LARGEST_PICTURE_BYTES = 20_000_000;

/** The pictures that prose shows, by the address it uses, and what is missing, in words. */
export async function picturesOfProse(
  path: string,
  source: string,
  cell: TextCell,
): Promise<{ pictures: Map<string, Picture>; missing: string[] }> {
  const pictures = new Map<string, Picture>();
  const missing: string[] = [];
  for (const address of addressesOfPictures(source)) {
    if (/^data:/i.test(address)) continue;
    const found = address.startsWith("attachment:")
      ? await attachedPicture(cell, address)
      : await filePicture(path, address);
    if ("reason" in found) {
      const shown = address.slice(0, 100);
      missing.push(`The picture ${shown} was left out: ${found.reason}`);
    } else pictures.set(decoded(address), found);
  }
  return { pictures, missing };
}

/** The addresses of `![](...)` and `<img src="...">`, each once. */
function addressesOfPictures(source: string): Set<string> {
  const addresses = new Set<string>();
  const look = (token: Token) => {
    if (token.type === "image") addresses.add(String(token["href"]));
    if (token.type !== "html") return;
    for (
      const [, quoted, single] of token.raw.matchAll(
        /<img\b[^<>]*?\ssrc=(?:"([^"<>]*)"|'([^'<>]*)')/gi,
      )
    ) {
      addresses.add((quoted ?? single ?? "").replaceAll("&amp;", "&"));
    }
  };
  new Marked().walkTokens(tokensOf(source), look);
  return addresses;
}

async function attachedPicture(
  cell: TextCell,
  address: string,
): Promise<Picture | { reason: string }> {
  const name = address.slice("attachment:".length);
  const attachments = { ...cell.attachments as Readonly<Record<string, unknown>> | undefined };
  const bundle = attachments[name] ?? attachments[decoded(name)];
  if (typeof bundle !== "object" || bundle === null) return { reason: "no such attachment" };
  const { picture, leftOut } = await pictureOf(bundle as Record<string, unknown>);
  return picture ?? { reason: leftOut[0]?.split(": ").at(-1) ?? "no picture in the attachment" };
}

async function filePicture(path: string, address: string): Promise<Picture | { reason: string }> {
  const file = decoded(address.split(/[?#]/)[0]!);
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(file)) return { reason: "it lies elsewhere" };
  const type = TYPES_BY_ENDING[extname(file).toLowerCase()];
  if (type === undefined) return { reason: "it is not named as a picture" };
  try {
    const place = resolve(dirname(path), file);
    const { isFile, size } = await Deno.stat(place); // a pipe would never end
    if (!isFile) return { reason: "no such file" };
    if (size > LARGEST_PICTURE_BYTES) return { reason: "it has more than 20 MB" };
    const bytes = await openPicture(type, await Deno.readFile(place));
    return "reason" in bytes ? bytes : { type, bytes, alt: "" };
  } catch {
    return { reason: "no such file" };
  }
}
