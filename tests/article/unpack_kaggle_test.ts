import assert from "node:assert/strict";
import { cleanDataset } from "lib/dataset/mod.ts";
import { unpackDataset, type UnpackOptions } from "lib/article/unpack_kaggle.ts";
import { canMountDisks, withSmallDisk } from "../_small_disk.ts";
import { withTempFolder } from "../_temp.ts";
import { makeZip, TINY_COUNTS, tinyArchive, type ZipEntry } from "../disk/_zip.ts";

/** Writes an archive and tries to unpack it; nothing may be left behind by a failure. */
async function unpack(folder: string, archive: Uint8Array, options: UnpackOptions = {}) {
  await Deno.writeFile(`${folder}/birds.zip`, archive);
  return await unpackDataset(`${folder}/birds.zip`, `${folder}/kaggle`, {
    expect: TINY_COUNTS,
    ...options,
  });
}

for (const prefix of ["", "100-bird-species/"]) {
  Deno.test(`unpackDataset() unpacks the data set of an archive, below "${prefix}"`, async () => {
    await withTempFolder(async (folder) => {
      const progress: number[] = [];
      const { counts, skipped } = await unpack(folder, tinyArchive(prefix), {
        onProgress: ({ done, total }) => progress.push(done / total!),
      });
      assert.deepEqual(counts, TINY_COUNTS);
      assert.deepEqual(skipped, [`${prefix}EfficientNetB0.h5`]);
      assert.equal(progress.at(-1), 1);
      const { rows, classNames } = await cleanDataset(`${folder}/kaggle`);
      assert.equal(rows.length, 7);
      assert.deepEqual(classNames, ["BARN  OWL", "EMU"]);
      assert.equal(
        await Deno.readTextFile(`${folder}/kaggle/train/BARN  OWL/001.jpg`),
        "content of train/BARN  OWL/001.jpg",
      );
    });
  });
}

const good: ZipEntry = { name: "train/EMU/001.jpg", content: Uint8Array.of(1, 2, 3) };
const refused: [fact: string, entries: ZipEntry[], name: string, message: RegExp][] = [
  [
    "paths that leave the folder",
    [good, { name: "train/EMU/../../../evil.jpg" }],
    "RangeError",
    /paths inside the folder, received invalid relative path/,
  ],
  [
    "absolute paths",
    [good, { name: "/etc/evil" }],
    "RangeError",
    /paths inside the folder, received absolute path/,
  ],
  [
    "paths of a Windows disk",
    [good, { name: "C:/evil" }],
    "RangeError",
    /paths inside the folder, received absolute path/,
  ],
  [
    "back-slashes",
    [good, { name: "train\\EMU\\..\\..\\evil" }],
    "RangeError",
    /paths inside the folder, received invalid char/,
  ],
  [
    "a class without a name",
    [good, { name: "train/./002.jpg" }],
    "RangeError",
    /paths with a name in each part, received train\/\.\/002\.jpg$/,
  ],
  [
    "links",
    [good, { name: "train/EMU/2.jpg", mode: 0o120777 }],
    "RangeError",
    /plain files only, received a link or device, train\/EMU\/2\.jpg$/,
  ],
  [
    "encrypted files",
    [good, { name: "train/EMU/2.jpg", flags: 1, content: new Uint8Array(12), claimedSize: 0 }],
    "RangeError",
    /readable files, received the encrypted train\/EMU\/2\.jpg$/,
  ],
  [
    "a file twice",
    [good, { ...good, name: "train/emu/001.JPG" }],
    "RangeError",
    /each file once, received train\/emu\/001\.JPG twice$/,
  ],
  [
    "bombs",
    [good, { name: "train/EMU/2.jpg", content: new Uint8Array(2e5), deflate: true }],
    "RangeError",
    /content of at most 100 times the archive's size, received 200003 bytes from/,
  ],
  [
    "a wrong checksum",
    [{ ...good, claimedCrc: 7 }],
    "SyntaxError",
    /undamaged zip archive, received train\/EMU\/001\.jpg with a wrong checksum$/,
  ],
  [
    "a wrong size",
    [{ ...good, claimedSize: 4 }],
    "SyntaxError",
    /undamaged zip archive, received .*size/,
  ],
  [
    "more than the directory says",
    [{ ...good, content: new Uint8Array(500), deflate: true, claimedSize: 9 }],
    "SyntaxError",
    /undamaged zip archive, received too many bytes/,
  ],
  [
    "no train/",
    [{ name: "valid/EMU/1.jpg" }],
    "RangeError",
    /a folder train\/ with a folder a class, received 0 classes, 0 \+ 1 \+ 0 images$/,
  ],
];
for (const [fact, entries, name, message] of refused) {
  Deno.test(`unpackDataset() refuses ${fact} and leaves nothing behind`, async () => {
    await withTempFolder(async (folder) => {
      await assert.rejects(unpack(folder, makeZip(entries), { expect: "any" }), { name, message });
      assert.deepEqual([...Deno.readDirSync(folder)].map((entry) => entry.name), ["birds.zip"]);
    });
  });
}

