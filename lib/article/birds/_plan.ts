/** Which files the data set will have, and which of them get a fault: decided before drawing. */
import { type Split, SPLITS } from "../../dataset/parts.ts";
import { createStream, type RandomStream } from "../../random/stream.ts";
import type { SyntheticFault, SyntheticFaultKind, SyntheticSettings } from "./manifest.ts";
import { SPECIES } from "./species.ts";

/** One image file to make. */
export interface PlannedImage {
  readonly path: string;
  readonly species: string;
  readonly split: Split;
  /** Seed of its drawing. */
  readonly seed: number;
  /** What is done to it, besides drawing it. */
  fault?: SyntheticFaultKind;
  /** Of a duplicate: the image to repeat. */
  original?: PlannedImage;
  /** Which of several variants of a fault. */
  variant?: number;
}

/** All files of a data set. */
export interface Plan {
  readonly classNames: readonly string[];
  /** Those in class folders, in the order split, class, file name. */
  readonly images: readonly PlannedImage[];
  /** Those in a folder that is no class. */
  readonly strays: readonly PlannedImage[];
  /** Lines of the table, header first. */
  readonly table: readonly string[];
  readonly faults: readonly SyntheticFault[];
}

const STRAY_FOLDER = "UNSORTED FEATHERS";

/** What is done to images, with a few words on each; in several variants where the kind allows. */
const FILE_FAULTS: readonly [kind: SyntheticFaultKind, details: readonly string[]][] = [
  ["unreadable", ["the first half of a JPEG", "a web page instead of an image"]],
  ["wrong type", ["a PNG named .jpg"]],
  ["wrong size", ["256 x 192 pixels", "150 x 150 pixels"]],
  ["grey", ["a single channel"]],
  ["CMYK", ["printing colours"]],
  ["rotated", ["stored sideways with EXIF orientation 6"]],
  ["near-black", ["an exposure that failed"]],
  ["near-white", ["overexposed"]],
  ["blurred", ["out of focus"]],
];

export function planDataset(settings: SyntheticSettings): Plan {
  const stream = createStream(settings.seed, "synthetic", "plan");
  const classNames = SPECIES.slice(0, settings.species).map(({ name }) => name).sort();
  const held = Math.max(2, Math.round(settings.imagesPerSpecies / 8));
  const withoutValid = classNames[stream.integer(0, classNames.length)]!;
  const trainCounts = new Map(classNames.map((name, i) => {
    // Unbalanced as the real set: the largest class has about twice the smallest.
    const share = 0.68 +
      (0.64 * ((i * 5 + 3) % classNames.length)) / Math.max(1, classNames.length - 1);
    return [name, Math.max(4, Math.round((settings.imagesPerSpecies - 2 * held) * share))];
  }));
  const images: PlannedImage[] = [];
  for (const split of SPLITS) {
    for (const species of classNames) {
      if (split === "valid" && species === withoutValid) continue;
      const count = split === "train" ? trainCounts.get(species)! : held;
      for (let i = 1; i <= count; i++) {
        images.push(planned(split, species, species, i, settings.seed));
      }
    }
  }
  const strays = [1, 2].map((i) =>
    planned("train", SPECIES[i]!.name, STRAY_FOLDER, i, settings.seed)
  );

  const faults: SyntheticFault[] = plantFaults(images, stream);
  faults.push({
    kind: "folder without class",
    path: `train/${STRAY_FOLDER}`,
    detail: "no class of this name",
  });
  faults.push({
    kind: "class without folder",
    path: `valid/${withoutValid}`,
    detail: "never validated",
  });
  const table = planTable(images, classNames, faults, stream);
  return { classNames, images, strays, table, faults };
}

function planned(
  split: Split,
  species: string,
  folder: string,
  i: number,
  seed: number,
): PlannedImage {
  const path = `${split}/${folder}/${String(i).padStart(3, "0")}.jpg`;
  return { path, species, split, seed: createStream(seed, "synthetic", path).integer(0, 2 ** 31) };
}

/** Marks images with faults, each at most once, spread over classes. */
function plantFaults(images: readonly PlannedImage[], stream: RandomStream): SyntheticFault[] {
  const faults: SyntheticFault[] = [];
  const free = new Set(images);
  // The class with the most untouched images can best do without one.
  const take = (fits: (image: PlannedImage) => boolean): PlannedImage | undefined => {
    const all = [...free].filter(fits);
    const left = (image: PlannedImage) =>
      all.filter(({ species }) => species === image.species).length;
    const most = Math.max(...all.map(left));
    const fullest = all.filter((image) => left(image) === most);
    const image = fullest.length > 0 ? fullest[stream.integer(0, fullest.length)] : undefined;
    if (image) free.delete(image);
    return image;
  };
  for (const [kind, details] of FILE_FAULTS) {
    for (const [variant, detail] of details.entries()) {
      const image = take(({ split }) => split === "train");
      if (!image) continue;
      Object.assign(image, { fault: kind, variant });
      faults.push({ kind, path: image.path, detail });
    }
  }
  // The copy lies in train and the original is kept: a held-out image is worth more.
  const twins = [
    ["exact duplicate", "train", "the same bytes again"],
    ["exact duplicate", "test", "the same bytes as an image of another split"],
    ["near duplicate", "valid", "compressed anew and a little brighter"],
    ["near duplicate", "test", "scaled down and up again"],
  ] as const;
  for (const [variant, [kind, split, detail]] of twins.entries()) {
    const original = take((image) => image.split === split && image.path.endsWith("/001.jpg"));
    const copy = take(({ split, species }) => split === "train" && species === original?.species);
    if (!original || !copy) continue;
    Object.assign(copy, { fault: kind, variant, original });
    faults.push({ kind, path: copy.path, detail, original: original.path });
  }
  return faults;
}

/** The given table, wrong as the real one: classes missing, back-slashes, a row too many and one too few. */
function planTable(
  images: readonly PlannedImage[],
  classNames: readonly string[],
  faults: SyntheticFault[],
  stream: RandomStream,
): string[] {
  const missing = new Set<string>();
  while (missing.size < Math.max(1, Math.round(classNames.length / 10))) {
    missing.add(classNames[stream.integer(0, classNames.length)]!);
  }
  for (const path of missing) {
    faults.push({ kind: "class without row", path, detail: "its folders exist" });
  }
  const rows = images.filter(({ species }) => !missing.has(species));
  const forgotten = rows[stream.integer(0, rows.length)]!;
  faults.push({ kind: "file without row", path: forgotten.path, detail: "forgotten in the table" });
  const lines = rows.filter((row) => row !== forgotten).map(({ path, species, split }, i) =>
    `${i % 11 === 5 ? path.replaceAll("/", "\\") : path},${species},${split}`
  );
  const ghostClass = rows[0]!.species;
  const ghost = `train/${ghostClass}/999.jpg`;
  faults.push({ kind: "row without file", path: ghost, detail: "no such file" });
  lines.splice(stream.integer(0, lines.length), 0, `${ghost},${ghostClass},train`);
  return ["filepaths,labels,data set", ...lines];
}
