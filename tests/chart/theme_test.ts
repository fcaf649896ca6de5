import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  BACKGROUNDS,
  COLOURS,
  createFigure,
  SERIES_COLOURS,
  themed,
  transparent,
} from "lib/chart/mod.ts";

/** Linear light of one hexadecimal colour, each channel in [0, 1]. */
function linear(colour: string): [number, number, number] {
  const channel = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = linear(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
const VISION: Record<string, readonly (readonly [number, number, number])[]> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Oklab coordinates of a colour as seen by one kind of reader. */
function seen(colour: string, vision: string): number[] {
  const rgb = linear(colour);
  const [red, green, blue] = VISION[vision]!.map((row) =>
    Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(one: string, other: string, vision: string): number {
  const [a, b] = [seen(one, vision), seen(other, vision)];
  return Math.hypot(...a.map((value, at) => value - b[at]!));
}

Deno.test("colours stand out by 3 to 1 from both backgrounds", () => {
  for (const [name, colour] of [...Object.entries(COLOURS), ...SERIES_COLOURS.entries()]) {
    for (const background of Object.values(BACKGROUNDS)) {
      const ratio = contrast(colour, background);
      ok(ratio >= 3, `${name} ${colour} on ${background}: ${ratio.toFixed(2)}`);
    }
  }
});

Deno.test("colours that lie side by side differ for every kind of colour vision", () => {
  const { train, valid, test, published, thisRun, highlight, neutral, better, worse } = COLOURS;
  const together = [
    [train, valid, test],
    [published, thisRun],
    [highlight, neutral, train],
    [better, worse, neutral],
  ];
  for (const group of together) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) {
        for (const vision of Object.keys(VISION)) {
          const apart = distance(one, other, vision);
          // 0.02 is a just noticeable difference in Oklab; four of them can be told at a glance.
          ok(apart > 0.08, `${one} and ${other} with ${vision}: ${apart.toFixed(3)}`);
        }
      }
    }
  }
});

Deno.test("themed() adds a template and leaves the figure alone", () => {
  const figure = createFigure({ title: "Any", data: [], summary: "0 things." });
  const before = structuredClone(figure);
  const dark = themed(figure, "dark");
  deepStrictEqual(figure, before);
  const template = dark.layout["template"] as { layout: { paper_bgcolor: string } };
  strictEqual(template.layout.paper_bgcolor, BACKGROUNDS.dark);
});

Deno.test("transparent() keeps the colour", () => {
  strictEqual(transparent("#0072B2", 0.5), "rgba(0, 114, 178, 0.5)");
});
