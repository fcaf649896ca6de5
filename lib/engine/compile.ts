/**
 * Compiles the addon of `@tensorflow/tfjs-node-gpu` (two C++ files, unchanged) against a folder of
 * TensorFlow's libraries and C headers.
 *
 * @module
 */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { EngineFault } from "./fault.ts";
import { lastLine, runProcess } from "./_process.ts";

/**
 * The folder of the package `@tensorflow/tfjs-node-gpu` that this program loads: of this checkout,
 * or of a project elsewhere that uses the library.
 */
export function packageFolder(): string {
  return Deno.realPathSync(
    dirname(dirname(fileURLToPath(import.meta.resolve("@tensorflow/tfjs-node-gpu")))),
  );
}

/** What the compiler is given. */
export interface AddonSources {
  /** Folder that holds `tensorflow/c/c_api.h`. */
  readonly includeFolder: string;
  /** The shared libraries to link with. */
  readonly libraries: readonly string[];
  /** Where the libraries are looked for when the addon is loaded; `$ORIGIN` is its own folder. */
  readonly runPath: string;
}

/**
 * Compiles the addon.
 *
 * @param sources Headers and libraries.
 * @param output Path of the addon to write.
 * @throws {EngineFault} If there is no compiler, or it fails.
 */
export async function compileAddon(sources: AddonSources, output: string): Promise<void> {
  const compiler = await findCompiler();
  const folder = packageFolder();
  const nodeHeaders = dirname(fileURLToPath(import.meta.resolve("node-api-headers")));
  const result = await runProcess([
    compiler,
    ...["-O2", "-shared", "-fPIC", "-std=c++17", "-DNAPI_VERSION=8"],
    ...[`-I${sources.includeFolder}`, `-I${folder}`, `-I${nodeHeaders}/include`],
    ...["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => `${folder}/binding/${name}`),
    ...["-o", output, ...sources.libraries, `-Wl,-rpath,${sources.runPath}`],
    ...(Deno.build.os === "darwin" ? ["-undefined", "dynamic_lookup"] : []),
  ]);
  if (!result.success) {
    throw new EngineFault(
      `${compiler} could not compile the TensorFlow addon: ${lastLine(result.stderr)}`,
      Deno.build.os === "darwin" ? "xcode-select --install" : "sudo apt install g++ libc6-dev",
    );
  }
}

async function findCompiler(): Promise<string> {
  for (const program of [Deno.env.get("CXX"), "g++", "c++", "clang++"]) {
    if (program && (await runProcess([program, "--version"])).success) return program;
  }
  throw new EngineFault(
    "No C++ compiler was found (g++, c++ or clang++)",
    Deno.build.os === "darwin" ? "xcode-select --install" : "sudo apt install g++",
  );
}
