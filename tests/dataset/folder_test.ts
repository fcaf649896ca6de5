import assert from "node:assert/strict";
import fc from "fast-check";
import {
  auditDataset,
  cleanDataset,
  describeFolder,
  type LeftOut,
  openFolder,
} from "lib/dataset/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { bitmap, filesBelow, picture, plant, plantClass } from "./_pictures.ts";

function filesOf(leftOut: readonly LeftOut[]): number {
  return leftOut.reduce((sum, { files }) => sum + files, 0);
}

Deno.test("openFolder() takes bitmaps, names an empty folder and rubbish, and makes neither a class", async () => {
  await withTempFolder(async (folder) => {
    await plantClass(folder, "cat", 5, 1);
    await plantClass(folder, "dog", 5, 2);
    for (let i = 0; i < 5; i++) await plant(folder, { [`fox/${i}.bmp`]: bitmap(i) });
    await plant(folder, {
      "__MACOSX/cat/._0.jpg": "rubbish",
      "dog/Thumbs.db": "rubbish",
      "dog/.ipynb_checkpoints/0.jpg": "rubbish",
      "dog/a.psd": "a drawing",
      "dog/b.psd": "a drawing",
    });
    await Deno.mkdir(`${folder}/empty`);
    const opened = await openFolder(`${folder}/`);
    assert.deepEqual(opened.classNames, ["cat", "dog", "fox"]);
    assert.equal(opened.rows.length, 15);
    assert.deepEqual(describeFolder(opened), [
      "15 images of 3 classes: cat 5, dog 5, fox 5",
      "left out 3 files: hidden, or left by a system or an archive: " +
      "__MACOSX/, dog/.ipynb_checkpoints/, dog/Thumbs.db",
      "left out 2 files: not an image by its suffix .psd: dog/a.psd, dog/b.psd",
      "left out: no image in it: empty/",
    ]);
    assert.equal(opened.examples("train").length, opened.split.train.length);
    assert.deepEqual(opened.examples([0]), [{ path: `${folder}/cat/0.jpg`, label: 0 }]);
  });
});

for (const name of ["val", "valid", "validation", "Val"]) {
  Deno.test(`openFolder() honours given folders, ${name}/ among them, and loses no picture`, async () => {
    await withTempFolder(async (folder) => {
      for (const [i, part] of ["train", name, "test"].entries()) {
        await plantClass(folder, `${part}/cat`, 4, 10 * i);
        await plantClass(folder, `${part}/dog`, 4, 10 * i + 1);
      }
      await plant(folder, { "extra/cat/0.jpg": await picture(9999) });
      const { rows, split, leftOut, examples } = await openFolder(folder);
      assert.equal(rows.length, 24);
      for (
        const [part, place] of [["train", "train"], ["valid", name], ["test", "test"]] as const
      ) {
        assert.equal(split[part].length, 8);
        assert.ok(examples(part).every(({ path }) => path.startsWith(`${folder}/${place}/`)));
      }
      assert.deepEqual(leftOut, [
        { filepath: "extra/", reason: "not train, valid or test", files: 1 },
      ]);
      const anew = await openFolder(folder, { split: "new", test: .25, valid: .25 });
      assert.deepEqual(
        [anew.split.train.length, anew.split.valid.length, anew.split.test.length],
        [12, 6, 6],
      );
    });
  });
}

Deno.test("openFolder() draws from train/ what is not given, and says so", async () => {
  await withTempFolder(async (folder) => {
    await plantClass(folder, "train/cat", 8, 1);
    await plantClass(folder, "train/dog", 8, 2);
    await plantClass(folder, "test/cat", 2, 3);
    const { rows, split, notes } = await openFolder(folder, { valid: .25 });
    assert.deepEqual([split.train.length, split.valid.length, split.test.length], [12, 4, 2]);
    assert.ok(Array.from(split.valid).every((i) => rows[i]!.split === "train"));
    assert.deepEqual(notes, [
      "there is no folder of valid images: drawn from train/",
      "no image for test of dog (8 in all): add some, or take the class out",
    ]);
    await plantClass(folder, "flat/cat", 4, 5);
    await plantClass(folder, "flat/dog", 4, 6);
    await assert.rejects(openFolder(`${folder}/flat`, { split: "given" }), {
      name: "RangeError",
      message: /expected the folders train\/, valid\/ and test\/, received a folder a class$/,
    });
  });
});

