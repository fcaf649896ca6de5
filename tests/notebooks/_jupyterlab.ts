/** A real JupyterLab for the tests: copies of the notebooks, the Deno kernel, nothing of the user's. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { projectFolder } from "lib/article/folders.ts";
import { type Notebook, writeNotebook } from "lib/notebook/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { jupyterEnvironment, NOTEBOOKS, peerProgram } from "./_peers.ts";

/** A running JupyterLab. */
export interface Lab {
  /** Opens a notebook in a window of its own and waits until all of it is there. */
  open(notebook: string): Promise<Page>;
  /** Marks a notebook as trusted, as the user does who wrote it. */
  trust(notebook: string): Promise<void>;
}

/** All cells stay in the page, and no news are asked for. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  "notebook-extension/tracker": { windowingMode: "none" },
  "apputils-extension/notification": { fetchNews: "false", checkForUpdates: false },
  "docmanager-extension/plugin": { autosave: false },
};

/**
 * Runs a test body with a JupyterLab, which ends with it.
 *
 * @param others Notebooks beside the article's, by file name.
 */
export async function withLab(
  browser: Browser,
  body: (lab: Lab) => Promise<void>,
  others: Readonly<Record<string, Notebook>> = {},
): Promise<void> {
  // Inside the project, where the kernel finds deno.json, in the part that git ignores.
  const root = join(projectFolder(), "data", "runs", `jupyterlab-${randomUUID().slice(0, 8)}`);
  await Deno.mkdir(root, { recursive: true });
  try {
    for (const path of NOTEBOOKS) await Deno.copyFile(path, join(root, basename(path)));
    for (const [name, notebook] of Object.entries(others)) {
      await writeNotebook(join(root, name), notebook);
    }
    await withTempFolder(async (folder) => {
      const env = await jupyterEnvironment(folder);
      await writeSettings(env["JUPYTERLAB_SETTINGS_DIR"]!);
      await withServer(root, env, (address, token) =>
        body({
          open: (notebook) => openNotebook(browser, `${address}/doc/tree/${notebook}`, token),
          trust: (notebook) => trust(join(root, notebook), env),
        }));
    });
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

async function writeSettings(folder: string): Promise<void> {
  for (const [plugin, settings] of Object.entries(SETTINGS)) {
    const path = join(folder, "@jupyterlab", `${plugin}.jupyterlab-settings`);
    await Deno.mkdir(join(path, ".."), { recursive: true });
    await Deno.writeTextFile(path, JSON.stringify(settings));
  }
}

async function withServer(
  root: string,
  env: Record<string, string>,
  body: (address: string, token: string) => Promise<void>,
): Promise<void> {
  const token: string = randomUUID();
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  const server = new Deno.Command(peerProgram("jupyter-lab"), {
    args: [
      "--no-browser",
      "--allow-root",
      "--ip=127.0.0.1",
      `--port=${port}`,
      "--ServerApp.port_retries=0",
      `--IdentityProvider.token=${token}`,
      `--ServerApp.root_dir=${root}`,
    ],
    env,
    stdout: "null",
    stderr: "null",
  }).spawn();
  try {
    const address = `http://127.0.0.1:${port}`;
    for (let tries = 0; !await answers(`${address}/api?token=${token}`); tries++) {
      assert.ok(tries < 600, "JupyterLab did not start within a minute");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await body(address, token);
  } finally {
    server.kill("SIGTERM"); // ends its kernels too
    await server.status;
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function openNotebook(browser: Browser, address: string, token: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}?token=${token}`);
  await page.locator(".jp-Notebook .jp-Cell").first().waitFor({ timeout: 120_000 });
  await page.locator(".jp-Notebook .jp-CodeCell .jp-OutputArea-output").first().waitFor();
  return page;
}

async function trust(path: string, env: Record<string, string>): Promise<void> {
  const program = peerProgram("jupyter-trust");
  const { success, stderr } = await new Deno.Command(program, { args: [path], env }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
}
