/**
 * The notebooks in a real JupyterLab, in a browser: the first, or with `PLUMAGE_PEERS_ALL=1` all
 * eight. `PLUMAGE_PEERS` names a Python that has it, `PLUMAGE_SCREENSHOTS` a folder for pictures of
 * what was seen.
 */
import assert from "node:assert/strict";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";
import { type Notebook, readNotebook } from "lib/notebook/mod.ts";
import { needsBrowser, withBrowser } from "../notebook/_browser.ts";
import { type Lab, withLab } from "./_jupyterlab.ts";
import { needsPython, NOTEBOOKS } from "./_peers.ts";

const ALL = Deno.env.get("PLUMAGE_PEERS_ALL") === "1";
const SCREENSHOTS = Deno.env.get("PLUMAGE_SCREENSHOTS");
const NAME = "the notebooks in JupyterLab";
const python = await needsPython(NAME, "jupyterlab");
const browser = needsBrowser(NAME);

function countOutputs(notebook: Notebook, type: string): number {
  return notebook.cells.flatMap((cell) => cell.cell_type === "code" ? cell.outputs : [])
    .filter((output) => "data" in output && output.data[type] !== undefined).length;
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS === undefined) return;
  await Deno.mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** Every figure of the notebook is seen as a picture, and nothing as raw JSON. */
async function assertFiguresSeen(page: Page, notebook: Notebook, name: string): Promise<void> {
  const pictures = page.locator(".jp-OutputArea-output img");
  const expected = countOutputs(notebook, "image/png");
  await page.waitForFunction(
    (count) => document.querySelectorAll(".jp-OutputArea-output img").length >= count,
    expected,
  );
  for (const picture of (await pictures.all()).slice(0, expected)) {
    const [width, loaded] = await picture.evaluate((image: HTMLImageElement) =>
      [image.getBoundingClientRect().width, image.naturalWidth] as const
    );
    assert.ok(width > 150 && loaded > 150, `${name}: a picture ${width} pixels wide`);
  }
  const text = await page.locator(".jp-OutputArea").allTextContents();
  assert.doesNotMatch(text.join(" "), /vnd\.plotly|"layout":|\{"data":/, name);
  await pictures.first().scrollIntoViewIfNeeded();
}

async function runAllCells(lab: Lab, path: string): Promise<void> {
  const name = basename(path);
  const cells = (await readNotebook(path)).cells.filter((cell) => cell.cell_type === "code");
  const page = await lab.open(name);
  await page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first().waitFor({
    timeout: 120_000,
  });
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.getByRole("menuitem", { name: "Run All Cells", exact: true }).click();
  const last = `[${cells.length}]:`;
  await page.waitForFunction(
    (prompt) =>
      [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].at(-1)!.textContent ===
        prompt || document.querySelector('[data-mime-type="application/vnd.jupyter.error"]'),
    last,
    { timeout: 240_000 },
  );
  const errors = page.locator('[data-mime-type="application/vnd.jupyter.error"]');
  assert.deepEqual(await errors.allTextContents(), []);
  const text = await page.locator(".jp-OutputArea").allTextContents();
  assert.match(text.join(" "), /this run \(smoke\)/);
  await takePicture(page, `${name}-run`);
  await page.context().close();
}

Deno.test({
  ...browser,
  ignore: python.ignore || browser.ignore === true,
  fn: (t) =>
    withBrowser((chromium) =>
      withLab(chromium, async (lab) => {
        for (const path of ALL ? NOTEBOOKS : NOTEBOOKS.slice(0, 1)) {
          const name = basename(path);
          await t.step(`${name} shows its figures, trusted or not`, async () => {
            const notebook = await readNotebook(path);
            for (const state of ["untrusted", "trusted"]) {
              if (state === "trusted") await lab.trust(name);
              const page = await lab.open(name);
              await assertFiguresSeen(page, notebook, `${name}, ${state}`);
              await takePicture(page, `${name}-${state}`);
              await page.context().close();
            }
          });
        }
        await t.step("Run All Cells runs the first notebook to its end", () => {
          return runAllCells(lab, NOTEBOOKS[0]!);
        });
      })
    ),
});
