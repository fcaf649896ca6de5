/** Plotly in a window without a browser; loaded when the first picture is drawn. */
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { parseHTML } from "linkedom";
import { plotlyBundle } from "./assets.ts";
import { addMeasurements } from "./_measure.ts";

/** As much of an element as drawing needs. */
export interface PageElement {
  append(child: PageElement): void;
  remove(): void;
}

/** What linkedom gives for a page. */
interface Page extends Pick<PlotlyWindow, "document"> {
  readonly Element: { readonly prototype: object };
  readonly SVGElement: { readonly prototype: object };
  readonly HTMLCanvasElement: { readonly prototype: object };
}

/** A canvas element before it can paint. */
interface PageCanvas {
  readonly width: number;
  readonly height: number;
}

/** The few functions of Plotly that are used here. */
export interface Plotly {
  readonly version: string;
  newPlot(
    element: PageElement,
    data: unknown,
    layout: unknown,
    config: Record<string, unknown>,
  ): Promise<PageElement>;
  purge(element: PageElement): void;
  validate(data: unknown, layout: unknown): { code: string; msg: string }[] | undefined;
  readonly Snapshot: { toSVG(element: PageElement, format: "svg"): string };
}

/** A document to draw in and the library in it. */
export interface PlotlyWindow {
  readonly document: { createElement(tag: string): PageElement; readonly body: PageElement };
  readonly plotly: Plotly;
  /** What Plotly wrote to its console. */
  readonly complaints: string[];
  /** Restarts the random numbers of the window, from which Plotly makes the names of its parts. */
  seed(seed: number): void;
}

let loading: Promise<PlotlyWindow> | undefined;

/** Loads Plotly once; a few tenths of a second the first time. */
export function loadPlotly(): Promise<PlotlyWindow> {
  return loading ??= load();
}

async function load(): Promise<PlotlyWindow> {
  const source = await Deno.readTextFile(plotlyBundle());
  const blank = "<!doctype html><html><head></head><body></body></html>";
  const page = parseHTML(blank) as unknown as Page;
  const complaints: string[] = [];
  const complain = (...words: unknown[]) => void complaints.push(words.join(" "));
  const math = Object.defineProperties({}, Object.getOwnPropertyDescriptors(Math)) as Math;
  // Writing to linkedom's own window would write to this process' globals: a plain object instead.
  const scope: Record<string, unknown> = {
    ...pick(page, ["document", "DOMParser", "Element", "HTMLElement", "SVGElement", "Node"]),
    CSS: { supports: () => true },
    Math: math,
    URL: { createObjectURL: () => "" },
    XMLSerializer: class {
      serializeToString = ({ outerHTML }: { outerHTML: string }) => outerHTML;
    },
    addEventListener: () => {},
    removeEventListener: () => {},
    console: { log: complain, warn: complain, error: complain, trace: complain },
    devicePixelRatio: 1,
    getComputedStyle: ({ style }: { style: unknown }) => style,
    navigator: { userAgent: "Deno" },
  };
  scope.window = scope.self = scope;
  Object.defineProperty(page.SVGElement.prototype, "nodeName", {
    get(this: { localName: string }) {
      return this.localName; // in small letters, as browsers have it for SVG
    },
  });
  addMeasurements(page.Element.prototype, page.SVGElement.prototype);
  addCanvas(page.HTMLCanvasElement.prototype);
  new Function(...Object.keys(scope), source).apply(scope, Object.values(scope));
  const plotly = scope.Plotly as Plotly;
  const seed = (start: number) => {
    let state = start >>> 0;
    math.random = () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  };
  return { document: page.document, plotly, seed, complaints };
}

function pick(page: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(page as object, name)]));
}

/** Heatmaps are painted on a canvas and go into the SVG as a picture. */
function addCanvas(prototype: object) {
  const painted = new WeakMap<PageCanvas, Canvas>();
  const canvasOf = (element: PageCanvas): Canvas => {
    const before = painted.get(element);
    if (before?.width === element.width && before.height === element.height) return before;
    const canvas: Canvas = createCanvas(element.width, element.height);
    painted.set(element, canvas);
    return canvas;
  };
  Object.assign(prototype, {
    getContext(this: PageCanvas, kind: string) {
      return kind === "2d" ? canvasOf(this).getContext("2d") : null;
    },
    toDataURL(this: PageCanvas) {
      return canvasOf(this).toDataURL("image/png");
    },
  });
}
