import assert from "node:assert/strict";
import { makeZip, withZip } from "lib/disk/mod.ts";
import { withTempFolder } from "../_temp.ts";

Deno.test("makeZip() makes an archive that is read back whole, the same bytes each time", async () => {
  const files = {
    "a.txt": new TextEncoder().encode("hello"),
    "in/ä.bin": Uint8Array.from({ length: 70_000 }, (_, i) => i % 251),
    "empty": new Uint8Array(),
  };
  const zip = makeZip(files);
  assert.deepEqual(zip, makeZip(files));
  await withTempFolder(async (folder) => {
    await Deno.writeFile(`${folder}/made.zip`, zip);
    await withZip(`${folder}/made.zip`, async ({ entries, read }) => {
      assert.deepEqual(entries.map(({ name }) => name), Object.keys(files));
      for (const [name, content] of Object.entries(files)) {
        assert.deepEqual(await read(name), content, name);
      }
    });
  });
});
