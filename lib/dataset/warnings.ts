/**
 * What a training should know of its data before it begins: too few classes, classes that a part
 * lacks, images that look the same in two classes.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { AuditFinding } from "./audit.ts";
import { printable } from "./names.ts";
import { type Parts, SPLITS } from "./parts.ts";
import type { ImageRow } from "./table.ts";
import type { LeftOut } from "./tree.ts";

/**
 * Refuses data that leave nothing to tell apart.
 *
 * @param doing What was attempted, for the error's wording.
 * @param classNames Classes with a usable image.
 * @param leftOut Why others have none: the last reason is named.
 * @throws {RangeError} If there are fewer than two.
 */
export function refuseOneClass(
  doing: string,
  classNames: readonly string[],
  leftOut: readonly LeftOut[],
): void {
  if (classNames.length >= 2) return;
  const reasons = leftOut.filter(({ files }) => files > 0).map(({ filepath, reason }) =>
    `${printable(filepath)} was left out: ${printable(reason)}`
  );
  const rest = reasons.length > 1 ? `; ${reasons.length - 1} more were left out` : "";
  throw new RangeError(
    cannot(
      doing,
      "usable images of 2 classes or more",
      (classNames.length === 0 ? "none" : `those of ${classNames[0]} only`) +
        (reasons.length > 0 ? ` (${reasons.at(-1)}${rest})` : ""),
    ),
  );
}

/**
 * Names kept images that look like one of another class: their labels may contradict.
 *
 * @param findings What an audit found.
 * @returns One sentence, or none.
 */
export function likenesses(findings: readonly AuditFinding[]): string[] {
  const near = findings.filter(({ kind }) => kind === "near label conflict");
  const pairs = [
    ...new Set(near.map(({ filepath, rival = "" }) => [filepath, rival].sort().join(" and "))),
  ];
  if (pairs.length === 0) return [];
  const more = pairs.length > 3 ? `, and ${pairs.length - 3} more` : "";
  return [`images that look the same in two classes: ${pairs.slice(0, 3).join(", ")}${more}`];
}

/**
 * Names the classes that a part of a split lacks.
 *
 * @param rows All rows.
 * @param classNames All classes.
 * @param split The parts.
 * @returns A sentence a part that lacks one: what is not learned, or not measured.
 */
export function missingClasses(
  rows: readonly Pick<ImageRow, "label">[],
  classNames: readonly string[],
  split: Parts,
): string[] {
  const counts = Map.groupBy(rows, ({ label }) => label);
  return SPLITS.flatMap((part) => {
    const present = new Set(Array.from(split[part], (i) => rows[i]!.label));
    const missing = classNames.filter((name) => !present.has(name)).map((name) =>
      `${name} (${counts.get(name)?.length ?? 0} in all)`
    );
    return missing.length === 0
      ? []
      : [`no image for ${part} of ${missing.join(", ")}: add some, or take the class out`];
  });
}