Deno.test("openFolder() takes folders called bus, car and train for classes where they hold images", async () => {
  await withTempFolder(async (folder) => {
    for (const [i, name] of ["bus", "car", "train"].entries()) {
      await plantClass(folder, name, 4, i);
    }
    await plant(folder, { "train/old/0.jpg": await picture(77) });
    const { classNames, rows, leftOut } = await openFolder(folder);
    assert.deepEqual(classNames, ["bus", "car", "train"]);
    assert.equal(rows.length, 12);
    assert.deepEqual(leftOut, [
      { filepath: "train/old/", reason: "a folder inside a class folder", files: 1 },
    ]);
  });
});

Deno.test("openFolder() passes over an output folder below, also where it holds pictures", async () => {
  await withTempFolder(async (folder) => {
    await plantClass(folder, "cat", 4, 1);
    await plantClass(folder, "dog", 4, 2);
    await plantClass(folder, "run", 4, 3);
    await plant(folder, { "other run/last.ckpt": "weights" });
    const { classNames, leftOut } = await openFolder(folder, { ignore: [`${folder}/run`] });
    assert.deepEqual(classNames, ["cat", "dog"]);
    assert.deepEqual(leftOut, [
      { filepath: "run/", reason: "passed over as asked", files: 4 },
      { filepath: "other run/last.ckpt", reason: "not an image by its suffix", files: 1 },
      { filepath: "other run/", reason: "no image in it", files: 0 },
    ]);
  });
});

Deno.test("openFolder() names a class that is too small to divide, with its count", async () => {
  await withTempFolder(async (folder) => {
    await plantClass(folder, "common", 9, 1);
    await plantClass(folder, "few", 3, 2);
    await plantClass(folder, "rare", 2, 3);
    await assert.rejects(openFolder(folder), {
      name: "RangeError",
      message: "Cannot split the examples: expected 3 examples or more of each class (add some, " +
        "or take the class out), received 2 of rare",
    });
    await plant(folder, { "rare/2.jpg": await picture(9) });
    const { rows, split } = await openFolder(folder);
    for (const part of ["train", "valid", "test"] as const) {
      assert.equal(new Set(Array.from(split[part], (i) => rows[i]!.label)).size, 3, part);
    }
  });
});

Deno.test("openFolder() refuses a misspelt option, and data of one class, by name", async () => {
  await withTempFolder(async (folder) => {
    await plantClass(folder, "cat", 4, 1);
    await plant(folder, { "dog/0.jpg": "no picture" });
    // deno-lint-ignore no-explicit-any -- what a user in a hurry writes
    await assert.rejects(openFolder(folder, { sead: 1 } as any), {
      name: "TypeError",
      message: /received "sead" \(did you mean seed\?\)$/,
    });
    await assert.rejects(openFolder(folder), {
      name: "RangeError",
      message: /expected usable images of 2 classes or more, received those of cat only \(dog\/0/,
    });
  });
});

Deno.test("a class spelt otherwise in class_dict.csv than its folder is refused with both spellings", async () => {
  for (const spelt of ["Cat", "cat ", "ca\u0301t"]) {
    await withTempFolder(async (folder) => {
      const name = spelt.startsWith("ca\u0301") ? "c\u00e1t" : "cat";
      await plantClass(folder, name, 3, 1);
      await plantClass(folder, "dog", 3, 2);
      await plant(folder, { "class_dict.csv": `class_index,class\n0,${spelt}\n1,dog\n` });
      await assert.rejects(openFolder(folder), {
        name: "SyntaxError",
        message: `Cannot open the data set ${folder}: expected one spelling of each class in ` +
          `class_dict.csv and of its folders, received "${spelt}" in class_dict.csv and "${name}" ` +
          `for the folder ${name}/`,
      });
    });
  }
});

Deno.test("a folder that class_dict.csv does not name is left out image by image, and said", async () => {
  await withTempFolder(async (folder) => {
    for (const [i, name] of ["cat", "dog", "fox"].entries()) await plantClass(folder, name, 3, i);
    await plant(folder, { "class_dict.csv": "class_index,class\n0,cat\n1,dog\n2,emu\n" });
    const { classNames, leftOut, notes } = await openFolder(folder);
    assert.deepEqual(classNames, ["cat", "dog"]);
    assert.equal(filesOf(leftOut), 3);
    assert.deepEqual(notes, [
      "fox/ is no class of class_dict.csv: 3 images are left out",
      "there is no image of emu, named in class_dict.csv",
    ]);
  });
});

// Needs a disk that tells a from A.
Deno.test({
  name: "cleanDataset() says which classes and files are one on another system",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    await withTempFolder(async (folder) => {
      await plant(folder, {
        "Cat/1.jpg": "",
        "cat/1.jpg": "",
        "cat/1.JPG": "",
        "e\u0301mu/1.jpg": "",
        "\u00e9mu/1.jpg": "",
      });
      const { notes, classNames } = await cleanDataset(folder);
      assert.equal(classNames.length, 4);
      assert.deepEqual(notes.map((note) => note.normalize("NFC").replace(/:.*/, "")), [
        'the classes "Cat" and "cat" differ only in upper and lower case, spaces or the writing of ' +
        "accents",
        'the classes "\u00e9mu" and "\u00e9mu" differ only in upper and lower case, spaces or the ' +
        "writing of accents",
        "cat/1.JPG and cat/1.jpg may be one file on another system",
      ]);
    });
  },
});

