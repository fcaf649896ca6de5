/**
 * What the embedded data set holds, and which faults were planted in it.
 *
 * @module
 */
import { z } from "zod";
import { cannot, messageOf } from "../../errors.ts";

/** Raised whenever the same options give other files. */
export const GENERATOR_VERSION = 3;

/** The kinds of planted faults: those of the audit first, then those of tree and table. */
export type SyntheticFaultKind =
  | "unreadable"
  | "wrong type"
  | "wrong size"
  | "grey"
  | "CMYK"
  | "rotated"
  | "near-black"
  | "near-white"
  | "blurred"
  | "exact duplicate"
  | "near duplicate"
  | "folder without class"
  | "class without folder"
  | "class without row"
  | "row without file"
  | "file without row";

const KINDS = [
  "unreadable",
  "wrong type",
  "wrong size",
  "grey",
  "CMYK",
  "rotated",
  "near-black",
  "near-white",
  "blurred",
  "exact duplicate",
  "near duplicate",
  "folder without class",
  "class without folder",
  "class without row",
  "row without file",
  "file without row",
] as const satisfies readonly SyntheticFaultKind[];

/** One planted fault. */
export interface SyntheticFault {
  /** What is wrong. */
  readonly kind: SyntheticFaultKind;
  /** The file or folder, relative to the data set's folder; of a class without row its name. */
  readonly path: string;
  /** What was done, in a few words. */
  readonly detail: string;
  /** Of a duplicate: the image that it repeats, and that should stay. */
  readonly original?: string;
}

/** The size and seed of an embedded data set. */
export interface SyntheticSettings {
  /** The same seed gives the same files on one machine. */
  readonly seed: number;
  /** Number of species, from the front of `SPECIES`. */
  readonly species: number;
  /** Images of a species in all splits together, on average. */
  readonly imagesPerSpecies: number;
}

/** The content of `manifest.json`. */
export interface SyntheticManifest extends SyntheticSettings {
  /** {@linkcode GENERATOR_VERSION} of the program that wrote it. */
  readonly generator: number;
  /** In the order of `class_dict.csv`. */
  readonly classNames: readonly string[];
  /** Image files in all class folders (the folder without class not counted). */
  readonly images: number;
  /** Everything that was planted. */
  readonly faults: readonly SyntheticFault[];
}

/** The name of the manifest in the data set's folder. */
export const MANIFEST = "manifest.json";

/**
 * Reads the manifest of an embedded data set.
 *
 * @param folder The data set's folder.
 * @returns The manifest, or nothing where there is none of an embedded data set.
 * @throws {SyntaxError} If it is one, but damaged.
 */
export async function readManifest(folder: string): Promise<SyntheticManifest | undefined> {
  const path = `${folder}/${MANIFEST}`;
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return undefined;
    }
    throw error;
  }
  try {
    const content: unknown = JSON.parse(text);
    // A manifest.json of something else is no business of ours.
    const { success, data } = Ours.safeParse(content);
    if (!success) return undefined;
    // What an older version planted is of no interest: it will be drawn anew.
    return Manifest.parse(data.generator === GENERATOR_VERSION ? data : { ...data, faults: [] });
  } catch (error) {
    if (!text.includes(`"generator"`)) return undefined;
    const received = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new SyntaxError(
      cannot(
        `read ${path}`,
        "the manifest of drawn birds (delete the folder to draw them anew)",
        received.replaceAll(/\s+/g, " "),
      ),
      { cause: error },
    );
  }
}

/** What tells our manifest from others of that name. */
const Ours = z.looseObject({ generator: z.int(), faults: z.array(z.unknown()) });

const Manifest: z.ZodType<SyntheticManifest> = z.object({
  generator: z.int(),
  seed: z.int(),
  species: z.int(),
  imagesPerSpecies: z.int(),
  classNames: z.array(z.string()),
  images: z.int(),
  faults: z.array(z.object({
    kind: z.enum(KINDS),
    path: z.string(),
    detail: z.string(),
    original: z.string().exactOptional(),
  })),
});
