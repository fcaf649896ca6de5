import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import sharp from "sharp";
import {
  augmentationGrid,
  imageGrid,
  type Layout,
  mistakeGrid,
  operationStripChart,
  pairGrid,
  type Pixels,
  predictionGrid,
  toPng,
} from "lib/chart/mod.ts";
import { checkFigure } from "./_check.ts";

/** A square of one colour. */
function plain(size: number, colour: readonly [number, number, number]): Pixels {
  const data = new Uint8Array(size * size * 3);
  for (let at = 0; at < data.length; at++) data[at] = colour[at % 3]!;
  return { width: size, height: size, data };
}

const RED = plain(32, [220, 20, 20]);
const BLUE = plain(32, [20, 20, 220]);

function captions(figure: { layout: Layout }): string[] {
  return (figure.layout["annotations"] as { text: string }[]).map(({ text }) => text);
}

Deno.test("imageGrid() holds real pictures, captions below, details on hover", async () => {
  const figure = await imageGrid([
    { image: RED, caption: "EMU <i>", detail: "001.jpg" },
    { image: BLUE, caption: "MIKADO  PHEASANT" },
  ]);
  await checkFigure(figure);
  deepStrictEqual(captions(figure), ["EMU &lt;i&gt;", "MIKADO  PHEASANT"]);
  const images = figure.layout["images"] as { source: string }[];
  ok(images.every(({ source }) => source.startsWith("data:image/jpeg;base64,")));
  deepStrictEqual(figure.data[0]!["text"], [
    "EMU &lt;i&gt;<br>001.jpg<br>32 × 32 pixels",
    "MIKADO  PHEASANT<br>32 × 32 pixels",
  ]);
});

Deno.test("imageGrid() shows each picture in its place", async () => {
  const figure = await imageGrid([{ image: RED, caption: "a" }, { image: BLUE, caption: "b" }]);
  const png = await toPng(figure);
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const start = 3 * (Math.floor(y * info.height) * info.width + Math.floor(x * info.width));
    return [...data.subarray(start, start + 3)];
  };
  const [left, right] = [at(0.25, 0.5), at(0.75, 0.5)];
  ok(left[0]! > 180 && left[2]! < 60, `red on the left, not ${left}`);
  ok(right[2]! > 180 && right[0]! < 60, `blue on the right, not ${right}`);
});

Deno.test("imageGrid() rounds and clips floats", async () => {
  const data = Float32Array.from(RED.data, (value) => value * 1.5 - 20);
  const figure = await imageGrid([{ image: { ...RED, data } }]);
  await checkFigure(figure);
});

Deno.test("imageGrid() keeps few pixels as squares when asked to", async () => {
  const figure = await imageGrid([{ image: RED }], { pixelated: true });
  const [{ source }] = figure.layout["images"] as [{ source: string }];
  const png = Uint8Array.fromBase64(source.split(",")[1]!);
  strictEqual((await sharp(png).metadata()).width, 256);
});

Deno.test("imageGrid() and pairGrid() of nothing say so", async () => {
  for (const figure of [await imageGrid([], { title: "Faults" }), await pairGrid([])]) {
    await checkFigure(figure);
    match(JSON.stringify(figure.layout["title"]), /None: there is nothing to show/);
    strictEqual(figure.layout["images"], undefined);
  }
});

Deno.test("augmentationGrid() begins with the original, operationStripChart() names values only", async () => {
  const previews = [{ title: "Rotate: angle = -45 degrees", image: RED }, {
    title: "Rotate: angle = 45 degrees",
    image: BLUE,
  }];
  const grid = await augmentationGrid(BLUE, previews);
  strictEqual(captions(grid)[0], "original");
  const strip = await operationStripChart(previews);
  await checkFigure(strip);
  deepStrictEqual(captions(strip), ["angle = -45 degrees", "angle = 45 degrees"]);
  match(strip.description, /^Rotate over its range: 2 images/);
});

Deno.test("predictionGrid() tells right from wrong by sign, not by colour alone", async () => {
  const figure = await predictionGrid([
    { image: RED, actual: "EMU", predicted: "EMU", confidence: 0.912 },
    { image: BLUE, actual: "EMU", predicted: "OWL", confidence: 0.5 },
  ]);
  await checkFigure(figure);
  deepStrictEqual(captions(figure), ["✓ EMU 91 %", "✗ OWL 50 %, is EMU"]);
});

Deno.test("pairGrid() lays two pairs a row", async () => {
  const pair = {
    left: { image: RED, caption: "train/1.jpg" },
    right: { image: RED, caption: "2" },
  };
  const figure = await pairGrid([pair, pair, pair]);
  await checkFigure(figure);
  deepStrictEqual((figure.layout["xaxis"] as { range: number[] }).range, [0, 4]);
});

Deno.test("mistakeGrid() sets a misjudged picture beside pictures of both classes", async () => {
  const figure = await mistakeGrid([{
    image: RED,
    actual: "OWL",
    predicted: "WREN",
    confidence: 0.91,
    truth: 0.07,
    ofActual: RED,
    ofPredicted: BLUE,
    detail: "001.jpg",
  }]);
  await checkFigure(figure);
  deepStrictEqual(captions(figure), [
    "✗ WREN 91\u00a0%, OWL 7\u00a0%",
    "it is one of these: OWL",
    "taken for one of these: WREN",
  ]);
  strictEqual((figure.data[0]!["text"] as string[])[0]!.includes("001.jpg"), true);
});
