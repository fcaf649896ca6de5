import assert from "node:assert/strict";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { detectTarget } from "lib/engine/target.ts";

/** Of the weights that `_digest_worker.ts` trains; it changes with TensorFlow and with the network. */
const DIGEST = "3664a1ada8d25ddf4b7b6e5558e48084f05f732725f7cf98170d1df45f6b9c66";

const WORKER = fileURLToPath(new URL("./_digest_worker.ts", import.meta.url));

async function digestOf(
  arithmetic: "fastest" | "reproducible",
  env: Record<string, string>,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", WORKER, arithmetic],
    env: { ...env, PLUMAGE_ENGINE: "cpu" },
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout)).digest;
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
