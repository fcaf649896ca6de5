/**
 * A look into one image file: everything about it that can trouble a training.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { messageOf } from "../errors.ts";
import { decodeImage, type ImageFacts, readImageFacts } from "../image/mod.ts";
import { type Fingerprint, fingerprint } from "./fingerprint.ts";

/** What can be wrong with one file. */
export type FileFault =
  | "unreadable"
  | "wrong type"
  | "wrong size"
  | "grey"
  | "alpha"
  | "CMYK"
  | "rotated"
  | "near-black"
  | "near-white"
  | "blurred";

/** What {@linkcode inspectImage} found in a file. */
export interface Inspection {
  /** Each fault with what was seen. */
  readonly faults: readonly { readonly kind: FileFault; readonly detail: string }[];
  /** Its size as stored: `224 x 224 pixels`; absent if it cannot be decoded. */
  readonly dimensions?: string;
  /** SHA-256 of the file's bytes in hexadecimal; absent if it cannot be decoded. */
  readonly sha256?: string;
  /** What it looks like; absent if it cannot be decoded or shows nothing. */
  readonly fingerprint?: Fingerprint;
}

/** A picture is near-black (near-white) if this share of its pixels is. */
const FLAT_SHARE = .98;
/** Below it a picture has no colours but the rounding of JPEG. */
const MIN_CHROMA = 1.5;
/** Below it a picture has no fine detail; see {@linkcode Fingerprint.sharpness}. */
const MIN_SHARPNESS = .006;

/**
 * Reads and decodes an image once and lists its faults.
 *
 * @param path The file.
 * @param size Width and height that it should have, in pixels; `undefined` allows any.
 * @returns Faults, hash and fingerprint. A broken file is a fault, not an error.
 */
export async function inspectImage(path: string, size: number | undefined): Promise<Inspection> {
  const faults: { kind: FileFault; detail: string }[] = [];
  try {
    const bytes = await Deno.readFile(path);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const facts = await readImageFacts(bytes, { name: path });
    faults.push(...headerFaults(path, facts, size));
    // As stored: two copies of a picture are doubles, and equally wrong where both lie on a side.
    const look = fingerprint(await decodeImage(bytes, { name: path, orientation: "ignore" }));
    const flat = flatFault(look);
    if (flat) faults.push(flat);
    else if (look.chroma < MIN_CHROMA) faults.push({ kind: "grey", detail: "no colours" });
    // Pictures without content all look alike: they are no duplicates of one another.
    const dimensions = sizeInWords(facts);
    return { faults, dimensions, sha256, ...(!flat && { fingerprint: look }) };
  } catch (error) {
    const detail = error instanceof Deno.errors.NotFound
      ? "no such file"
      : messageOf(error).replace(/^.*, received /s, "");
    return { faults: [{ kind: "unreadable", detail }] };
  }
}

function headerFaults(
  path: string,
  { format, width, height, colourSpace, hasAlpha, orientation }: ImageFacts,
  size: number | undefined,
): { kind: FileFault; detail: string }[] {
  const suffix = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  const formatOf: Record<string, string> = {
    jpg: "jpeg",
    jpe: "jpeg",
    jfif: "jpeg",
    tif: "tiff",
    avif: "heif",
  };
  const found: [boolean, FileFault, string][] = [
    [format !== (formatOf[suffix] ?? suffix), "wrong type", `${format} named .${suffix}`],
    [
      size !== undefined && (width !== size || height !== size),
      "wrong size",
      sizeInWords({ width, height }),
    ],
    [colourSpace === "cmyk", "CMYK", "printing colours"],
    [hasAlpha, "alpha", "a transparency channel"],
    [orientation !== 1, "rotated", `EXIF orientation ${orientation}`],
  ];
  return found.flatMap(([holds, kind, detail]) => holds ? [{ kind, detail }] : []);
}

function sizeInWords({ width, height }: Pick<ImageFacts, "width" | "height">): string {
  return `${width} x ${height} pixels`;
}

function flatFault(look: Fingerprint): { kind: FileFault; detail: string } | undefined {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} % of its pixels`;
  if (look.darkShare >= FLAT_SHARE) return { kind: "near-black", detail: percent(look.darkShare) };
  if (look.lightShare >= FLAT_SHARE) {
    return { kind: "near-white", detail: percent(look.lightShare) };
  }
  if (look.sharpness >= MIN_SHARPNESS) return undefined;
  return { kind: "blurred", detail: `sharpness ${look.sharpness.toFixed(4)}` };
}
