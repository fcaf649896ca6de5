/** The notebooks' pages and their index, as a reader opens them: as files, offline. */
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { SERIES } from "lib/article/series.ts";
import { renderNotebooks } from "lib/notebook/mod.ts";
import { needsBrowser, withBrowser } from "../notebook/_browser.ts";
import { drawAll, openPage, seriousFindings, sidewaysOverflow } from "../notebook/_page.ts";
import { withTempFolder } from "../_temp.ts";
import { NOTEBOOKS } from "./_peers.ts";

const LARGEST_PAGE_BYTES = 3e6;

/** Renders the notebooks with the outputs that they hold. */
async function withPages(body: (paths: string[], index: string) => Promise<void>): Promise<void> {
  await withTempFolder(async (folder) => {
    const pages = await renderNotebooks(NOTEBOOKS, { folder, index: true, words: SERIES });
    assert.equal(pages.length, NOTEBOOKS.length);
    await body(pages.map(({ html }) => html), join(folder, "index.html"));
  });
}

/** Every figure drawn by Plotly itself, with something in it; the still picture out of sight. */
async function assertFiguresDrawn(page: Page): Promise<void> {
  await drawAll(page);
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll("figure.plot")].flatMap((figure) => {
      const svg = figure.querySelector(".canvas .main-svg");
      const { width = 0, height = 0 } = svg?.getBoundingClientRect() ?? {};
      const marks = figure.querySelectorAll(
        ".plot path, .plot image, .plot rect, .imagelayer image, .layer-above image",
      ).length;
      const still = figure.querySelector(":scope > img")?.getBoundingClientRect();
      const words = [
        width < 200 || height < 100 ? `${width} x ${height} pixels` : "",
        marks === 0 ? "nothing drawn" : "",
        still !== undefined && still.width > 1 ? "the still picture is still seen" : "",
      ].filter((word) => word !== "");
      return words.length === 0 ? [] : [`${figure.id}: ${words.join(", ")}`];
    })
  );
  assert.deepEqual(faults, []);
}

/** Moves the mouse over the figures until one shows a label. */
async function hoverLabel(page: Page): Promise<string | undefined> {
  for (const figure of await page.locator("figure.plot").all()) {
    await figure.scrollIntoViewIfNeeded();
    const areas = await figure.locator(".draglayer .nsewdrag").all();
    for (const area of areas.slice(0, 2)) {
      const box = await area.boundingBox();
      if (box === null) continue;
      // Along both diagonals: some charts have their points on one, some on the other.
      const parts = [0.5, 0.25, 0.75, 0.4, 0.6, 0.9, 0.1];
      for (const [across, down] of parts.flatMap((it) => [[it, it], [it, 1 - it]] as const)) {
        const [x, y] = [box.x + box.width * across, box.y + box.height * down];
        await page.mouse.move(x, y);
        await page.mouse.move(x + 1, y);
        const label = figure.locator(".hoverlayer .hovertext").first();
        const seen = await label.waitFor({ timeout: 250 }).then(() => true, () => false);
        if (seen) return await label.textContent() ?? undefined;
      }
    }
  }
  return undefined;
}

async function assertSwitches(page: Page): Promise<void> {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const inFigure = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<SVGTextElement>("figure.plot text.gtitle")].map((title) =>
        title.style.fill
      )
    );
  const [paper, titles] = [await background(), await inFigure()];
  await page.locator("#theme-switch").click(); // light
  await page.locator("#theme-switch").click(); // dark
  await page.waitForFunction(
    (old) =>
      [...document.querySelectorAll<SVGTextElement>("figure.plot text.gtitle")]
        .every((title, index) => title.style.fill !== old[index]),
    titles,
  );
  assert.notEqual(await background(), paper);
  const shown = () => page.locator("details.source[open]").count();
  assert.ok(await shown() > 0);
  await page.locator("#code-switch").click();
  assert.equal(await shown(), 0);
  await page.locator("#code-switch").click();
  assert.ok(await shown() > 0);
}

/** Clicks the first entry of the first legend, if any: what it names fades, and comes back. */
async function assertCurveSwitch(page: Page): Promise<void> {
  const entry = page.locator("figure.plot .legend .traces").first();
  if (await entry.count() === 0) return;
  await entry.scrollIntoViewIfNeeded();
  for (const opacity of ["0.5", "1"]) {
    await entry.locator(".legendtoggle").click({ force: true });
    await page.waitForFunction(
      (expected) =>
        getComputedStyle(document.querySelector("figure.plot .legend .traces")!).opacity ===
          expected,
      opacity,
    );
  }
}

/** Walks through the page by Tab: downwards, everything that has the focus seen and marked. */
async function assertKeyboard(page: Page): Promise<number> {
  await page.evaluate(() => scrollTo(0, 0));
  const stops: { name: string; order: number; outline: string; size: number }[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement!;
      const { width, height } = element.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: `${element.tagName} ${element.textContent!.trim().slice(0, 20)}`,
        order: [...document.querySelectorAll("*")].indexOf(element),
        outline: outlineStyle === "none" ? "" : outlineWidth,
        size: width * height,
      };
    });
    if (stop.name.startsWith("BODY")) break;
    stops.push(stop);
  }
  for (const [index, { name, order, outline, size }] of stops.entries()) {
    assert.ok(index === 0 || order > stops[index - 1]!.order, `${name} comes in reading order`);
    assert.notEqual(outline, "", `${name} shows that it has the focus`);
    assert.ok(size > 0, `${name} is seen when it has the focus`);
  }
  return stops.length;
}

async function inspectPage(browser: Browser, path: string): Promise<void> {
  const name = path.split("/").at(-1)!;
  const isArticle = name !== "index.html";
  assert.ok((await Deno.stat(path)).size < LARGEST_PAGE_BYTES, `${name} is under 3 MB`);
  const { page, complaints } = await openPage(browser, path);
  const look = async (state: string) => {
    if (isArticle) await assertFiguresDrawn(page);
    assert.equal(await sidewaysOverflow(page), 0, `${name}, ${state}, scrolls sideways`);
    assert.deepEqual(await seriousFindings(page), [], `${name}, ${state}`);
  };
  await look("light");
  assert.ok(await assertKeyboard(page) > 10);
  if (isArticle) {
    assert.ok(await hoverLabel(page) !== undefined, `${name}: a label at the mouse`);
    await assertCurveSwitch(page);
    await assertSwitches(page); // ends in dark
  } else {
    await page.emulateMedia({ colorScheme: "dark" });
  }
  await look("dark");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await look("390 px wide");
  if (isArticle) assert.ok(await hoverLabel(page) !== undefined, `${name}: a label at the finger`);
  assert.deepEqual(complaints, [], name);
  await page.context().close();
}

Deno.test({
  ...needsBrowser("the notebooks' pages in a browser"),
  fn: (t) =>
    withBrowser((browser) =>
      withPages(async (paths, index) => {
        for (const path of [...paths, index]) {
          await t.step(path.split("/").at(-1)!, () => inspectPage(browser, path));
        }
      })
    ),
});
