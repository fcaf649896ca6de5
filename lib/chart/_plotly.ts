/** Plotly in a window without a browser; loaded when the first picture is drawn. */
import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { JSDOM, VirtualConsole } from "jsdom";
import { plotlyBundle } from "./assets.ts";
import { addMeasurements } from "./_measure.ts";

/** The few functions of Plotly that are used here. */
export interface Plotly {
  readonly version: string;
  newPlot(
    element: HTMLElement,
    data: unknown,
    layout: unknown,
    config: Record<string, unknown>,
  ): Promise<HTMLElement>;
  purge(element: HTMLElement): void;
  validate(data: unknown, layout: unknown): { code: string; msg: string }[] | undefined;
  readonly Snapshot: { toSVG(element: HTMLElement, format: "svg"): string };
}

/** A document to draw in and the library in it. */
export interface PlotlyWindow {
  readonly document: Document;
  readonly plotly: Plotly;
  /** What Plotly wrote to its console. */
  readonly complaints: string[];
  /** Restarts the random numbers of the window, from which Plotly makes the names of its parts. */
  seed(seed: number): void;
}

let loading: Promise<PlotlyWindow> | undefined;

/** Loads Plotly once; about half a second the first time. */
export function loadPlotly(): Promise<PlotlyWindow> {
  return loading ??= load();
}

async function load(): Promise<PlotlyWindow> {
  const source = await Deno.readTextFile(plotlyBundle());
  const complaints: string[] = [];
  const virtualConsole = new VirtualConsole();
  for (const kind of ["warn", "error", "trace"] as const) {
    virtualConsole.on(kind, (message: unknown) => complaints.push(String(message)));
  }
  virtualConsole.on("jsdomError", (error) => complaints.push(error.message));
  const { window } = new JSDOM("<!doctype html><body></body>", {
    runScripts: "outside-only",
    virtualConsole,
  });
  addMeasurements(window);
  addCanvas(window.HTMLCanvasElement.prototype);
  window.URL.createObjectURL = () => "";
  Object.assign(window, { CSS: { supports: () => true } });
  window.eval(source);
  const { Plotly: plotly } = window as unknown as { Plotly: Plotly };
  const math = window.eval("Math") as Math;
  const seed = (start: number) => {
    let state = start >>> 0;
    math.random = () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  };
  return { document: window.document, plotly, seed, complaints };
}

/** Heatmaps are painted on a canvas and go into the SVG as a picture. */
function addCanvas(prototype: HTMLCanvasElement) {
  const painted = new WeakMap<HTMLCanvasElement, Canvas>();
  const canvasOf = (element: HTMLCanvasElement): Canvas => {
    const before = painted.get(element);
    if (before?.width === element.width && before.height === element.height) return before;
    const canvas: Canvas = createCanvas(element.width, element.height);
    painted.set(element, canvas);
    return canvas;
  };
  Object.assign(prototype, {
    getContext(this: HTMLCanvasElement, kind: string) {
      return kind === "2d" ? canvasOf(this).getContext("2d") : null;
    },
    toDataURL(this: HTMLCanvasElement) {
      return canvasOf(this).toDataURL("image/png");
    },
  });
}
