import assert from "node:assert/strict";
import { withZip } from "lib/disk/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { makeZip } from "./_zip.ts";

const CONTENT = new Uint8Array(100_000);

Deno.test("withZip() takes no memory for a size that no deflated bytes can have", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/a.zip`;
    const archive = makeZip([{
      name: "a",
      content: CONTENT.subarray(0, 10),
      deflate: true,
      claimedSize: 2 ** 32 - 16,
    }]);
    await Deno.writeFile(path, archive);
    await assert.rejects(withZip(path, (zip) => zip.read("a"), { doing: "read a" }), {
      name: "SyntaxError",
      message: "Cannot read a: expected an undamaged zip archive, received a, which claims " +
        "4294967280 bytes",
    });
  });
});

Deno.test("withZip() reads what deflate makes smallest", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/a.zip`;
    await Deno.writeFile(path, makeZip([{ name: "a", content: CONTENT, deflate: true }]));
    assert.deepEqual(await withZip(path, (zip) => zip.read("a")), CONTENT);
  });
});
