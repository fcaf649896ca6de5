/** Python's notebook tools for the tests, where there are some: `PLUMAGE_PEERS` names a Python. */
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { notebooksIn } from "../../lib/cli/render.ts";

const PYTHON = Deno.env.get("PLUMAGE_PEERS");

/** Where the notebooks lie. */
export const NOTEBOOKS_FOLDER = join(projectFolder(), "notebooks");

/** The notebooks. */
export const NOTEBOOKS: readonly string[] = await notebooksIn(NOTEBOOKS_FOLDER);

/** The options of a test that needs packages of Python: skipped, with a printed reason, without. */
export async function needsPython(
  name: string,
  ...packages: readonly string[]
): Promise<{ name: string; ignore: boolean }> {
  const found = PYTHON !== undefined && (await new Deno.Command(PYTHON, {
    args: ["-c", `import ${packages.join(", ")}`],
    stdout: "null",
    stderr: "null",
  }).output().catch(() => ({ success: false }))).success;
  const need = `needs ${packages.join(", ")}; set PLUMAGE_PEERS to a Python that has them`;
  // deno-lint-ignore no-console -- a skipped test gives its reason
  if (!found) console.log(`skipped: ${name} (${need})`);
  return { name, ignore: !found };
}

/** A program that was installed beside the peers' Python. */
export function peerProgram(name: string): string {
  return join(dirname(PYTHON!), name);
}

/** Variables under which Jupyter finds the Deno kernel and nothing of the user's. */
export async function jupyterEnvironment(folder: string): Promise<Record<string, string>> {
  const kernel = join(folder, "data/kernels/deno");
  await Deno.mkdir(kernel, { recursive: true });
  const argv = [Deno.execPath(), "jupyter", "--kernel", "--conn", "{connection_file}"];
  const spec = { argv, "display_name": "Deno", language: "typescript" };
  await Deno.writeTextFile(join(kernel, "kernel.json"), JSON.stringify(spec));
  return {
    "JUPYTER_DATA_DIR": join(folder, "data"),
    "JUPYTER_CONFIG_DIR": join(folder, "config"),
    "JUPYTER_RUNTIME_DIR": join(folder, "runtime"),
    "JUPYTERLAB_SETTINGS_DIR": join(folder, "settings"),
    "JUPYTERLAB_WORKSPACES_DIR": join(folder, "workspaces"),
    "PLUMAGE_PROFILE": "smoke",
  };
}

/** Runs the peers' Python in the notebooks' folder; what it prints. */
export async function runPython(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const output = await new Deno.Command(PYTHON!, { args: [...args], cwd: NOTEBOOKS_FOLDER, env })
    .output();
  const decoder = new TextDecoder();
  assert.ok(output.success, decoder.decode(output.stderr).split("\n").slice(-12).join("\n"));
  return decoder.decode(output.stdout).trim();
}
