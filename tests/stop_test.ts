import assert from "node:assert/strict";
import { projectFolder } from "lib/article/folders.ts";
import { stopSignal, throwIfStopped } from "lib/stop.ts";

const PROGRAM = `
import { listenForStop, stopSignal, throwIfStopped } from "${projectFolder()}/lib/stop.ts";
using stop = listenForStop();
const signal = stopSignal();
console.log("listening");
while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
try {
  throwIfStopped(signal);
} catch (error) {
  console.log(error.name, error.message, stop.signal.aborted);
}
await new Promise((resolve) => setTimeout(resolve, 60_000)); // as a step that does not end
`;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test({
    name:
      `a first ${signal} is a wish, one that comes with it the same, and a later one ends at once`,
    ignore: Deno.build.os === "windows",
    async fn() {
      const child = new Deno.Command(Deno.execPath(), {
        args: ["run", "--allow-all", "--no-check", "--ext=ts", "-"],
        stdin: "piped",
        stdout: "piped",
        stderr: "inherit",
      }).spawn();
      const writer = child.stdin.getWriter();
      await writer.write(new TextEncoder().encode(PROGRAM));
      await writer.close();
      let text = "";
      let ended = false;
      const reading = (async () => {
        for await (const piece of child.stdout.pipeThrough(new TextDecoderStream())) text += piece;
        ended = true;
      })();
      const until = async (holds: () => boolean) => {
        while (!holds() && !ended) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      await until(() => text.includes("listening"));
      child.kill(signal);
      child.kill(signal); // from the terminal, and passed on by deno task
      await until(() => text.includes("AbortError"));
      assert.match(text, /^AbortError Stopped\. .* true$/m);
      await new Promise((resolve) => setTimeout(resolve, 1200));
      assert.equal(ended, false, "still in its step");
      const start = performance.now();
      child.kill(signal);
      assert.equal((await child.status).code, 130);
      assert.ok(performance.now() - start < 5000);
      await reading;
    },
  });
}

Deno.test("a program of the user's has no wish to stop, and nothing ends it", () => {
  assert.equal(stopSignal(), undefined);
  throwIfStopped();
});
