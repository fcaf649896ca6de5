/**
 * The page: takes a picture, asks the network, shows what it says.
 *
 * @module
 */
/// <reference lib="dom" />
import { UNSURE_BELOW } from "../unsure.ts";
import { DATA_NAME, type PageData, type PageDescription } from "./data.ts";
import { startWasm } from "./engine.ts";
import { makeNetwork, type Network } from "./network.ts";
import { readPicture } from "./picture.ts";
import { unpackWeights } from "./weights.ts";

const SHOWN = 5;

const data = (globalThis as unknown as { [DATA_NAME]?: PageData })[DATA_NAME] ?? {};
const part = <Name extends keyof HTMLElementTagNameMap>(id: string) =>
  document.getElementById(id) as HTMLElementTagNameMap[Name];
/** Counts the questions, so that an answer which comes late is not shown. */
let asked = 0;

async function loadNetwork({ graph, packing }: PageDescription): Promise<Network> {
  if (data.weights === undefined || data.wasm === undefined) {
    throw new Error("A file of this page is missing: weights.js or wasm.js.");
  }
  await startWasm(fromBase64(data.wasm));
  const packed = { ...packing, bytes: fromBase64(data.weights) };
  const values = await unpackWeights(packed, inflate);
  let next = 0;
  const nodes = graph.nodes.map((node) =>
    Object.fromEntries(
      Object.entries(node).map(([name, value]) =>
        isTensor(value) ? [name, { shape: value.shape, values: values[next++]! }] : [name, value]
      ),
    ) as unknown as typeof node
  );
  return makeNetwork({ ...graph, nodes });
}

function isTensor(value: unknown): value is { shape: readonly number[] } {
  return typeof value === "object" && value !== null && "shape" in value;
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

function say(text: string, isFault = false): void {
  const status = part<"p">("status");
  status.textContent = text;
  status.classList.toggle("fault", isFault);
}

function showAnswer(probabilities: Float32Array, classNames: readonly string[]): void {
  const order = Array.from(probabilities.keys())
    .sort((a, b) => probabilities[b]! - probabilities[a]!)
    .slice(0, SHOWN);
  const first = order[0]!;
  const isUnsure = probabilities[first]! < UNSURE_BELOW;
  part<"ol">("answer").replaceChildren(...order.map((k) => {
    const row = document.createElement("li");
    const bar = document.createElement("span");
    bar.className = "bar";
    bar.setAttribute("aria-hidden", "true");
    bar.append(document.createElement("span"));
    (bar.firstChild as HTMLElement).style.inlineSize = `${probabilities[k]! * 100}%`;
    row.append(spanOf("name", classNames[k]!), spanOf("share", percent(probabilities[k]!)), bar);
    return row;
  }));
  part<"p">("unsure").hidden = !isUnsure;
  part<"section">("result").hidden = false;
  document.documentElement.dataset.probabilities = JSON.stringify([...probabilities]);
  const words = `${classNames[first]}, ${percent(probabilities[first]!)}`;
  say(isUnsure ? `The network is unsure; its best guess: ${words}.` : `${words}.`);
}

function spanOf(className: string, text: string): HTMLElement {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}

/** Never rounds to certainty, nor to nothing. */
function percent(probability: number): string {
  if (probability > .9995) return "over 99.9 %";
  return probability < .0005 ? "under 0.1 %" : `${(probability * 100).toFixed(1)} %`;
}

async function ask(
  file: Blob,
  name: string,
  network: Promise<Network>,
  { input, classNames }: PageDescription,
): Promise<void> {
  const mine = ++asked;
  delete document.documentElement.dataset.probabilities;
  say("Looking at the picture …");
  try {
    const pixels = await readPicture(file, input);
    const preview = part<"img">("preview");
    URL.revokeObjectURL(preview.src);
    preview.src = URL.createObjectURL(file);
    preview.alt = `The chosen picture, ${name}`;
    part<"figure">("shown").hidden = false;
    part<"section">("result").hidden = true;
    const probabilities = await (await network)(pixels);
    if (mine === asked) showAnswer(probabilities, classNames);
  } catch (error) {
    if (mine === asked) say(error instanceof Error ? error.message : String(error), true);
  }
}

function start(classifier: PageDescription): void {
  document.title = classifier.title;
  part<"h1">("title").textContent = classifier.title;
  part<"ul">("facts").replaceChildren(
    ...classifier.facts.map((fact) => {
      const item = document.createElement("li");
      item.textContent = fact;
      return item;
    }),
  );
  part<"p">("classes").textContent = `${classifier.classNames.join(", ")}.`;
  const network = loadNetwork(classifier);
  network.then(
    () => asked === 0 && say("Ready. Choose a picture."),
    (error) => say(`The network could not start: ${error.message}`, true),
  );
  const take = (file: Blob | null | undefined, name?: string) => {
    if (file) {
      ask(file, name ?? (file instanceof File ? file.name : "a picture"), network, classifier);
    }
  };

  for (const id of ["choose", "photo"]) {
    const input = part<"input">(id);
    input.addEventListener("change", () => {
      take(input.files?.[0]);
      input.value = ""; // the same file may be chosen again
    });
  }
  const zone = part<"div">("zone");
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", () => zone.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined) say("Drop a picture's file, please.", true);
    else take(file);
  });
  document.addEventListener("paste", (event) => {
    const file = [...event.clipboardData?.files ?? []].at(0);
    if (file === undefined) say("There is no picture in the clipboard.", true);
    else take(file);
  });

  const samples = data.samples ?? [];
  part<"section">("samples").hidden = samples.length === 0;
  part<"ul">("sample-list").replaceChildren(...samples.map(({ name, url }) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const image = document.createElement("img");
    button.type = "button";
    image.src = url;
    image.alt = name;
    button.append(image);
    button.addEventListener("click", () => take(fileOf(url), name));
    item.append(button);
    return item;
  }));
}

/** The file in a `data:` address. */
function fileOf(url: string): Blob {
  const [head = "", content = ""] = url.split(",");
  return new Blob([fromBase64(content)], { type: head.slice(5).split(";")[0] ?? "" });
}

if (data.classifier === undefined) {
  say("A file of this page is missing: classifier.js.", true);
} else {
  start(data.classifier);
}
