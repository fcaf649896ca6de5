import assert from "node:assert/strict";
import {
  asDiskError,
  exists,
  readTextIfThere,
  replaceFile,
  requireSpace,
  writeFileWhole,
} from "lib/disk/files.ts";
import { canMountDisks, withSmallDisk } from "../_small_disk.ts";
import { withTempFolder } from "../_temp.ts";

function namesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name);
}

Deno.test("writeFileWhole() replaces a file, and leaves nothing beside it", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/table.csv`;
    await writeFileWhole(path, "old and long");
    await writeFileWhole(path, "new");
    assert.equal(await Deno.readTextFile(path), "new");
    await writeFileWhole(path, Uint8Array.of(1, 2));
    assert.deepEqual(await Deno.readFile(path), Uint8Array.of(1, 2));
    assert.deepEqual(namesIn(folder), ["table.csv"]);
  });
});

Deno.test("two writers at once leave the content of one of them", async () => {
  await withTempFolder(async (folder) => {
    const contents = ["a", "b"].map((letter) => letter.repeat(1e6));
    await Promise.all(contents.map((content) => writeFileWhole(`${folder}/file`, content)));
    assert.ok(contents.includes(await Deno.readTextFile(`${folder}/file`)));
    assert.deepEqual(namesIn(folder), ["file"]);
  });
});

Deno.test("replaceFile() keeps the old file when writing fails, and passes the error on", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/images.pack`;
    await replaceFile(path, (beside) => Deno.writeTextFile(beside, "old"));
    const broken = replaceFile(path, async (beside) => {
      await Deno.writeTextFile(beside, "half");
      throw new SyntaxError("a broken image");
    });
    await assert.rejects(broken, { name: "SyntaxError", message: "a broken image" });
    assert.equal(await Deno.readTextFile(path), "old");
    assert.deepEqual(namesIn(folder), ["images.pack"]);
  });
});

Deno.test({
  name: "writeFileWhole() says that a disk is full, and keeps the old file",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(64, async (disk) => {
      await writeFileWhole(`${disk}/file`, "old");
      await assert.rejects(writeFileWhole(`${disk}/file`, new Uint8Array(100_000)), {
        name: "DiskError",
        message: `Cannot write ${disk}/file: expected enough free space, received a full disk`,
      });
      assert.equal(await Deno.readTextFile(`${disk}/file`), "old");
      assert.deepEqual(namesIn(disk), ["file"]);
    });
  },
});

Deno.test("writeFileWhole() says that a folder cannot be written", async () => {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    for (const [parent, reason] of [["file", "Not a directory"], ["none", "No such file"]]) {
      await assert.rejects(writeFileWhole(`${folder}/${parent}/new`, ""), {
        name: "DiskError",
        message: new RegExp(
          `^Cannot write .*/new: expected a folder that can be written, received ${reason}`,
        ),
      });
    }
  });
});

Deno.test("requireSpace() gives what is needed, where, and what is free", async () => {
  await requireSpace("unpack birds.zip", "/data", 2e9, 2e9);
  await assert.rejects(requireSpace("unpack birds.zip", "/data", 1_999_000_001, 450_999_999), {
    name: "DiskError",
    message: "Cannot unpack birds.zip: expected 2,000 MB of free space in /data, received 450 MB",
  });
});

Deno.test("requireSpace() asks the disk of the nearest folder that exists", async () => {
  await withTempFolder(async (folder) => {
    await requireSpace("unpack birds.zip", `${folder}/deep/down`, 1);
    await assert.rejects(requireSpace("unpack birds.zip", `${folder}/deep/down`, 1e18), {
      message: /expected 1,000,000,000,000 MB of free space in .*deep\/down, received [\d,]+ MB$/,
    });
  });
});

Deno.test("asDiskError() leaves errors of anything but the disk as they are", () => {
  for (const error of [new SyntaxError("x"), "text", undefined, { code: "Z_DATA_ERROR" }]) {
    assert.equal(asDiskError("write", error), error);
  }
});

Deno.test("exists() tells files and folders from nothing", async () => {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    assert.deepEqual(
      await Promise.all([folder, `${folder}/file`, `${folder}/none`].map(exists)),
      [true, true, false],
    );
  });
});

Deno.test("readTextIfThere() reads a text, gives nothing for no file, and words any other fault", async () => {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a.txt`, "words");
    assert.equal(await readTextIfThere(`${folder}/a.txt`), "words");
    assert.equal(await readTextIfThere(`${folder}/b.txt`), undefined);
    await assert.rejects(readTextIfThere(folder), {
      name: "Error",
      message: /^Cannot read .*: expected a readable file, received /,
    });
  });
});
