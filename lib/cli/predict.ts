/**
 * `deno task predict`: what a trained classifier says of pictures.
 *
 * @module
 */
import { dirname, relative } from "node:path";
import {
  type Classifier,
  loadClassifier,
  type Prediction,
  type UnreadPicture,
  UNSURE_BELOW,
} from "../classifier/mod.ts";
import { printable } from "../dataset/names.ts";
import { listPictures } from "../dataset/list_pictures.ts";
import type { LeftOut } from "../dataset/tree.ts";
import { csvRow } from "../disk/csv.ts";
import { exists, writeFileWhole } from "../disk/files.ts";
import { cannot } from "../errors.ts";
import { listenForStop } from "../stop.ts";
import { runCommand, UsageError, writeErrorLine, writeLine } from "./_command.ts";
import { Explanations } from "./_explanations.ts";
import { flag, fromCallersFolder, path, wholeNumber } from "./_options.ts";
import { setUpEngine } from "./_setup.ts";

/** Pictures a step, where there are many; one alone is asked alone. */
const BATCH_SIZE = 16;
/** Names of one reason that are listed. */
const NAMED = 3;

type Answer = Prediction | UnreadPicture;

/** Where answers go, in the order in which they come. */
interface Sink {
  add(answer: Answer): void;
  end(): Promise<void>;
}

/** A table for other programs, written whole at the end. */
function csvSink(file: string, top: number): Sink {
  const columns = ["file", "class", "probability"];
  for (let place = 2; place <= top; place++) columns.push(`class ${place}`, `probability ${place}`);
  const rows = [csvRow([...columns, "fault"])];
  return {
    add(answer) {
      const cells = "fault" in answer
        ? new Array<string>(2 * top).fill("")
        : answer.top.flatMap(({ className, probability }) => [className, shortest(probability)]);
      rows.push(csvRow([answer.name, ...cells, "fault" in answer ? answer.fault : ""]));
    },
    end: async () => {
      await writeFileWhole(file, `${rows.join("\n")}\n`);
      writeLine(`wrote ${rows.length - 1} rows to ${fromHere(file)}`);
    },
  };
}

/** One array for other programs. */
function jsonSink(): Sink {
  let lines = 0;
  return {
    add(answer) {
      const value = "fault" in answer ? { file: answer.name, fault: answer.fault } : {
        file: answer.name,
        unsure: isUnsure(answer),
        top: answer.top.map(({ className, probability }) => ({
          class: className,
          probability: shortest(probability),
        })),
      };
      writeLine(`${lines++ === 0 ? "[" : ","}${JSON.stringify(value)}`);
    },
    end() {
      writeLine(lines === 0 ? "[]" : "]");
      return Promise.resolve();
    },
  };
}

/** Lines for people. */
function textSink(): Sink {
  return {
    add(answer) {
      if ("fault" in answer) return; // said on standard error
      const [first, ...others] = answer.top.map(({ className, probability }) =>
        `${printable(className)} ${(100 * probability).toFixed(probability < .1 ? 1 : 0)} %`
      );
      const more = others.length === 0 ? "" : `  (${others.join(", ")})`;
      const words = `${isUnsure(answer) ? "not sure: " : ""}${first}${more}`;
      writeLine(`${printable(fromHere(answer.name))}: ${words}`);
    },
    end: () => Promise.resolve(),
  };
}

function isUnsure({ top: [first] }: Prediction): boolean {
  return first!.probability < UNSURE_BELOW;
}

/** The shortest number that is still this float32. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}

/** A path as the caller would write it, where that is shorter. */
function fromHere(place: string): string {
  const near = relative(fromCallersFolder("."), place);
  return near.startsWith("..") || near === "" ? place : near;
}

function sayLeftOut(leftOut: readonly LeftOut[]): void {
  for (const [reason, entries] of Map.groupBy(leftOut, (entry) => entry.reason)) {
    const names = entries.slice(0, NAMED).map(({ filepath }) => printable(fromHere(filepath)));
    const more = entries.length > NAMED ? `, and ${entries.length - NAMED} more` : "";
    writeErrorLine(`left out ${entries.length}: ${reason}: ${names.join(", ")}${more}`);
  }
}

/** Asks about all pictures. */
async function predict(
  classifier: Classifier,
  pictures: readonly string[],
  top: number,
  sink: Sink,
  explain?: string,
): Promise<number> {
  const explanations = explain === undefined
    ? undefined
    : await Explanations.into(explain, classifier);
  using stop = listenForStop();
  const isLive = Deno.stderr.isTerminal() && pictures.length > BATCH_SIZE;
  const encoder = new TextEncoder();
  let [answered, unread] = [0, 0];
  try {
    for await (
      const answer of classifier.predictEach(pictures, {
        top,
        batchSize: pictures.length < BATCH_SIZE ? 1 : BATCH_SIZE,
        onProgress: ({ done, total }) => {
          if (isLive) Deno.stderr.writeSync(encoder.encode(`\r\x1b[K${done} of ${total}\r`));
        },
      })
    ) {
      if ("fault" in answer) writeErrorLine(printable(answer.fault));
      unread += "fault" in answer ? 1 : 0;
      answered++;
      sink.add(answer);
      if (!("fault" in answer)) await explanations?.add(answer);
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  await sink.end();
  if (stop.signal.aborted) {
    writeErrorLine(`interrupted after ${answered} of ${pictures.length} pictures`);
    return 130;
  }
  if (unread > 0) writeErrorLine(`${unread} of ${pictures.length} pictures could not be read`);
  return unread > 0 ? 1 : 0;
}

if (import.meta.main) {
  await runCommand({
    name: "predict",
    description: `
Says what pictures show. They are prepared as in the classifier's training. A folder stands for all
pictures in it and below. A picture that cannot be read is named, and the others go on.`,
    args: { placeholder: "BUNDLE PICTURE-OR-FOLDER..." },
    options: {
      top: wholeNumber("N", "how many classes to name of each picture", { fallback: 5 }),
      csv: path("FILE", "write a table there: a row a picture, its classes, or why it has none"),
      explain: path("FOLDER", "write each picture there, lit where it speaks for the answer"),
      json: flag("write one JSON array to standard output instead of lines"),
    },
    notes:
      `BUNDLE is the folder that deno task train wrote. An answer below ${UNSURE_BELOW} is called not sure.
  deno task predict trained photos --csv answers.csv`,
    exitCodes: "0 all pictures have an answer, 1 some could not be read or it failed, 2 wrong " +
      "usage, 130 interrupted (Ctrl-C): what was answered until then is written",
    async run({ options: { top, csv, explain, json }, args: [bundle, ...places] }) {
      if (bundle === undefined) throw new UsageError("BUNDLE is missing");
      if (places.length === 0) throw new UsageError("name at least one picture or folder");
      if (csv !== undefined && json) throw new UsageError("--csv and --json exclude each other");
      if (csv !== undefined && !await exists(dirname(csv))) {
        throw new Error(cannot(`write ${csv}`, "a folder that is there", `no ${dirname(csv)}`));
      }
      const { pictures, leftOut } = await listPictures(places.map(fromCallersFolder));
      sayLeftOut(leftOut);
      if (pictures.length === 0) {
        throw new Error(cannot(`predict ${places.join(", ")}`, "a picture", "none"));
      }
      await setUpEngine();
      const classifier = await loadClassifier(fromCallersFolder(bundle));
      const named = Math.min(top, classifier.classNames.length);
      const sink = csv !== undefined ? csvSink(csv, named) : json ? jsonSink() : textSink();
      return await predict(classifier, pictures, named, sink, explain);
    },
  });
}
