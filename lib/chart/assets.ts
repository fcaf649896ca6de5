/**
 * Where the files lie that drawing needs, for pages that draw the figures themselves.
 *
 * @module
 */
import { fileURLToPath } from "node:url";

/** The shipped font, Inter: regular (400) and semi-bold (600), as TrueType files. */
export const FONT_FILES: readonly string[] = ["Inter-Regular.ttf", "Inter-SemiBold.ttf"]
  .map((name) => fileURLToPath(new URL(`./fonts/${name}`, import.meta.url)));

/**
 * Finds the script that draws every figure of this folder in a browser.
 *
 * @returns The path of Plotly's bundle of cartesian charts (1.5 MB); it defines `Plotly`.
 */
export function plotlyBundle(): string {
  return fileURLToPath(
    new URL("../dist/plotly-cartesian.min.js", import.meta.resolve("plotly.js")),
  );
}
