/** The page of an evaluation: scores, classes, confusions, and the pictures that were misjudged. */
import type { ClassifierEvaluation, JudgedPicture, ScoreWithInterval } from "../classifier/mod.ts";
import { printable } from "../dataset/names.ts";
import { pairsOf } from "./_confused.ts";
import { decodeImage, encodeJpeg, resizeImage } from "../image/mod.ts";
import { makeAssets } from "../notebook/render/assets.ts";
import { wrapTables } from "../notebook/render/markdown.ts";
import { writeOwnFiles } from "../notebook/render/own_files.ts";
import { frame } from "../notebook/render/page_frame.ts";
import { type Child, element, fragment } from "../notebook/render/tree.ts";

/** What the page tells. */
export interface EvaluationPage {
  /** What was asked: the bundle, as its user calls it. */
  readonly classifier: string;
  /** The pictures' folder, as its user calls it. */
  readonly data: string;
  /** The classes. */
  readonly classNames: readonly string[];
  /** The answers and scores. */
  readonly evaluation: ClassifierEvaluation;
  /** What else the reader should know, a sentence each. */
  readonly notes: readonly string[];
}

/** Mistakes with their pictures. */
const SHOWN_MISTAKES = 24;
/** Rows of the table of confusions. */
const SHOWN_PAIRS = 12;
/** Longer side of a picture, in pixels. */
const SIDE = 240;

/** Writes `index.html` and what it needs into a folder. */
export async function writeEvaluationPage(folder: string, page: EvaluationPage): Promise<void> {
  const { assets, files: shared } = await makeAssets();
  const needed = [assets.fonts, assets.style].map((file) => [file, shared.get(file)!] as const);
  const html = await frame({
    title: `Evaluation of ${page.classifier}`,
    description: `${page.classifier} on ${page.data}`,
    header: element("span", { class: "home" }, "Plumage"),
    contents: undefined,
    main: await mainOf(page),
    footer: element("p", { class: "origin" }, "Written by deno task evaluate."),
    hasMath: false,
    figures: new Map(),
    hasCode: false,
    hasPictureFiles: false,
    assets,
  });
  await writeOwnFiles(folder, new Map([...needed, ["index.html", html]]), { isStale: () => false });
}

async function mainOf(page: EvaluationPage): Promise<DocumentFragment> {
  const { evaluation, classNames, classifier, data, notes } = page;
  const { pictures, unread, accuracy, topFiveAccuracy, macroF1, weightedF1 } = evaluation;
  const wrong = pictures.filter(({ label, predicted }) => label !== predicted)
    .sort((a, b) => b.confidence - a.confidence);
  const main = fragment(
    element("h1", {}, `How good is ${classifier}?`),
    element(
      "p",
      {},
      `Asked about ${pictures.length} pictures of ${printable(data)}; ` +
        `${wrong.length === 0 ? "all answers are right" : `${wrong.length} answers are wrong`}.`,
    ),
    ...notes.map((note) => element("p", {}, element("strong", {}, "Mind: "), note)),
    table(["score", "value", "95 % from", "to"], [
      scoreRow("accuracy", accuracy),
      ...(classNames.length > 5 ? [scoreRow("among the five likeliest", topFiveAccuracy)] : []),
      scoreRow("macro F1", macroF1),
      scoreRow("weighted F1", weightedF1),
    ]),
    element(
      "p",
      {},
      "The intervals come from the bootstrap: the pictures are drawn anew, with replacement, a " +
        "thousand times. The answer is the likeliest class; macro F1 is the mean of the F1 of the " +
        "classes that have a picture, weighted F1 counts each by its pictures.",
    ),
    element("h2", { id: "classes" }, "Class by class, the hardest first"),
    classesTable(evaluation, classNames),
  );
  const pairs = pairsOf(wrong);
  if (pairs.length > 0) {
    main.append(
      element("h2", { id: "confusions" }, "What is taken for what"),
      table(
        ["what it is", "taken for", "how often"],
        pairs.slice(0, SHOWN_PAIRS).map(([label, predicted, count]) => [
          printable(classNames[label]!),
          printable(classNames[predicted]!),
          String(count),
        ]),
      ),
      element("h2", { id: "mistakes" }, "The surest mistakes"),
      element(
        "p",
        {},
        "A mistake that is sure of itself is often a wrong label, or a picture of something else.",
      ),
      element(
        "div",
        { class: "pictures" },
        ...await Promise.all(wrong.slice(0, SHOWN_MISTAKES).map((it) => mistake(it, classNames))),
      ),
    );
  }
  if (unread.length > 0) {
    main.append(
      element("h2", { id: "unread" }, "Pictures that could not be read"),
      element("ul", {}, ...unread.map(({ fault }) => element("li", {}, printable(fault)))),
    );
  }
  wrapTables(main);
  return main;
}

function scoreRow(name: string, { value, interval: [low, high] }: ScoreWithInterval): string[] {
  return [name, shown(value), shown(low), shown(high)];
}

function classesTable(
  { perClass }: ClassifierEvaluation,
  classNames: readonly string[],
): HTMLElement {
  const rows = perClass.map((score, k) => ({ ...score, className: classNames[k]! }))
    .filter(({ images }) => images > 0).sort((a, b) => a.f1 - b.f1 || b.images - a.images);
  return table(
    ["class", "pictures", "F1", "95 % from", "to", "precision", "recall"],
    rows.map(({ className, images, f1, interval: [low, high], precision, recall }) => [
      printable(className),
      String(images),
      shown(f1),
      shown(low),
      shown(high),
      shown(precision),
      shown(recall),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const cells = (name: "td" | "th", row: readonly string[]) =>
    row.map((words) =>
      element(name, /^[−\d.–]+$/.test(words) ? { style: "text-align: right" } : {}, words)
    );
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...cells("th", head))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells("td", row)))),
  );
}

async function mistake(
  { path, name, label, predicted, confidence, truth }: JudgedPicture,
  classNames: readonly string[],
): Promise<HTMLElement> {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const [is, answer] = [printable(classNames[label]!), printable(classNames[predicted]!)];
  const caption: Child[] = [
    element("strong", {}, `${answer} ${percent(confidence)}`),
    `, is ${is} (${percent(truth)})`,
    element("br"),
    printable(name),
  ];
  return element(
    "figure",
    {},
    element("img", { src: await thumbnail(path), alt: `${is}, taken for ${answer}` }),
    element("figcaption", {}, ...caption),
  );
}

/** A small copy inside the page: a page that is passed on still shows its pictures. */
async function thumbnail(path: string): Promise<string> {
  const image = await decodeImage(path);
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((it) =>
    Math.max(1, Math.round(it * scale))
  );
  const small = resizeImage(image, width!, height!, "area");
  return `data:image/jpeg;base64,${(await encodeJpeg(small)).toBase64()}`;
}

function shown(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : "–";
}