Deno.test("unpackDataset() leaves out what macOS adds to an archive, also where it comes first", async () => {
  await withTempFolder(async (folder) => {
    const { counts, skipped } = await unpack(
      folder,
      makeZip([{ name: "__MACOSX/train/EMU/._001.jpg" }, good]),
      { expect: "any" },
    );
    assert.equal(counts.train, 1);
    assert.deepEqual(skipped, ["__MACOSX/train/EMU/._001.jpg"]);
  });
});

Deno.test("unpackDataset() refuses another version and gives the counts", async () => {
  await withTempFolder(async (folder) => {
    await assert.rejects(
      unpack(folder, tinyArchive(), { expect: { ...TINY_COUNTS, classes: 300 } }),
      {
        name: "RangeError",
        message: `Cannot unpack ${folder}/birds.zip: expected the version with 300 classes, ` +
          "3 + 2 + 2 images, received another version with 2 classes, 3 + 2 + 2 images",
      },
    );
    await assert.rejects(unpackDataset(`${folder}/birds.zip`, `${folder}/kaggle`), {
      message: /expected the version with 300 classes, 43,622 \+ 1,500 \+ 1,500 images, received/,
    });
    await unpack(folder, tinyArchive(), { expect: "any" });
  });
});

Deno.test("unpackDataset() refuses more bytes than allowed, and what is no archive", async () => {
  await withTempFolder(async (folder) => {
    await assert.rejects(unpack(folder, tinyArchive(), { maxBytes: 50 }), {
      name: "RangeError",
      message: /expected at most 50 bytes of content, received more$/,
    });
    await assert.rejects(unpack(folder, new TextEncoder().encode("<html>Sign in</html>")), {
      name: "SyntaxError",
      message: /birds\.zip: expected an undamaged zip archive, received /,
    });
    await assert.rejects(unpack(folder, tinyArchive().slice(0, -30)), { name: "SyntaxError" });
    await assert.rejects(unpackDataset(`${folder}/none.zip`, `${folder}/kaggle`), {
      name: "Error",
      message: /none\.zip: expected a zip archive, received no such file$/,
    });
  });
});

Deno.test({
  name: "unpackDataset() looks for free space before it writes",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(16, async (disk) => {
      await withTempFolder(async (folder) => {
        await Deno.writeFile(`${folder}/birds.zip`, tinyArchive());
        await assert.rejects(
          unpackDataset(`${folder}/birds.zip`, `${disk}/kaggle`, { expect: "any" }),
          {
            name: "DiskError",
            message: `Cannot unpack ${folder}/birds.zip: expected 1 MB of free space in ${disk}, ` +
              "received 0 MB",
          },
        );
        assert.deepEqual([...Deno.readDirSync(disk)], []);
      });
    });
  },
});

Deno.test({
  name: "unpackDataset() says when the disk fills meanwhile, and leaves nothing behind",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(64, async (disk) => {
      await withTempFolder(async (folder) => {
        await Deno.writeFile(`${folder}/birds.zip`, tinyArchive());
        const onProgress = ({ done }: { done: number }) => {
          if (done === 1) fillDisk(disk);
        };
        await assert.rejects(
          unpackDataset(`${folder}/birds.zip`, `${disk}/kaggle`, { expect: "any", onProgress }),
          {
            name: "DiskError",
            message: /^Cannot unpack .*: expected enough free space, received a full disk$/,
          },
        );
        assert.deepEqual([...Deno.readDirSync(disk)].map(({ name }) => name), ["other"]);
      });
    });
  },
});

Deno.test("unpackDataset() says that a folder cannot be written", async () => {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    await Deno.writeFile(`${folder}/birds.zip`, tinyArchive());
    await assert.rejects(
      unpackDataset(`${folder}/birds.zip`, `${folder}/file/kaggle`, { expect: "any" }),
      {
        name: "DiskError",
        message: /birds\.zip: expected a folder that can be written, received /,
      },
    );
  });
});

/** Leaves no free byte on a small disk. */
function fillDisk(disk: string): void {
  using file = Deno.openSync(`${disk}/other`, { create: true, append: true });
  try {
    for (;;) file.writeSync(new Uint8Array(4096));
  } catch {
    // It is full.
  }
}
