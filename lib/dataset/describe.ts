/**
 * The account of a folder: what was taken, what was left out, and why.
 *
 * @module
 */
import type { CleanDataset } from "./clean.ts";
import { classDistribution } from "./labels.ts";
import { printable } from "./names.ts";
import type { ImageRow } from "./table.ts";
import type { LeftOut } from "./tree.ts";

/** More classes than this are summed up. */
const MAX_CLASSES = 12;
/** Of the files of one reason so many are named. */
const MAX_NAMES = 3;

/**
 * Gives account of a folder in lines for a reader, before work begins on its images.
 *
 * @param dataset What was opened: its rows, classes, what was left out, and notes.
 * @returns One line on what was taken, then one a reason for what was left out, with the number of
 * files and some of their names, and one a note. Control characters in names are written out.
 *
 * @example
 * ```ts
 * import { describeFolder, openFolder } from "lib/dataset/mod.ts";
 * import { encodePng } from "lib/image/mod.ts";
 * const photos = await Deno.makeTempDir();
 * for (const name of ["cat", "lynx"]) {
 *   await Deno.mkdir(`${photos}/${name}`);
 *   for (let i = 0; i < 10; i++) {
 *     const data = new Uint8Array(12).fill(20 * i + name.length);
 *     await Deno.writeFile(`${photos}/${name}/${i}.png`, await encodePng({ width: 2, height: 2, data }));
 *   }
 * }
 * await Deno.mkdir(`${photos}/__MACOSX`);
 * for (const line of describeFolder(await openFolder(photos))) console.log(line);
 * ```
 */
export function describeFolder(
  dataset: {
    readonly rows: readonly ImageRow[];
    readonly classNames: readonly string[];
    readonly leftOut: readonly LeftOut[];
    readonly notes?: CleanDataset["notes"];
  },
): string[] {
  const { rows, classNames, leftOut, notes = [] } = dataset;
  return [
    `${counted(rows.length, "image")} of ${classNames.length} classes: ` +
    classesInWords(rows, classNames),
    ...[...Map.groupBy(leftOut, kindOf)].map(([kind, entries]) => {
      const files = entries.reduce((sum, entry) => sum + entry.files, 0);
      const names = entries.slice(0, MAX_NAMES).map(({ filepath }) => printable(filepath));
      const more = entries.length > MAX_NAMES ? `, and ${entries.length - MAX_NAMES} more` : "";
      const what = files === 0 ? "left out" : `left out ${counted(files, "file")}`;
      return `${what}: ${kind}: ${names.join(", ")}${more}`;
    }),
    ...notes.map((note) => `note: ${printable(note)}`),
  ];
}

/** The reason without what it says of the single file; files that are no images by their suffix. */
function kindOf({ filepath, reason }: LeftOut): string {
  if (reason === "not an image by its suffix") {
    return `${reason} ${printable(/\.[^./]*$/.exec(filepath)?.[0] ?? "(none)")}`;
  }
  return reason.replace(/: .*$/s, "");
}

function classesInWords(rows: readonly ImageRow[], classNames: readonly string[]): string {
  const counts = classDistribution(rows, classNames);
  if (counts.length <= MAX_CLASSES) {
    return counts.map(({ className, count }) => `${printable(className)} ${count}`).join(", ");
  }
  const sorted = counts.toSorted((a, b) => a.count - b.count);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  return `${least.count} (${printable(least.className)}) to ${most.count} (${
    printable(most.className)
  }) a class`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
