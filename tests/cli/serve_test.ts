import assert from "node:assert/strict";
import { encodePng } from "lib/image/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { blocks, smallClassifier } from "../classifier/_small.ts";
import { startTask } from "./_task.ts";

Deno.test("deno task serve says where it listens, answers, and ends by Ctrl-C", async () => {
  await withTempFolder(async (folder) => {
    (await smallClassifier(`${folder}/bundle`)).dispose();
    const task = startTask("serve", ["bundle", "--port", "0"], { cwd: folder });
    const reader = task.stdout.pipeThrough(new TextDecoderStream()).getReader();
    const { value = "" } = await reader.read();
    const url = /^listening on (http:\/\/127\.0\.0\.1:\d+\/)/.exec(value)?.[1];
    assert.ok(url, value);
    const image = `data:image/png;base64,${(await encodePng(blocks(1))).toBase64()}`;
    const response = await fetch(`${url}predict`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ image }),
    });
    const { prediction } = await response.json();
    assert.equal(prediction.winning_class, "cat");
    task.kill("SIGINT");
    assert.equal((await task.status).code, 0);
    await reader.cancel();
    await task.stderr.cancel();
  });
});
