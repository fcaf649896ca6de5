/**
 * Loading a library that talks. TensorFlow 2.21 writes two lines to standard error while the dynamic
 * linker initialises it, before any setting of its own is read.
 */
import { writeAllSync } from "../disk/files.ts";

/** What TensorFlow says of itself on every start. */
const NOISE = /^(WARNING: All log messages before absl::InitializeLog\(\)|I0000 )/;

const LIBC = {
  dup: { parameters: ["i32"], result: "i32" },
  dup2: { parameters: ["i32", "i32"], result: "i32" },
  close: { parameters: ["i32"], result: "i32" },
  memfd_create: { parameters: ["buffer", "u32"], result: "i32" },
} as const;

/**
 * Loads something with standard error set aside; what was written there comes out afterwards, but for
 * TensorFlow's own greeting. Where standard error cannot be set aside, it is only loaded.
 *
 * @param load Loads.
 * @returns What it returns.
 */
export async function loadQuietly<Value>(load: () => Promise<Value>): Promise<Value> {
  const aside = setStderrAside();
  try {
    return await load();
  } finally {
    aside?.();
  }
}

/** Points standard error at a file in memory; gives what points it back. */
function setStderrAside(): (() => void) | undefined {
  if (Deno.build.os !== "linux") return undefined;
  let libc: Deno.DynamicLibrary<typeof LIBC>;
  try {
    libc = Deno.dlopen("libc.so.6", LIBC);
  } catch {
    return undefined; // another C library, or no right to call it: the lines are only ugly
  }
  const { dup, dup2, close, memfd_create: create } = libc.symbols;
  const memory = create(new TextEncoder().encode("stderr\0"), 0);
  const kept = memory < 0 ? -1 : dup(2);
  if (kept < 0) {
    libc.close();
    return undefined;
  }
  dup2(memory, 2);
  return () => {
    const said = Deno.readTextFileSync(`/proc/self/fd/${memory}`);
    dup2(kept, 2);
    for (const file of [kept, memory]) close(file);
    libc.close();
    const lines = said.split(/(?<=\n)/).filter((line) => !NOISE.test(line));
    if (lines.length > 0) writeAllSync(Deno.stderr, new TextEncoder().encode(lines.join("")));
  };
}
