/**
 * A clean table made from the folder tree, and what was wrong with the given one.
 *
 * @module
 */
import { SPLITS } from "./parts.ts";
import { exists } from "../disk/files.ts";
import { type ImageRow, readClassNames, readTable } from "./table.ts";
import { type ClassFolder, type LeftOut, listTree } from "./tree.ts";

/** A data set's clean table, and how the given tables differ from the tree. */
export interface CleanDataset {
  /** One row an image: split after split, class after class, then by file name. */
  readonly rows: readonly ImageRow[];
  /** The classes of `class_dict.csv`; without that file the names of the folders, ascending. */
  readonly classNames: readonly string[];
  /** What the tree holds beyond the rows, with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** Folders whose name is no class. */
  readonly foldersWithoutClass: readonly string[];
  /** Where a class has no folder with images: `train/EMU`. */
  readonly classesWithoutFolder: readonly string[];
  /** How the given table compares; a table without rows where the data set brings none. */
  readonly given: GivenTable;
}

/** The table that came with a data set, compared with its tree. */
export interface GivenTable {
  /** The table's rows. */
  readonly rows: readonly ImageRow[];
  /** Its labels, ascending. */
  readonly labels: readonly string[];
  /** Classes without a single row in it. */
  readonly missingClasses: readonly string[];
  /** Paths of its rows that lead to no file. */
  readonly rowsWithoutFile: readonly string[];
  /** Paths of the clean table that it lacks. */
  readonly filesWithoutRow: readonly string[];
}

/**
 * Makes a clean table from a data set's folder tree, in the order split (train, valid, test), class
 * (order of `class_dict.csv`), file name, and compares the given table with it. Only names are read;
 * {@linkcode auditDataset} looks into the images.
 *
 * @param folder The data set's folder: `train/`, `valid/`, `test/` with a folder a class in each, or
 * just a folder a class.
 * @returns The clean table and everything that differs from it.
 * @throws {Error} If the folder cannot be read or holds no such tree.
 * @throws {SyntaxError} If one of its tables is malformed.
 */
export async function cleanDataset(folder: string): Promise<CleanDataset> {
  const tree = await listTree(folder);
  const classList = `${folder}/class_dict.csv`;
  const classNames = await exists(classList)
    ? readClassNames(classList)
    : [...new Set(tree.classFolders.map(({ label }) => label))].sort();

  const byPath = new Map(tree.classFolders.map((entry) => [entry.path, entry]));
  const rows: ImageRow[] = [];
  const classesWithoutFolder: string[] = [];
  for (const split of tree.layout === "splits" ? SPLITS : ["train" as const]) {
    for (const label of classNames) {
      const path = tree.layout === "splits" ? `${split}/${label}` : label;
      const images = byPath.get(path)?.images ?? [];
      if (images.length === 0) classesWithoutFolder.push(path);
      for (const name of images) rows.push({ filepath: `${path}/${name}`, label, split });
    }
  }

  const known = new Set(classNames);
  const unknown = tree.classFolders.filter(({ label }) => !known.has(label));
  const tablePath = await findTable(folder);
  return {
    rows,
    classNames,
    leftOut: [...tree.leftOut, ...unknown.flatMap(withoutClass)],
    foldersWithoutClass: unknown.map(({ path }) => path),
    classesWithoutFolder,
    given: compare(tablePath === undefined ? [] : readTable(tablePath), rows, classNames),
  };
}

/**
 * Finds the table that a data set brings; its name changed from version to version.
 *
 * @param folder The data set's folder.
 * @returns The table's path, or nothing.
 */
export async function findTable(folder: string): Promise<string | undefined> {
  for (const name of ["Bird_Species.csv", "Bird Species.csv", "birds.csv"]) {
    if (await exists(`${folder}/${name}`)) return `${folder}/${name}`;
  }
  return undefined;
}

function withoutClass({ path, images }: ClassFolder): LeftOut[] {
  return images.map((name) => ({ filepath: `${path}/${name}`, reason: "folder without class" }));
}

function compare(
  given: readonly ImageRow[],
  clean: readonly ImageRow[],
  classNames: readonly string[],
): GivenTable {
  const labels = new Set(given.map(({ label }) => label));
  const givenPaths = new Set(given.map(({ filepath }) => filepath));
  const cleanPaths = new Set(clean.map(({ filepath }) => filepath));
  return {
    rows: given,
    labels: [...labels].sort(),
    missingClasses: classNames.filter((name) => !labels.has(name)),
    rowsWithoutFile: [...givenPaths].filter((path) => !cleanPaths.has(path)),
    filesWithoutRow: [...cleanPaths].filter((path) => !givenPaths.has(path)),
  };
}
