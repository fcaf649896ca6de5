/** Running tasks as their users do: as processes. */
import { join } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { encodeJpeg } from "lib/image/mod.ts";
import { createStream } from "lib/random/mod.ts";

/** How a task ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Starts a task. */
export function startTask(
  task: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Deno.ChildProcess {
  const { cwd = projectFolder(), env = {} } = options;
  return new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--allow-all", "--no-check", "--no-code-cache"],
      ...["--config", join(projectFolder(), "deno.json")],
      ...[join(projectFolder(), `lib/cli/${task}.ts`), ...args],
    ],
    cwd: projectFolder(),
    env: { NO_COLOR: "1", PLUMAGE_PROFILE: "smoke", INIT_CWD: cwd, ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Runs a task to its end. */
export async function runTask(
  ...[task, args, options]: Parameters<typeof startTask>
): Promise<Ended> {
  const { code, stdout, stderr } = await startTask(task, args, options).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

/**
 * Writes a folder of pictures, a folder a class, that a network can tell apart: each class has a
 * colour, and noise upon it.
 */
export async function writePictures(
  folder: string,
  classes: Readonly<Record<string, number>>,
): Promise<void> {
  let hue = 0;
  for (const [name, count] of Object.entries(classes)) {
    const colour = [hue % 2, (hue >> 1) % 2, (hue >> 2) % 2].map((on) => 40 + 150 * on);
    hue++;
    await Deno.mkdir(`${folder}/${name}`, { recursive: true });
    for (let i = 0; i < count; i++) {
      const noise = createStream(i, "picture", name);
      const data = Uint8Array.from(
        { length: 48 * 48 * 3 },
        (_, k) => colour[k % 3]! + noise.integer(0, 60),
      );
      const bytes = await encodeJpeg({ width: 48, height: 48, data });
      await Deno.writeFile(`${folder}/${name}/${i}.jpg`, bytes);
    }
  }
}
