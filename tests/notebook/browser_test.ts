import assert from "node:assert/strict";
import { join } from "node:path";
import { renderNotebooks } from "lib/notebook/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { needsBrowser, withBrowser } from "./_browser.ts";
import { drawAll, type Look, openPage, seriousFindings, sidewaysOverflow } from "./_page.ts";

const SAMPLE = new URL("../fixtures/notebook/sample.ipynb", import.meta.url).pathname;

/** Renders the sample twice as a series. */
async function withPages(body: (folder: string) => Promise<void>): Promise<void> {
  await withTempFolder(async (folder) => {
    const paths = ["01_first.ipynb", "02_next.ipynb"].map((name) => join(folder, name));
    for (const path of paths) await Deno.copyFile(SAMPLE, path);
    const words = { title: "Plumage", description: "Two pages of a sample." };
    await renderNotebooks(paths, { folder: join(folder, "rendered"), index: true, words });
    await body(join(folder, "rendered"));
  });
}

Deno.test({
  ...needsBrowser("the pages in a browser"),
  fn: (t) =>
    withBrowser((browser) =>
      withPages(async (folder) => {
        await t.step(
          "pages open as files without a complaint, and figures answer to the mouse",
          async () => {
            for (const theme of ["light", "dark"] as const) {
              for (const width of [1360, 390]) {
                const path = join(folder, "01_first.html");
                const { page, complaints } = await openPage(browser, path, { theme, width });
                await drawAll(page);
                assert.equal(await page.locator("figure.plot .main-svg").count() > 0, true);
                const overflow = await sidewaysOverflow(page);
                assert.equal(overflow, 0, `${width} px wide: scrolls sideways by ${overflow}`);
                const bar = page.locator("figure.plot .barlayer .point").first();
                await bar.hover({ force: true }); // the mouse goes to a layer above the bars
                await page.locator("g.hovertext").first().waitFor();
                assert.match(await page.locator("g.hovertext").first().innerHTML(), /40/);
                assert.deepEqual(complaints, []);
                await page.context().close();
              }
            }
          },
        );

        await t.step(
          "the switches fold code, change the theme and the figures with it, and are remembered",
          async () => {
            const { page, complaints } = await openPage(browser, join(folder, "01_first.html"));
            const shown = () => page.locator("details.source[open]").count();
            const all = await page.locator("details.source").count();
            assert.equal(await shown(), all);
            await page.locator("#code-switch").click();
            assert.equal(await shown(), 0);
            assert.equal(await page.locator("#code-switch").getAttribute("aria-pressed"), "false");
            await page.locator("details.source summary").first().click();
            assert.equal(await shown(), 1);

            await drawAll(page);
            const colours = () =>
              page.evaluate(() => [
                getComputedStyle(document.body).backgroundColor,
                document.querySelector<SVGTextElement>("figure.plot text.gtitle")!.style.fill,
              ]);
            const light = await colours();
            await page.locator("#theme-switch").click(); // light
            await page.locator("#theme-switch").click(); // dark
            await page.waitForTimeout(500);
            const dark = await colours();
            assert.notEqual(dark[0], light[0]);
            assert.notEqual(dark[1], light[1]);

            await page.locator("a[rel=next]").first().click();
            await page.waitForURL(/02_next/);
            assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
            assert.equal(await shown(), 0);
            assert.deepEqual(complaints, []);
          },
        );

        await t.step(
          "pages have no serious accessibility finding, light, dark and narrow",
          async () => {
            const looks: Look[] = [{}, { theme: "dark" }, { width: 390 }];
            for (const file of ["index.html", "01_first.html"]) {
              for (const look of file === "index.html" ? looks.slice(0, 1) : looks) {
                const { page } = await openPage(browser, join(folder, file), look);
                await drawAll(page);
                const found = await seriousFindings(page);
                assert.deepEqual(found, [], `${file} ${JSON.stringify(look)}`);
                await page.context().close();
              }
            }
          },
        );

        await t.step(
          "the keyboard reaches text, links, switches and code in the order of reading",
          async () => {
            const { page } = await openPage(browser, join(folder, "01_first.html"));
            const focused: string[] = [];
            for (let i = 0; i < 12; i++) {
              await page.keyboard.press("Tab");
              focused.push(
                await page.evaluate(() => {
                  const { tagName, id, textContent } = document.activeElement!;
                  return id === "" ? `${tagName} ${textContent!.trim().slice(0, 12).trim()}` : id;
                }),
              );
            }
            assert.deepEqual(
              focused.slice(0, 6),
              [
                "A Skip to the ",
                "A Plumage",
                "A Next →",
                "code-switch",
                "theme-switch",
                "A The method",
              ].map((text) => text.trim()),
            );
            await page.keyboard.press("Tab");
            await page.locator(".skip").focus();
            await page.keyboard.press("Enter");
            assert.equal(await page.evaluate(() => document.activeElement!.id), "main");
          },
        );

        await t.step(
          "without scripts and in print, code and still pictures are there",
          async () => {
            const still = await openPage(browser, join(folder, "01_first.html"), {
              scripts: false,
            });
            const images = still.page.locator("figure.plot > img");
            assert.equal(await images.count(), 2);
            const box = await images.first().boundingBox();
            assert.ok(box!.width > 400 && box!.height > 100);
            assert.match((await images.first().getAttribute("alt"))!, /two clouds/);

            const { page } = await openPage(browser, join(folder, "01_first.html"));
            await drawAll(page);
            await page.emulateMedia({ media: "print" });
            const printed = await page.locator("figure.plot > img").first().boundingBox();
            assert.ok(printed!.width > 400, "the still picture is printed");
            assert.equal(await page.locator("figure.plot .canvas").first().isVisible(), false);
            assert.equal(await page.locator(".bar").isVisible(), false);
          },
        );
      })
    ),
});
