import assert from "node:assert/strict";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { detectTarget } from "lib/engine/target.ts";

/** Of the weights that `_digest_worker.ts` trains, and their answers; it changes with TensorFlow and with the network. */
const DIGEST = "fa4f0d0a861500ca89b9d7975778a45cc5e1a4dd33b37894a8e7400212d9e4fd";

const WORKER = fileURLToPath(new URL("./_digest_worker.ts", import.meta.url));

async function digestOf(
  arithmetic: "fastest" | "reproducible",
  env: Record<string, string>,
  by: readonly string[] = [],
): Promise<string> {
  const [command, ...args] = [
    ...by,
    ...[Deno.execPath(), "run", "--allow-all", "--no-check", WORKER, arithmetic],
  ] as [string, ...string[]];
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args,
    env: { ...env, PLUMAGE_ENGINE: "cpu" },
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  const { digest, gap } = JSON.parse(new TextDecoder().decode(stdout));
  assert.ok(gap < 1e-5, `recorded answers are ${gap} from those operation by operation`);
  return digest;
}

/** Both would give other numbers if the engine heeded them. */
const OTHER_MACHINE = { ONEDNN_MAX_CPU_ISA: "SSE41", TF_NUM_INTRAOP_THREADS: "1" };

const { os, arch } = detectTarget();

Deno.test({
  name: "reproducible arithmetic trains to the committed digest, whatever the machine offers",
  ignore: os !== "linux" || arch !== "x86_64",
  async fn() {
    const processor = cpus()[0]?.model ?? "an unknown processor";
    assert.equal(await digestOf("reproducible", {}), DIGEST, `other weights on ${processor}`);
    assert.equal(await digestOf("reproducible", OTHER_MACHINE), DIGEST, `capped, on ${processor}`);
    assert.notEqual(await digestOf("fastest", OTHER_MACHINE), DIGEST);
  },
});

/** Emulates another maker's processor: other caches, and its own approximation of 1 / sqrt(x). */
const EMULATOR = "qemu-x86_64";

const isThere = await new Deno.Command(EMULATOR, { args: ["--version"], stdout: "null" }).output()
  .then(({ success }) => success, () => false);
// deno-lint-ignore no-console
if (!isThere) console.log(`skipped: another processor (no ${EMULATOR}; Debian's qemu-user)`);

Deno.test({
  name: "reproducible arithmetic trains to the committed digest on an emulated processor, too",
  ignore: os !== "linux" || arch !== "x86_64" || !isThere,
  async fn() {
    assert.equal(await digestOf("reproducible", {}, [EMULATOR, "-cpu", "Haswell"]), DIGEST);
  },
});
