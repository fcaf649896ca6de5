/**
 * The files beside the pages: fonts, styles, behaviour, the chart library.
 *
 * @module
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { plotlyBundle } from "../../chart/assets.ts";
import type { PageAssets } from "./page_frame.ts";

/** The folder beside the pages that holds them. */
export const ASSETS_FOLDER = "assets";

const TEXT_FONTS = [
  { family: "Inter", file: "inter.woff2", style: "normal" },
  { family: "Source Serif", file: "source-serif.woff2", style: "normal" },
  { family: "Source Serif", file: "source-serif-italic.woff2", style: "italic" },
];

/**
 * Makes the files that all pages share. Fonts are put into the style files, because browsers refuse
 * to load them from beside a page that was opened as a file.
 *
 * @returns Their paths relative to a page, and their content by these paths.
 */
export async function makeAssets(): Promise<{ assets: PageAssets; files: Map<string, string> }> {
  const require = createRequire(import.meta.url);
  const bundle = await Deno.readTextFile(plotlyBundle());
  const version = /\bv(\d+\.\d+\.\d+)/.exec(bundle.slice(0, 200))?.[1] ?? "any";
  const assets = {
    fonts: `${ASSETS_FOLDER}/fonts.css`,
    style: `${ASSETS_FOLDER}/page.css`,
    math: `${ASSETS_FOLDER}/math.css`,
    plotly: `${ASSETS_FOLDER}/plotly-cartesian-${version}.min.js`,
  };
  const katex = dirname(require.resolve("katex/dist/katex.min.css"));
  const files = new Map([
    [assets.fonts, await textFonts()],
    [assets.math, await mathStyle(katex)],
    [assets.plotly, bundle],
    [assets.style, await Deno.readTextFile(new URL("./page/page.css", import.meta.url))],
  ]);
  return { assets, files };
}

async function textFonts(): Promise<string> {
  const faces = TEXT_FONTS.map(async ({ family, file, style }) => {
    const font = await Deno.readFile(new URL(`./fonts/${file}`, import.meta.url));
    return `@font-face{font-family:"${family}";font-style:${style};font-weight:200 900;` +
      `font-display:swap;src:url(${fontUrl(font)}) format("woff2")}\n`;
  });
  return (await Promise.all(faces)).join("");
}

/** KaTeX's style with its fonts inside; only the one format that all browsers read. */
async function mathStyle(folder: string): Promise<string> {
  let style = await Deno.readTextFile(join(folder, "katex.min.css"));
  style = style.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, "");
  for (const [address, file] of style.matchAll(/url\((fonts\/[^)]*\.woff2)\)/g)) {
    const font = await Deno.readFile(join(folder, file!));
    style = style.replace(address, `url(${fontUrl(font)})`);
  }
  return style;
}

function fontUrl(font: Uint8Array): string {
  return `data:font/woff2;base64,${font.toBase64()}`;
}
