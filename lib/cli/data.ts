/**
 * `deno task data`: fetches the Kaggle data set.
 *
 * @module
 */
import { dataFolder } from "../article/folders.ts";
import { exists } from "../disk/files.ts";
import { openDataset } from "../article/mod.ts";
import { fetchKaggle } from "../article/kaggle.ts";
import { type ArchiveCounts, describeCounts } from "../article/unpack_kaggle.ts";
import type { ProgressListener } from "../progress.ts";
import { runCommand, writeErrorLine, writeLine } from "./_command.ts";
import { flag, path, wholeNumber } from "./_options.ts";

if (import.meta.main) {
  await runCommand({
    name: "data",
    description: `
Fetches Kaggle's data set "100 Bird Species", 1 to 2 GB, and unpacks it into data/kaggle.`,
    options: {
      version: wholeNumber("N", "Kaggle's number of the version", {
        fallback: undefined,
        defaultWords:
          "the newest, which has grown to 525 species since the article and is refused " +
          "without --any-version",
      }),
      anyVersion: flag("takes any version, not only the article's (300 species, 46,622 images)"),
      archive: path("FILE", "unpacks a zip archive that is here already"),
      keepArchive: flag("keeps the downloaded archive"),
      folder: path("FOLDER", "where to put the data set, instead of data/kaggle"),
    },
    notes: `
A broken download goes on where it broke: start the command again. The token is read from
KAGGLE_USERNAME and KAGGLE_KEY or from ~/.kaggle/kaggle.json. If there is a copy of the data set on
this machine already, no download is needed: PLUMAGE_DATA=FOLDER deno task article --profile full`,
    exitCodes: "0 the data set is in place, 1 it is not, 2 wrong usage",
    async run({ options: { version, archive, anyVersion, keepArchive, ...options } }) {
      const folder = options.folder ?? `${dataFolder()}/kaggle`;
      if (!await exists(folder)) {
        const fetched = await fetchKaggle(folder, {
          ...(version !== undefined && { version }),
          ...(archive !== undefined && { archive }),
          anyVersion,
          keepArchive,
          onProgress: progressLines(),
          onWait: () => writeErrorLine(`waiting for another process that fetches into ${folder}`),
          connection: {
            onRetry: (reason, delayMs) =>
              writeErrorLine(`${reason}; trying again in ${delayMs / 1000} s`),
          },
        });
        if (fetched !== undefined) reportArchive(fetched);
      }
      await report(folder);
    },
  });
}

function reportArchive(
  { counts, skipped }: { readonly counts: ArchiveCounts; readonly skipped: readonly string[] },
): void {
  writeErrorLine(`unpacked ${describeCounts(counts)}`);
  if (skipped.length === 0) return;
  writeErrorLine(`left out ${skipped.length} other files: ${skipped.slice(0, 5).join(", ")}`);
}

async function report(folder: string): Promise<void> {
  const { version, cleaning } = await openDataset({ folder });
  const { given, leftOut } = cleaning;
  writeLine(`${folder}: ${version}`);
  if (given.rows.length > 0) {
    writeLine(
      `its table lists ${given.rows.length} images of ${given.labels.length} classes; ` +
        `${given.missingClasses.length} classes are missing from it`,
    );
  }
  const count = leftOut.reduce((sum, { files }) => sum + files, 0);
  if (count > 0) writeLine(`files that are no images of a class: ${count}`);
}

/** A progress line a step and whole percent, or every 50 MB where the total is unknown. */
function progressLines(): ProgressListener {
  let last = "";
  return ({ what, done, total }) => {
    const amount = total === undefined
      ? `${50 * Math.floor(done / 50e6)} MB`
      : `${Math.floor(100 * done / total)} %`;
    const line = `${what} ${amount}`;
    if (line !== last) writeErrorLine(line);
    last = line;
  };
}
