/**
 * The binaries that TensorFlow.js publishes itself: TensorFlow 2.9.1 and a prebuilt addon. The way
 * for macOS and Windows, and for Linux where the wheels cannot be had.
 *
 * `TFJS_NODE_CDN_STORAGE` and `TFJS_NODE_BASE_URI` name a mirror, as in the package's own installer.
 *
 * @module
 */
import { compileAddon, packageFolder } from "./compile.ts";
import { EngineFault } from "./fault.ts";
import type { MessageListener } from "../progress.ts";
import { lastLine, runProcess } from "./_process.ts";
import { detectTarget, type Target } from "./target.ts";
import { download, shownUrl } from "../disk/download.ts";
import { exists, writeFileWhole } from "../disk/files.ts";
import { messageOf } from "../errors.ts";

const LIBTENSORFLOW_VERSION = "2.9.1";
const PACKAGE_VERSION = "4.22.0";

/** Where the two archives of a machine lie. */
export interface OfficialArchives {
  /** TensorFlow's C library. */
  readonly library: string;
  /** The prebuilt addon; absent where none is published, then it is compiled. */
  readonly addon: string | undefined;
}

/**
 * The addresses of the official archives, by the rules of the package's installer.
 *
 * @param target The machine.
 * @param environment Where the mirror variables are looked up.
 * @throws {EngineFault} If nothing is published for the machine.
 */
export function officialArchives(
  target: Target,
  environment: (name: string) => string | undefined = (name) => Deno.env.get(name),
): OfficialArchives {
  const storage = environment("TFJS_NODE_CDN_STORAGE") ?? "https://storage.googleapis.com/";
  const base = environment("TFJS_NODE_BASE_URI") ??
    `${storage}tensorflow/libtensorflow/libtensorflow-`;
  const addons = `${storage}tf-builds/pre-built-binary/napi-v8/${PACKAGE_VERSION}/`;
  const arm = target.arch === "aarch64";
  switch (target.os) {
    case "linux":
      if (arm) {
        return {
          library: `${storage}tf-builds/libtensorflow_r2_7_linux_arm64.tar.gz`,
          addon: undefined,
        };
      }
      return target.nvidia
        ? {
          library: `${base}gpu-linux-x86_64-${LIBTENSORFLOW_VERSION}.tar.gz`,
          addon: `${addons}GPU-linux-${PACKAGE_VERSION}.tar.gz`,
        }
        : {
          library: `${base}cpu-linux-x86_64-${LIBTENSORFLOW_VERSION}.tar.gz`,
          addon: `${addons}CPU-linux-${PACKAGE_VERSION}.tar.gz`,
        };
    case "darwin":
      // The GPU package has no binaries here; the CPU package's are built from the same sources.
      return arm
        ? {
          library: `${storage}tf-builds/libtensorflow_r2_7_darwin_arm64_cpu.tar.gz`,
          addon: undefined,
        }
        : {
          library: `${base}cpu-darwin-x86_64-${LIBTENSORFLOW_VERSION}.tar.gz`,
          addon: `${addons}CPU-darwin-${PACKAGE_VERSION}.tar.gz`,
        };
    case "windows": {
      const type = target.nvidia ? "gpu" : "cpu";
      return {
        library: `${base}${type}-windows-x86_64-${LIBTENSORFLOW_VERSION}.zip`,
        addon: `${addons}${type.toUpperCase()}-windows-${PACKAGE_VERSION}.zip`,
      };
    }
    default:
      throw new EngineFault(
        `TensorFlow.js publishes no binaries for ${target.os} on ${target.arch}`,
        "set PLUMAGE_ENGINE=javascript, which is slow but runs everywhere",
      );
  }
}

/** Tells whether the official library and an addon are in place in this clone's package. */
export async function isOfficialInstalled(): Promise<boolean> {
  return await exists(`${packageFolder()}/deps/complete`);
}

/**
 * Downloads and unpacks the official binaries into this clone's package.
 *
 * @param onMessage Gets a line for each step.
 * @throws {EngineFault} Where they cannot be had.
 */
export async function installOfficial(onMessage: MessageListener): Promise<void> {
  const archives = officialArchives(detectTarget());
  const folder = packageFolder();
  const partial = `${folder}/deps.partial-${Deno.pid}`;
  try {
    await Deno.mkdir(partial, { recursive: true });
    onMessage(`Fetching TensorFlow ${LIBTENSORFLOW_VERSION} from ${shownUrl(archives.library)}`);
    await fetchAndUnpack(archives.library, partial);
    await Deno.remove(`${folder}/deps`, { recursive: true }).catch(() => {});
    await Deno.rename(partial, `${folder}/deps`);
    const target = `${folder}/lib/napi-v8`;
    await Deno.mkdir(target, { recursive: true });
    if (archives.addon !== undefined) {
      onMessage(`Fetching the TensorFlow.js addon from ${shownUrl(archives.addon)}`);
      await fetchAndUnpack(archives.addon, target);
      await liftAddon(target);
    } else {
      onMessage("Compiling the TensorFlow.js addon");
      const extension = Deno.build.os === "darwin" ? "dylib" : "so";
      await compileAddon({
        includeFolder: `${folder}/deps/include`,
        libraries: ["", "_framework"].map((it) =>
          `${folder}/deps/lib/libtensorflow${it}.${extension}`
        ),
        runPath: `${folder}/deps/lib`,
      }, `${target}/tfjs_binding.node`);
    }
    await writeFileWhole(`${folder}/deps/complete`, `${LIBTENSORFLOW_VERSION}\n`);
  } finally {
    await Deno.remove(partial, { recursive: true }).catch(() => {});
  }
}

async function fetchAndUnpack(address: string, folder: string): Promise<void> {
  const archive = `${folder}/archive-${Deno.pid}`;
  try {
    await download(address, archive, { attempts: 3 });
  } catch (error) {
    throw new EngineFault(
      `${shownUrl(address)} could not be fetched: ${messageOf(error)}`,
      "check the network, or set TFJS_NODE_CDN_STORAGE to a mirror",
      error,
    );
  }
  const unpack = await runProcess(["tar", "-xf", archive, "-C", folder]);
  await Deno.remove(archive).catch(() => {});
  if (!unpack.success) {
    throw new EngineFault(
      `${shownUrl(address)} could not be unpacked: ${lastLine(unpack.stderr)}`,
      "run the command again; if it stays so, set TFJS_NODE_CDN_STORAGE to a mirror",
    );
  }
}

/** The addon's archive wraps it in a folder; the package wants it one level up. */
async function liftAddon(folder: string): Promise<void> {
  for await (const entry of Deno.readDir(folder)) {
    const inside = `${folder}/${entry.name}/tfjs_binding.node`;
    if (entry.isDirectory && await exists(inside)) {
      await Deno.rename(inside, `${folder}/tfjs_binding.node`);
    }
  }
}