Deno.test("a class whose name would steer a terminal is refused, and shown harmless", async () => {
  for (const [name, shown] of [["a\u001b[31m", "a\\\\u001b\\[31m"], ["a\nb", "a\\\\u000ab"]]) {
    await withTempFolder(async (folder) => {
      await plant(folder, { [`${name}/1.jpg`]: "", "dog/1.jpg": "" });
      await assert.rejects(cleanDataset(folder), {
        name: "SyntaxError",
        message: new RegExp(`expected class folders without control .*, received "${shown}"$`),
      });
    });
  }
  await withTempFolder(async (folder) => {
    await plant(folder, { "cat/\u001b[2J.txt": "", "cat/1.jpg": "" });
    const lines = describeFolder(await cleanDataset(folder));
    assert.equal(lines[1], "left out 1 file: not an image by its suffix .txt: cat/\\u001b[2J.txt");
  });
});

Deno.test("every file of a hostile folder is a row, a table or left out, and the counts add up", async () => {
  const name = fc.constantFrom(
    ...["train", "val", "valid", "test", "cat", "Cat", "dog", ".git", "__MACOSX", "a b", "x.jpg"],
    ...["e\u0301", "\u00e9", "class_dict.csv", "t.csv", " ", "-rf", "..."],
  );
  const file = fc.constantFrom(
    ...["1.jpg", "2.JPG", "1.bmp", "1.png", "notes.txt", ".DS_Store", "Thumbs.db", "none", "a.psd"],
    ...["class_dict.csv", "t.csv", "desktop.ini", "\u001b[0m.jpg", "a\nb.jpg", "._1.jpg"],
  );
  const path = fc.tuple(fc.array(name, { maxLength: 4 }), file).map((parts) =>
    parts.flat().join("/")
  );
  const contents: Record<string, string> = {
    "class_dict.csv": "class_index,class\n0,cat\n1,dog\n",
    "t.csv": "filepaths,labels,data set\ntrain/cat/1.jpg,cat,train\n",
  };
  const base = fc.constantFrom("dog/9.jpg", "train/dog/9.jpg", "readme.md");
  let openedCount = 0;
  await fc.assert(
    fc.asyncProperty(base, fc.uniqueArray(path, { maxLength: 25 }), async (first, paths) => {
      await withTempFolder(async (folder) => {
        for (const path of [first, ...paths]) {
          const content = contents[path.split("/").at(-1)!] ?? "";
          await plant(folder, { [path]: content }).catch(() => {}); // a file lies where a folder should
        }
        const all = await filesBelow(folder);
        const opened = await cleanDataset(folder).catch((error: Error) => error);
        if (opened instanceof Error) {
          assert.match(opened.message, /^Cannot (open|list|read) /);
          return;
        }
        openedCount++;
        const { rows, tables, leftOut, classNames } = opened;
        assert.equal(rows.length + tables.length + filesOf(leftOut), all.length);
        assert.ok(rows.every(({ filepath }) => all.includes(filepath)));
        assert.deepEqual(new Set(rows.map(({ label }) => label)), new Set(classNames));
        const seen = [...rows, ...leftOut].map(({ filepath }) => filepath);
        assert.equal(new Set(seen).size, seen.length, "no file is told twice");
      });
    }),
    { numRuns: 200 },
  );
  assert.ok(openedCount > 40, `only ${openedCount} of 200 folders could be opened`);
});

