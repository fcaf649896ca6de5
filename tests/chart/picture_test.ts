import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert/strict";
import sharp from "sharp";
import { BACKGROUNDS, COLOURS, createFigure, figureBundle, toPng, toSvg } from "lib/chart/mod.ts";

const FIGURE = createFigure({
  title: "Three <birds> & more",
  subtitle: "as seen on a walk",
  data: [
    { type: "scatter", name: "train", x: [1, 2, 3], y: [2, 4, 3], line: { color: COLOURS.train } },
    { type: "bar", name: "valid", x: [1, 2, 3], y: [1, 2, 2], marker: { color: COLOURS.valid } },
  ],
  layout: { xaxis: { title: { text: "hour" } }, yaxis: { title: { text: "birds (count)" } } },
  summary: "most, 4, in hour 2.",
});

/** Share of a picture's pixels within a small distance of a colour, in a region of it. */
async function share(
  png: Uint8Array,
  colour: string,
  region?: { left: number; top: number; width: number; height: number },
): Promise<number> {
  const picture = region ? sharp(png).extract(region) : sharp(png);
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  let hits = 0;
  for (let at = 0; at < data.length; at += 3) {
    if (wanted.every((value, channel) => Math.abs(data[at + channel]! - value) <= 6)) hits++;
  }
  return hits / (info.width * info.height);
}

Deno.test("toSvg() keeps texts as texts, escaped, in the shipped font", async () => {
  const svg = await toSvg(FIGURE);
  match(svg, /^<svg[^>]* height="380" width="760"/);
  match(svg, />Three (&lt;|&#60;)birds(&gt;|&#62;) &amp; more</);
  match(svg, />as seen on a walk</);
  match(svg, />birds \(count\)</);
  match(svg, /font-family: ?Inter/);
});

Deno.test("toSvg() gives the same bytes twice", async () => {
  const svg = await toSvg(FIGURE);
  await toSvg({ ...FIGURE, data: [] });
  ok(await toSvg(FIGURE) === svg);
});

Deno.test("toPng() shows lines, bars, title and background where they belong", async () => {
  const png = await toPng(FIGURE);
  const { width, height, format } = await sharp(png).metadata();
  strictEqual(`${format} ${width} ${height}`, "png 1520 760");
  ok(await share(png, COLOURS.train) > 0.002, "the blue line");
  ok(await share(png, COLOURS.valid) > 0.1, "the bars");
  ok(await share(png, BACKGROUNDS.light) > 0.5, "white paper");
  const head = { left: 20, top: 20, width: 380, height: 50 };
  ok(await share(png, "#1F2328", head) > 0.03, "ink of the title");
  const empty = { left: 900, top: 10, width: 600, height: 60 };
  strictEqual(await share(png, BACKGROUNDS.light, empty), 1, "nothing right of the title");
  ok(png.length < 40_000, `small: ${png.length} bytes`);
});

Deno.test("toPng() draws dark, and in another size", async () => {
  const png = await toPng(FIGURE, { theme: "dark", width: 360, height: 300, scale: 1 });
  const { width, height } = await sharp(png).metadata();
  strictEqual(`${width} ${height}`, "360 300");
  ok(await share(png, BACKGROUNDS.dark) > 0.4);
  ok(await share(png, COLOURS.valid) > 0.1);
});

Deno.test("toPng() draws the cells of a heatmap with sharp edges", async () => {
  const heatmap = createFigure({
    title: "Two cells",
    data: [{ type: "heatmap", z: [[0, 1]], showscale: false }],
    summary: "0 and 1.",
  });
  const png = await toPng(heatmap);
  ok(await share(png, "#F3F6FA") + await share(png, "#0B3566") > 0.6);
});

Deno.test("toPng() and toSvg() refuse sizes that make no picture", async () => {
  await rejects(() => toSvg(FIGURE, { width: 3 }), {
    name: "RangeError",
    message: "Cannot draw a figure: expected a width of 50 to 10000 pixels, received 3",
  });
  await rejects(() => toPng(FIGURE, { scale: 9 }), {
    name: "RangeError",
    message: "Cannot draw a figure: expected a scale above 0 and up to 4, received 9",
  });
});

Deno.test("figureBundle() holds Plotly's type, a PNG with size and words, and the words", async () => {
  const { data, metadata } = await figureBundle(FIGURE);
  const plotly = data["application/vnd.plotly.v1+json"] as {
    data: unknown;
    layout: object;
    config: { showSendToCloud: boolean };
  };
  deepStrictEqual(plotly.data, FIGURE.data);
  ok("template" in plotly.layout);
  ok(plotly.config.showSendToCloud === false, "no button that sends data to another host");
  strictEqual(atob(data["image/png"] as string).slice(1, 4), "PNG");
  strictEqual(data["text/plain"], "Three <birds> & more: most, 4, in hour 2.");
  strictEqual(
    JSON.stringify(metadata),
    '{"image/png":{"width":760,"height":380,"alt":"Three <birds> & more: most, 4, in hour 2."}}',
  );
});
