/** JupyterLab's stop button in a real browser, pressed while a network trains, is judged, is sought. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Notebook } from "lib/notebook/mod.ts";
import { needsBrowser, withBrowser } from "../notebook/_browser.ts";
import { withLab } from "./_jupyterlab.ts";
import { needsPython } from "./_peers.ts";

const NAME =
  "JupyterLab's stop button ends training, validation and search, and the next cell runs";
const python = await needsPython(NAME, "jupyterlab");
const browser = needsBrowser(NAME);

/** What a reader is promised. */
const LIMIT_MS = 5000;

/** Says when it is in the middle of the work that the button is to end. */
const SOURCES = `
const says = (what) => { if (!said.has(what)) { said.add(what); console.log("now: " + what); } };
const said = new Set();
const source = (what, steps) => ({
  examples: 8 * steps, steps, batchSize: 8, imageSize: 32,
  async *epoch(_, { startStep = 0 } = {}) {
    for (let step = startStep; step < steps; step++) {
      if (step > 3) says(what);
      const images = new Float32Array(8 * 32 * 32 * 3).fill(step / steps);
      yield { images, labels: Int32Array.of(0, 1, 0, 1, 1, 0, 1, 0), imageSize: 32 };
    }
  },
});
const model = await createModel("efficientnet-lite0", {
  classes: 2, imageSize: 32, weights: "random", seed: 1,
});`;

const WORK: Readonly<Record<string, string>> = {
  training: `${SOURCES}
await fit(model, { train: source("training", 100000), epochs: 1, learningRate: 1e-3 });`,
  validation: `${SOURCES}
const train = source("", 4), valid = source("validation", 100000);
await fit(model, { train, valid, epochs: 1, learningRate: 1e-3 });`,
  search: `${SOURCES}
const space = new Space({ rate: realDimension(1e-5, 1e-2, { scale: "log" }) });
await gpMinimize(async ({ rate }) => {
  const { epochs } = await fit(model, { train: source("search", 50), epochs: 1, learningRate: rate });
  return epochs[0].loss;
}, space, { calls: 100000, seed: 1 });`,
};

function notebook(): Notebook {
  const code = (source: string) => ({
    cell_type: "code" as const,
    id: crypto.randomUUID().slice(0, 8),
    execution_count: null,
    metadata: {},
    outputs: [{ output_type: "stream" as const, name: "stdout" as const, text: "not run" }],
    source,
  });
  const imports = `import { createModel, fit, startEngine } from "lib/mod.ts";
import { gpMinimize, realDimension, Space } from "lib/search/mod.ts";
await startEngine();
`;
  return {
    cells: [
      imports,
      ...Object.values(WORK).map((work) => `{${work}}`),
      `await new Promise((resolve) => setTimeout(resolve, 200)); 6 * 7`,
    ].map(
      code,
    ),
    metadata: {
      kernelspec: { name: "deno", display_name: "Deno", language: "typescript" },
      language_info: { name: "typescript" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** Runs a cell as a reader does, who looks whether it began. */
async function start(page: Page, cell: number): Promise<void> {
  const prompt = page.locator(".jp-CodeCell .jp-InputPrompt").nth(cell);
  const before = await prompt.textContent();
  for (let tries = 0; tries < 20 && await prompt.textContent() === before; tries++) {
    await page.locator(".jp-CodeCell .jp-InputArea-editor").nth(cell).click();
    await page.keyboard.press("Control+Enter");
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Its prompt has a number again. */
async function hasRun(page: Page, cell: number): Promise<void> {
  const prompt = page.locator(".jp-CodeCell .jp-InputPrompt").nth(cell);
  await prompt.getByText(/^\[\d+\]:$/).waitFor({ timeout: 60_000 });
}

async function waitForText(page: Page, cell: number, text: string): Promise<void> {
  const outputs = page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea");
  await outputs.getByText(text).first().waitFor({ timeout: 60_000 });
}

Deno.test({
  ...browser,
  ignore: python.ignore || browser.ignore === true,
  fn: (t) =>
    withBrowser((chromium) =>
      withLab(chromium, async (lab) => {
        const page = await lab.open("stop.ipynb");
        await page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first().waitFor();
        await start(page, 0);
        await hasRun(page, 0);
        for (const [at, what] of Object.keys(WORK).entries()) {
          await t.step(what, async () => {
            await start(page, at + 1);
            await waitForText(page, at + 1, `now: ${what}`);
            const pressed = performance.now();
            await page.locator('[data-command="notebook:interrupt-kernel"]').first().click();
            await hasRun(page, at + 1);
            const took = performance.now() - pressed;
            assert.ok(took < LIMIT_MS, `${what} ended after ${Math.round(took)} ms`);
            await waitForText(page, at + 1, "Stopped. What was saved");

            const last = Object.keys(WORK).length + 1;
            await start(page, last);
            await hasRun(page, last);
            await waitForText(page, last, "42");
          });
        }
        await page.context().close();
      }, { "stop.ipynb": notebook() })
    ),
});
