/**
 * Compiles the pixel loops. `deno run --allow-all lib/augment/compile_kernels.ts` writes
 * kernels/kernels.wasm anew; a test compares that file with what the sources give.
 *
 * @module
 */
import asc from "assemblyscript/asc";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { cannot } from "../errors.ts";

const FOLDER = new URL("kernels/", import.meta.url);

/**
 * Compiles kernels/index.ts and what it imports.
 *
 * @returns The WebAssembly module, the same bytes on every machine.
 * @throws {SyntaxError} If the sources do not compile; the error holds the compiler's words.
 */
export async function compileKernels(): Promise<Uint8Array<ArrayBuffer>> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main([
    "index.ts",
    "--outFile=kernels.wasm",
    "--runtime=stub",
    "--enable=simd",
    "--importMemory",
    "--noExportMemory",
    "--memoryBase=1024",
    "--optimizeLevel=3",
    "--shrinkLevel=0",
    "--converge",
    "--noAssert",
  ], {
    readFile: (name) => {
      try {
        return Deno.readTextFileSync(new URL(basename(name), FOLDER));
      } catch {
        return null; // the compiler asks for what may be elsewhere
      }
    },
    writeFile: (_, content) => {
      if (content instanceof Uint8Array) binary = content;
    },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined) {
    const doing = `compile ${fileURLToPath(FOLDER)}`;
    throw new SyntaxError(cannot(doing, "AssemblyScript", `\n${stderr.toString()}`));
  }
  return Uint8Array.from(binary);
}

if (import.meta.main) {
  await Deno.writeFile(new URL("kernels.wasm", FOLDER), await compileKernels());
}
