import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { renderNotebooks } from "lib/notebook/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { needsBrowser, withBrowser } from "./_browser.ts";
import { hostileNotebook } from "./_hostile.ts";

const NOTEBOOKS = 100;
const SEED = 20_261_126;

/** Opens pages one after another in one window; what they do that a page may not. */
async function misdeeds(browser: Browser, folder: string, names: string[]): Promise<string[]> {
  const found: string[] = [];
  const page = await (await browser.newContext()).newPage();
  let now = "";
  page.on("dialog", (dialog) => {
    found.push(`${now}: a dialog`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => found.push(`${now}: ${error.message}`));
  page.on("request", (request) => {
    const address = request.url();
    const isOwn = /^(data|blob):/.test(address) ||
      address === `file://${join(folder, now)}` || address.startsWith(`file://${folder}/assets/`);
    if (!isOwn) found.push(`${now}: asked for ${address.slice(0, 100)}`);
  });
  page.on("requestfailed", (request) => {
    const words = request.failure()?.errorText ?? "";
    if (words === "csp") found.push(`${now}: stopped ${request.url().slice(0, 100)}`);
  });
  for (now of names) {
    await page.goto(`file://${join(folder, now)}`);
    const handlers = await page.evaluate(async () => {
      for (const figure of document.querySelectorAll("figure.plot")) figure.scrollIntoView();
      for (const link of document.querySelectorAll<HTMLElement>("main *")) link.focus();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return [...document.querySelectorAll("*")].flatMap((element) =>
        element.getAttributeNames().filter((name) => /^on|^style$/.test(name))
          .filter((name) => name !== "style" || /url\(|fixed/.test(element.getAttribute(name)!))
          .map((name) => `${element.tagName} ${name}="${element.getAttribute(name)}"`)
      );
    });
    found.push(...handlers.map((handler) => `${now}: ${handler}`));
  }
  return found;
}

Deno.test({
  ...needsBrowser(
    "a hundred hostile notebooks open no dialog, ask for nothing and leave no handler",
  ),
  async fn() {
    await withTempFolder(async (folder) => {
      const texts = fc.sample(hostileNotebook, { numRuns: NOTEBOOKS, seed: SEED });
      const paths = texts.map((_, index) => join(folder, `${index}.ipynb`));
      await Promise.all(paths.map((path, index) => Deno.writeTextFile(path, texts[index]!)));
      const pages = join(folder, "pages");
      await renderNotebooks(paths, { folder: pages });
      await withBrowser(async (browser) => {
        const halves = [0, 1].map((half) =>
          paths.flatMap((_, index) => index % 2 === half ? [`${index}.html`] : [])
        );
        const found = await Promise.all(halves.map((names) => misdeeds(browser, pages, names)));
        assert.deepEqual(found.flat(), []);
      });
    });
  },
});

Deno.test({
  ...needsBrowser("the pages' policy stops what the sanitiser would let through"),
  async fn() {
    await withTempFolder(async (folder) => {
      const path = join(folder, "a.ipynb");
      const source = "# A\n\nSTART";
      const cells = [{ "cell_type": "markdown", id: "a", metadata: {}, source }];
      const notebook = { cells, metadata: {}, nbformat: 4, "nbformat_minor": 5 };
      await Deno.writeTextFile(path, JSON.stringify(notebook));
      const pages = join(folder, "pages");
      await renderNotebooks([path], { folder: pages });
      const page = await Deno.readTextFile(join(pages, "a.html"));
      const attack = "<script>alert(1)</script><img src=x onerror=alert(1)>" +
        "<iframe src=http://evil.invalid></iframe><img src=http://evil.invalid/a.png>" +
        "<p style='background:url(http://evil.invalid/b)'>x</p>" +
        "<link rel=stylesheet href=http://evil.invalid/c.css>";
      assert.ok(page.includes("<p>START</p>"));
      const broken = page.replace("<p>START</p>", attack);
      const open = broken.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
      await Deno.writeTextFile(join(pages, "closed.html"), broken);
      await Deno.writeTextFile(join(pages, "open.html"), open);
      const isDeed = (line: string, _: number, all: string[]) =>
        /a dialog/.test(line) ||
        /asked for/.test(line) && !all.includes(line.replace("asked for", "stopped"));
      await withBrowser(async (browser) => {
        const [closed, opened] = [
          await misdeeds(browser, pages, ["closed.html"]),
          await misdeeds(browser, pages, ["open.html"]),
        ];
        assert.ok(opened.filter(isDeed).length >= 5, "without a policy all of it happens");
        assert.deepEqual(closed.filter(isDeed), []);
      });
    });
  },
});
