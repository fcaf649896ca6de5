/** A rendered page in the tests' browser: opened as a file, drawn, listened to. */
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** How a reader looks at a page. */
export interface Look {
  readonly theme?: "light" | "dark";
  /** Of the window, in CSS pixels. */
  readonly width?: number;
  readonly scripts?: boolean;
}

/** An open page and what the browser complained about since. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens a page as a file, without network; any complaint of the browser ends up in the list. */
export async function openPage(browser: Browser, path: string, look: Look = {}): Promise<OpenPage> {
  const context = await browser.newContext({
    offline: true,
    colorScheme: look.theme ?? "light",
    viewport: { width: look.width ?? 1360, height: 900 },
    javaScriptEnabled: look.scripts ?? true,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asked: ${request.url()}`);
  });
  await page.goto(`file://${path}`);
  return { page, complaints };
}

/** Lets Plotly draw every figure of the page. */
export async function drawAll(page: Page): Promise<void> {
  for (const figure of await page.locator("figure.plot").all()) {
    await figure.scrollIntoViewIfNeeded();
  }
  await page.waitForFunction(() =>
    document.querySelectorAll("figure.plot:not(.drawn)").length === 0
  );
}

/** By how many pixels the page as a whole scrolls sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}

/** The little of axe-core that is used in the page. */
interface Axe {
  run(
    context: { exclude: string[] },
    options: { preload: boolean },
  ): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
}

/** What axe-core finds on the page that is serious or critical, one line a rule. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(await Deno.readTextFile(AXE)); // the page's policy lets no script element in
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(
      { exclude: ["figure.plot svg"] }, // thousands of shapes; axe-core has no rule for them
      { preload: false },
    );
    return violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}