Deno.test("auditDataset() keeps the sum: what it drops is left out, and empties no class silently", async () => {
  await withTempFolder(async (folder) => {
    const good = await picture(5);
    await plantClass(folder, "cat", 3, 1);
    await plant(folder, {
      "cat/broken.jpg": good.slice(0, 300),
      "cat/notes.txt": "",
      "dog/empty.jpg": "",
      "dog/page.jpg": "<html>",
      "readme.md": "",
    });
    const { kept, leftOut, classNames, cleaning } = await auditDataset(folder);
    const all = await filesBelow(folder);
    assert.equal(kept.length + cleaning.tables.length + filesOf(leftOut), all.length);
    assert.deepEqual(cleaning.classNames, ["cat", "dog"]);
    assert.deepEqual(classNames, ["cat"]);
  });
});

Deno.test("auditDataset() calls one picture in two classes a conflict, names both, and drops both", async () => {
  await withTempFolder(async (folder) => {
    const shared = await picture(1), alike = await picture(2);
    const sharp = (await import("sharp")).default;
    await plant(folder, {
      "cat/a.jpg": shared,
      "dog/b.jpg": shared,
      "dog/c.jpg": shared,
      "cat/near.jpg": alike,
      "fox/near.jpg": new Uint8Array(await sharp(alike).jpeg({ quality: 60 }).toBuffer()),
      "fox/own.jpg": await picture(3),
    });
    const { findings, kept, leftOut } = await auditDataset(folder);
    const told = findings.map(({ kind, filepath, rival, original }) => [
      kind,
      filepath,
      rival ?? original,
    ]);
    assert.deepEqual(told, [
      ["label conflict", "cat/a.jpg", "dog/b.jpg"],
      ["near label conflict", "cat/near.jpg", "fox/near.jpg"],
      ["label conflict", "dog/b.jpg", "cat/a.jpg"],
      ["label conflict", "dog/c.jpg", "cat/a.jpg"],
      ["exact duplicate", "dog/c.jpg", "dog/b.jpg"],
      ["near label conflict", "fox/near.jpg", "cat/near.jpg"],
    ]);
    assert.equal(
      findings[0]!.detail,
      "class cat, but dog/b.jpg of class dog has the same bytes",
    );
    assert.deepEqual(kept.map(({ filepath }) => filepath), [
      "cat/near.jpg",
      "fox/near.jpg",
      "fox/own.jpg",
    ]);
    assert.deepEqual(leftOut.map(({ reason }) => reason), [
      "label conflict: class cat, but dog/b.jpg of class dog has the same bytes",
      "label conflict: class dog, but cat/a.jpg of class cat has the same bytes",
      "label conflict: class dog, but cat/a.jpg of class cat has the same bytes",
    ]);
  });
});

Deno.test("openFolder() keeps images that only look alike in two classes, and says so", async () => {
  const sharp = (await import("sharp")).default;
  await withTempFolder(async (folder) => {
    await plantClass(folder, "cat", 4, 1);
    await plantClass(folder, "fox", 4, 2);
    const again = await sharp(await picture(1000)).jpeg({ quality: 60 }).toBuffer();
    await plant(folder, { "fox/again.jpg": new Uint8Array(again) });
    const { rows, notes } = await openFolder(folder);
    assert.equal(rows.length, 9);
    assert.deepEqual(notes, [
      "images that look the same in two classes: cat/0.jpg and fox/again.jpg",
    ]);
    const { rows: strict } = await openFolder(folder, { leaveOut: ["near label conflict"] });
    assert.equal(strict.length, 7);
  });
});

Deno.test("auditDataset() takes the size of most images for the usual one, and none where sizes vary", async () => {
  const sharp = (await import("sharp")).default;
  const sized = async (seed: number, width: number) =>
    new Uint8Array(
      await sharp(await picture(seed)).resize(width, 48, { fill: "fill" } as never).toBuffer(),
    );
  await withTempFolder(async (folder) => {
    await plant(folder, {
      "cat/0.jpg": await sized(0, 48),
      "cat/1.jpg": await sized(1, 48),
      "cat/2.jpg": await sized(2, 64),
    });
    const odd = async () =>
      (await auditDataset(folder)).findings.map(({ kind, filepath, detail }) => [
        kind,
        filepath,
        detail,
      ]);
    assert.deepEqual(await odd(), [["wrong size", "cat/2.jpg", "64 x 48 pixels"]]);
    await plant(folder, { "cat/3.jpg": await sized(3, 72) });
    assert.deepEqual(await odd(), []);
  });
});
