/** The pictures that a classifier is evaluated on: opened, audited, matched with its classes by name. */
import { openTrainingData } from "../article/training_data.ts";
import type { Classifier, LabelledPicture, UnreadPicture } from "../classifier/mod.ts";
import { auditDataset, describeFolder, type LeftOut, toExamples } from "../dataset/mod.ts";
import { printable } from "../dataset/names.ts";
import { sha256Of } from "../disk/hash.ts";
import { cannot } from "../errors.ts";
import { writeErrorLine } from "./_command.ts";

/** Names of a list that are shown. */
const SHOWN = 5;

/** The pictures to ask about, and what to know of them. */
export interface Asked {
  /** Those that can be read, of classes that the classifier knows. */
  readonly pictures: readonly LabelledPicture[];
  /** Those that the audit could not read. */
  readonly unread: readonly UnreadPicture[];
  /** What a reader of the scores should know, a sentence each. */
  readonly notes: readonly string[];
}

/** The pictures of a folder whose classes the classifier knows. */
export async function openPictures(
  folder: string,
  part: "all" | "train" | "valid" | "test",
  split: "new" | "given",
  { classNames, description }: Classifier,
): Promise<Asked> {
  const { rows, names, paths, account, leftOut } = part === "all"
    ? await openAll(folder)
    : await openPart(folder, part, split);
  for (const line of account) writeErrorLine(line);
  const indexOf = new Map(classNames.map((name, k) => [name, k]));
  const unknown = [...new Set(rows.map(({ label }) => label))].filter((it) => !indexOf.has(it));
  const pictures = rows.flatMap(({ label }, i) => {
    const index = indexOf.get(label);
    return index === undefined ? [] : [{ path: paths[i]!, name: names[i]!, label: index }];
  });
  if (pictures.length === 0) {
    const known = classNames.slice(0, SHOWN).join(", ");
    throw new Error(
      cannot(
        `evaluate on ${folder}`,
        `folders called as the classifier's classes (${known}${
          classNames.length > SHOWN ? ", …" : ""
        })`,
        unknown.slice(0, SHOWN).join(", "),
      ),
    );
  }
  const asked = new Set(pictures.map(({ label }) => label));
  const missing = classNames.filter((_, k) => !asked.has(k));
  const left = rows.length - pictures.length;
  const fingerprint = sha256Of(rows.map(({ filepath }) => filepath).join("\n"));
  const isOwn = part === "all" && description.data?.fingerprint === fingerprint;
  return {
    pictures,
    unread: unreadOf(leftOut),
    notes: [
      ...(left === 0 ? [] : [
        `${left} pictures are of classes that it does not know, and are left out: ` +
        `${shortList(unknown)}.`,
      ]),
      ...(missing.length === 0 ? [] : [
        `no picture here of ${missing.length} of its ${classNames.length} classes, which are in no ` +
        `mean: ${shortList(missing)}.`,
      ]),
      ...(isOwn
        ? [
          "These are the pictures that it was trained with, so the scores flatter it: --part test " +
          "asks only about those that it has not learned from.",
        ]
        : []),
    ],
  };
}

function shortList(names: readonly string[]): string {
  const listed = names.slice(0, SHOWN).map(printable).join(", ");
  return names.length > SHOWN ? `${listed}, …` : listed;
}

/** The audit leaves damaged files out before the classifier can meet them. */
function unreadOf(leftOut: readonly LeftOut[]): UnreadPicture[] {
  return leftOut.filter(({ reason }) => reason.startsWith("unreadable: "))
    .map(({ filepath, reason }) => ({ name: filepath, fault: `${filepath}: ${reason}` }));
}

interface OpenPictures {
  readonly rows: readonly { readonly filepath: string; readonly label: string }[];
  readonly names: readonly string[];
  readonly paths: readonly string[];
  readonly account: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

async function openAll(folder: string): Promise<OpenPictures> {
  const { kept: rows, classNames, leftOut, cleaning } = await auditDataset(folder, {
    imageSize: "any",
  });
  return {
    rows,
    names: rows.map(({ filepath }) => filepath),
    paths: toExamples({ folder, rows, classNames }, rows.map((_, i) => i)).map((it) => it.path),
    account: describeFolder({ rows, classNames, leftOut, notes: cleaning.notes }),
    leftOut,
  };
}

async function openPart(
  folder: string,
  part: "train" | "valid" | "test",
  split: "new" | "given",
): Promise<OpenPictures> {
  const data = await openTrainingData({ folder, split });
  const chosen = Array.from(data.split[part], (i) => data.rows[i]!);
  return {
    rows: chosen,
    names: chosen.map(({ filepath }) => filepath),
    paths: data.examples(part).map((it) => it.path),
    account: data.account,
    leftOut: data.leftOut,
  };
}
