import { ok } from "node:assert/strict";
import { chromium } from "playwright-core";
import sharp from "sharp";
import {
  confusionChart,
  createFigure,
  distributionChart,
  type Figure,
  FONT_FILES,
  learningCurvesChart,
  pictureSize,
  plotlyBundle,
  posteriorChart,
  themed,
  toPng,
  tradeOffChart,
} from "lib/chart/mod.ts";
import { madeHistory } from "./_histories.ts";

const BROWSER = Deno.env.get("PLUMAGE_BROWSER") ?? "/usr/bin/chromium";

function isThere(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

const names = Array.from({ length: 12 }, (_, at) => `MIKADO  PHEASANT ${at}`);
const FIGURES: Record<string, Figure> = {
  distributionChart: distributionChart({
    train: names.map((className, at) => ({ className, count: 20 + at * 3 })),
    test: names.map((className) => ({ className, count: 5 })),
  }),
  learningCurvesChart: learningCurvesChart(
    ["resnet18", "densenet121"].map((name) => ({
      name,
      history: madeHistory(6, 0.2),
      published: madeHistory(9, 0.1),
    })),
  ),
  tradeOffChart: tradeOffChart([
    { name: "xception", cost: 20_861_480, score: 0.95, source: "published" },
    { name: "xception", cost: 20_861_480, score: 0.8, source: "this run" },
  ]),
  confusionChart: confusionChart([[9, 1], [3, 7]], ["OWL <b>", "WREN"]),
  posteriorChart: posteriorChart({
    name: "after 2 calls",
    x: [0, 0.5, 1],
    mean: [1, 0.2, 0.6],
    std: [0, 0.4, 0],
    observed: { x: [0, 1], y: [1, 0.6] },
    acquisition: [0, 1, 0],
    next: 0.5,
  }),
  arrow: createFigure({
    title: "An annotation with an arrow",
    subtitle: "and words in bold",
    data: [{ type: "scatter", mode: "lines", x: [0, 1, 2], y: [3, 1, 2] }],
    layout: {
      annotations: [{ x: 1, y: 1, text: "<b>here</b>", showarrow: true, ax: 40, ay: -40 }],
    },
    summary: "1 arrow.",
  }),
};

const ignore = !isThere(BROWSER);
// deno-lint-ignore no-console -- a skipped test gives its reason
if (ignore) console.log("skipped: pictures against Chromium's (needs it; set PLUMAGE_BROWSER)");

Deno.test({
  name: "toPng() draws what Chromium shows",
  ignore,
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    const args = ["--headless", "--no-sandbox", "--disable-gpu"];
    const browser = await chromium.launch({ executablePath: BROWSER, args });
    try {
      const page = await browser.newPage({ deviceScaleFactor: 2 });
      const faces = await Promise.all(FONT_FILES.map(async (file, at) => {
        const font = (await Deno.readFile(file)).toBase64();
        const weight = at === 0 ? 400 : 600;
        return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${font})}`;
      }));
      await page.setContent(
        `<style>${faces.join("")}body{margin:0;font:400 9px Inter}</style>` +
          "<div id=figure></div><b style='font-weight:600'>b</b> a",
      );
      await page.evaluate("document.fonts.ready.then(() => 0)");
      await page.addScriptTag({ path: plotlyBundle() });
      for (const [name, figure] of Object.entries(FIGURES)) {
        const size = pictureSize(figure);
        const { data, layout } = themed(figure);
        const drawing = JSON.stringify([data, { ...layout, ...size }, { staticPlot: true }]);
        await page.setViewportSize({ width: size.width, height: size.height + 40 });
        await page.evaluate(`Plotly.newPlot("figure", ...${drawing}).then(() => 0)`);
        const shot = await page.screenshot({ clip: { x: 0, y: 0, ...size } });
        const share = await differing(await toPng(figure), shot);
        // Edges of letters and lines are smoothed a little differently: under 0.3 % when measured.
        ok(share < 0.01, `${name}: ${(100 * share).toFixed(2)} % of the pixels differ`);
      }
    } finally {
      await browser.close();
    }
  },
});

/** Share of the pixels whose brightness differs clearly. */
async function differing(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(png).removeAlpha().greyscale().raw().toBuffer()),
  );
  ok(a!.length === b!.length, "pictures of one size");
  let count = 0;
  for (const [at, value] of a!.entries()) if (Math.abs(value - b![at]!) > 64) count++;
  return count / a!.length;
}
