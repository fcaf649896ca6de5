/** A headless browser for the tests of pages, where one is installed. */
import { type Browser, chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function findBrowser(): string | undefined {
  return [Deno.env.get("PLUMAGE_BROWSER"), ...PLACES].find((path) => {
    try {
      return path !== undefined && Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  });
}

/** The options of a test that needs a browser: skipped, with a printed reason, without one. */
export function needsBrowser(
  name: string,
): Pick<Deno.TestDefinition, "name" | "ignore" | "sanitizeOps" | "sanitizeResources"> {
  const ignore = findBrowser() === undefined;
  // deno-lint-ignore no-console -- a skipped test gives its reason
  if (ignore) console.log(`skipped: ${name} (needs Chromium; set PLUMAGE_BROWSER)`);
  return { name, ignore, sanitizeOps: false, sanitizeResources: false };
}

/** Runs a test body with a browser that has no network. */
export async function withBrowser(body: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser()!,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    await body(browser);
  } finally {
    await browser.close();
  }
}
