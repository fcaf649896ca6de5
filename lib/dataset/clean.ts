/**
 * A clean table made from the folder tree, and what was wrong with the given one.
 *
 * @module
 */
import { SPLITS } from "./parts.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { exists } from "../disk/files.ts";
import { confusableNames, foldName, hasControlCharacters, printable } from "./names.ts";
import { type ImageRow, isTableOfImages, readClassNames, readTable } from "./table.ts";
import {
  type ClassFolder,
  type DatasetTree,
  type LeftOut,
  listTree,
  type TreeOptions,
} from "./tree.ts";

/** A data set's clean table, and how the given tables differ from the tree. */
export interface CleanDataset {
  /** One row an image: split after split, class after class, then by file name. */
  readonly rows: readonly ImageRow[];
  /**
   * The classes that have a row, in the order of `class_dict.csv`; without that file the names of the
   * folders, ascending.
   */
  readonly classNames: readonly string[];
  /** Classes of `class_dict.csv` without a single image. */
  readonly emptyClasses: readonly string[];
  /**
   * What the tree holds beyond the rows, with the reason. The files of all entries, the rows and the
   * tables together are all files below the folder.
   */
  readonly leftOut: readonly LeftOut[];
  /** Files that were read as tables, relative to the folder. */
  readonly tables: readonly string[];
  /** Folders of images whose name is no class. */
  readonly foldersWithoutClass: readonly string[];
  /** Where a class has no folder with images: `train/EMU`. */
  readonly classesWithoutFolder: readonly string[];
  /** What else one should know of the folder, a sentence each. */
  readonly notes: readonly string[];
  /** Whether the folder has a `train/`, and perhaps `valid/` and `test/`, of its own. */
  readonly layout: DatasetTree["layout"];
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

/** How {@linkcode cleanDataset} looks. */
export interface CleanOptions extends TreeOptions {}

const CLASS_LIST = "class_dict.csv";

/**
 * Makes a clean table from a data set's folder tree, in the order split (train, valid, test), class
 * (order of `class_dict.csv`), file name, and compares the given table with it: the first CSV file
 * beside the folders that has the columns `filepaths`, `labels` and `data set`. Only names are read;
 * {@linkcode auditDataset} looks into the images.
 *
 * @param folder The data set's folder: `train/`, `valid/`, `test/` with a folder a class in each, or
 * just a folder a class.
 * @param options What to pass over.
 * @returns The clean table and everything that differs from it.
 * @throws {Error} If the folder cannot be read or holds no such tree.
 * @throws {SyntaxError} If one of its tables is malformed, a class's name cannot be shown, or a folder
 * and `class_dict.csv` spell a class differently.
 */
export async function cleanDataset(
  folder: string,
  options: CleanOptions = {},
): Promise<CleanDataset> {
  refuseUnknownKeys(`clean the data set ${folder}`, options, ["ignore"]);
  const tree = await listTree(folder, options);
  const { classFolders, topFiles, layout } = tree;
  refuseUnshowable(folder, classFolders);
  const found = [...new Set(classFolders.map(({ label }) => label))].sort();
  const hasList = await exists(`${folder}/${CLASS_LIST}`);
  const listed = hasList ? readClassNames(`${folder}/${CLASS_LIST}`) : found;
  const unknown = classFolders.filter(({ label }) => !listed.includes(label));
  refuseMisspelt(folder, unknown, listed);

  const rows: ImageRow[] = [];
  const classesWithoutFolder: string[] = [];
  for (const split of layout === "splits" ? SPLITS : ["train" as const]) {
    const byLabel = Map.groupBy(
      classFolders.filter((entry) => entry.split === split),
      ({ label }) => label,
    );
    for (const label of listed) {
      const folders = byLabel.get(label) ?? [];
      if (folders.length === 0) {
        classesWithoutFolder.push(layout === "splits" ? `${split}/${label}` : label);
      }
      for (const { path, images } of folders) {
        for (const name of images) rows.push({ filepath: `${path}/${name}`, label, split });
      }
    }
  }
  const filled = new Set(rows.map(({ label }) => label));
  const emptyClasses = listed.filter((name) => !filled.has(name));
  const table = topFiles.find((name) =>
    /\.csv$/i.test(name) && name !== CLASS_LIST && isTableOfImages(`${folder}/${name}`)
  );
  const tables = [...(hasList ? [CLASS_LIST] : []), ...(table === undefined ? [] : [table])];
  return {
    rows,
    classNames: listed.filter((name) => filled.has(name)),
    emptyClasses,
    leftOut: [
      ...topFiles.filter((name) => !tables.includes(name)).map((name): LeftOut => ({
        filepath: name,
        reason: "not in a class folder",
        files: 1,
      })),
      ...tree.leftOut,
      ...unknown.flatMap(withoutClass),
    ],
    tables,
    foldersWithoutClass: unknown.map(({ path }) => path),
    classesWithoutFolder,
    notes: notesOn(classFolders, unknown, emptyClasses),
    layout,
    given: compare(table === undefined ? [] : readTable(`${folder}/${table}`), rows, listed),
  };
}

function withoutClass({ path, images }: ClassFolder): LeftOut[] {
  return images.map((name) => ({
    filepath: `${path}/${name}`,
    reason: "folder without class",
    files: 1,
  }));
}

function refuseUnshowable(folder: string, classFolders: readonly ClassFolder[]): void {
  const bad = classFolders.find(({ label }) => hasControlCharacters(label));
  if (!bad) return;
  throw new SyntaxError(
    cannot(
      `open the data set ${printable(folder)}`,
      "class folders without control characters in their names",
      `"${printable(bad.path)}"`,
    ),
  );
}

/** A class that is only spelt differently must not vanish: nobody would miss it in the scores. */
function refuseMisspelt(
  folder: string,
  unknown: readonly ClassFolder[],
  listed: readonly string[],
): void {
  for (const { path, label } of unknown) {
    const meant = listed.find((name) => foldName(name) === foldName(label));
    if (meant === undefined) continue;
    throw new SyntaxError(
      cannot(
        `open the data set ${folder}`,
        `one spelling of each class in ${CLASS_LIST} and of its folders`,
        `"${meant}" in ${CLASS_LIST} and "${label}" for the folder ${path}/`,
      ),
    );
  }
}

function notesOn(
  classFolders: readonly ClassFolder[],
  unknown: readonly ClassFolder[],
  emptyClasses: readonly string[],
): string[] {
  const notes = unknown.map(({ path, images }) =>
    `${path}/ is no class of ${CLASS_LIST}: ${images.length} image${
      images.length === 1 ? " is" : "s are"
    } left out`
  );
  if (emptyClasses.length > 0) {
    notes.push(`there is no image of ${emptyClasses.join(", ")}, named in ${CLASS_LIST}`);
  }
  for (const same of confusableNames(classFolders.map(({ label }) => label))) {
    const names = same.map((name) => `"${name}"`).join(" and ");
    notes.push(
      `the classes ${names} differ only in upper and lower case, spaces or the writing of ` +
        "accents: they count as different here, and may be one folder on another system",
    );
  }
  for (const { path, images } of classFolders) {
    const [first, ...more] = confusableNames(images);
    if (!first) continue;
    const others = more.length > 0 ? `, and ${more.length} more such names` : "";
    notes.push(
      `${first.map((name) => printable(`${path}/${name}`)).join(" and ")}${others} ` +
        "may be one file on another system",
    );
  }
  return notes;
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
