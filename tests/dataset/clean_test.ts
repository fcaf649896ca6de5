import assert from "node:assert/strict";
import { dirname } from "node:path";
import { cleanDataset, readTable, toExamples, writeTable } from "lib/dataset/mod.ts";
import { openDataset } from "lib/article/mod.ts";
import { needsReference, referenceFolder } from "../_reference.ts";
import { withTempFolder } from "../_temp.ts";

/** Makes files of one content, and the folders they need. */
async function plant(folder: string, paths: readonly string[], text = ""): Promise<void> {
  for (const parent of new Set(paths.map((path) => dirname(`${folder}/${path}`)))) {
    await Deno.mkdir(parent, { recursive: true });
  }
  const first = `${folder}/${paths[0]}`;
  await Deno.writeTextFile(first, text);
  // A link takes a fifth of the time of a new file.
  for (const path of paths.slice(1)) Deno.linkSync(first, `${folder}/${path}`);
}

Deno.test({
  ...needsReference("cleanDataset() rebuilds the published table of 46,622 rows from the tree"),
  fn: async () => {
    const reference = referenceFolder()!;
    const published = readTable(`${reference}/Bird_Species_cleaned.csv`);
    await withTempFolder(async (folder) => {
      await plant(folder, published.map((row) => row.filepath));
      await Deno.copyFile(`${reference}/Bird_Species.csv`, `${folder}/Bird_Species.csv`);
      await Deno.copyFile(`${reference}/class_dict.csv`, `${folder}/class_dict.csv`);

      const { kind, version, rows, classNames, cleaning } = await openDataset({ folder });
      assert.deepEqual(rows, published);
      assert.equal(kind, "kaggle");
      assert.equal(
        version,
        "100 Bird Species, the article's version, 300 classes, 46,622 images",
      );
      assert.equal(classNames.length, 300);
      const given = cleaning.given!;
      assert.equal(given.rows.length, 43_780);
      assert.equal(given.labels.length, 285);
      assert.deepEqual(given.missingClasses, [
        "BANDED PITA",
        "BEARDED BELLBIRD",
        "BLONDE CRESTED WOODPECKER",
        "BORNEAN PHEASANT",
        "CAPPED HERON",
        "CERULEAN WARBLER",
        "CRIMSON SUNBIRD",
        "GREEN BROADBILL",
        "MALAGASY WHITE EYE",
        "RED NAPED TROGON",
        "RED TAILED HAWK",
        "RUDY KINGFISHER",
        "SANDHILL CRANE",
        "STRIPPED MANAKIN",
        "WALL CREAPER",
      ]);
      // Eleven photos of one species are in the given table but no longer in the folder.
      assert.equal(given.rowsWithoutFile.length, 11);
      assert.ok(given.rowsWithoutFile.every((path) => path.startsWith("train/CRESTED NUTHATCH/")));
      assert.equal(given.filesWithoutRow.length, 46_622 - (43_780 - 11));
      assert.deepEqual(cleaning.leftOut, []);
      assert.deepEqual(cleaning.classesWithoutFolder, []);

      await writeTable(`${folder}/cleaned.csv`, rows);
      assert.deepEqual(readTable(`${folder}/cleaned.csv`), published);
    });
  },
});

Deno.test("cleanDataset() orders by split, class list and file name, and says what it left out", async () => {
  await withTempFolder(async (folder) => {
    await plant(folder, [
      "train/EMU/010.jpg",
      "train/EMU/002.jpg",
      "train/EMU/notes.txt",
      "train/EMU/.DS_Store",
      "train/EMU/old/001.jpg",
      "train/BARN  OWL/001.JPG",
      "train/DODO/001.jpg",
      "train/stray.jpg",
      "valid/EMU/1.png",
      "images to test/1.jpg",
    ]);
    await plant(folder, ["class_dict.csv"], "class_index,class\n0,EMU\n1,BARN  OWL\n2,KIWI\n");
    await plant(
      folder,
      ["birds.csv"],
      "filepaths,labels,data set\ntrain\\EMU\\002.jpg,EMU,train\ntrain/EMU/003.jpg,EMU,train\n",
    );
    const clean = await cleanDataset(folder);
    assert.deepEqual(clean.rows, [
      { filepath: "train/EMU/002.jpg", label: "EMU", split: "train" },
      { filepath: "train/EMU/010.jpg", label: "EMU", split: "train" },
      { filepath: "train/BARN  OWL/001.JPG", label: "BARN  OWL", split: "train" },
      { filepath: "valid/EMU/1.png", label: "EMU", split: "valid" },
    ]);
    // A class without an image is learned by nobody, and no score counts it.
    assert.deepEqual(clean.classNames, ["EMU", "BARN  OWL"]);
    assert.deepEqual(clean.emptyClasses, ["KIWI"]);
    assert.deepEqual(clean.tables, ["class_dict.csv", "birds.csv"]);
    const hidden = "hidden, or left by a system or an archive";
    assert.deepEqual(clean.leftOut, [
      { filepath: "images to test/", reason: "not train, valid or test", files: 1 },
      { filepath: "train/stray.jpg", reason: "not in a class folder", files: 1 },
      { filepath: "train/EMU/.DS_Store", reason: hidden, files: 1 },
      { filepath: "train/EMU/old/", reason: "a folder inside a class folder", files: 1 },
      { filepath: "train/EMU/notes.txt", reason: "not an image by its suffix", files: 1 },
      { filepath: "train/DODO/001.jpg", reason: "folder without class", files: 1 },
    ]);
    assert.deepEqual(clean.notes, [
      "train/DODO/ is no class of class_dict.csv: 1 image is left out",
      "there is no image of KIWI, named in class_dict.csv",
    ]);
    assert.deepEqual(clean.foldersWithoutClass, ["train/DODO"]);
    assert.deepEqual(clean.classesWithoutFolder, [
      "train/KIWI",
      "valid/BARN  OWL",
      "valid/KIWI",
      "test/EMU",
      "test/BARN  OWL",
      "test/KIWI",
    ]);
    assert.deepEqual(clean.given?.missingClasses, ["BARN  OWL", "KIWI"]);
    assert.deepEqual(clean.given?.rowsWithoutFile, ["train/EMU/003.jpg"]);
    assert.deepEqual(clean.given?.filesWithoutRow, [
      "train/EMU/010.jpg",
      "train/BARN  OWL/001.JPG",
      "valid/EMU/1.png",
    ]);
    assert.equal((await openDataset({ folder })).version, "own images, 2 classes, 4 images");
  });
});

// Needs a system with named pipes.
Deno.test({
  name: "cleanDataset() leaves out links to nothing, and pipes, which nobody could read to the end",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    await withTempFolder(async (folder) => {
      await plant(folder, ["EMU/1.jpg"]);
      await Deno.symlink(`${folder}/EMU/1.jpg`, `${folder}/EMU/2.jpg`);
      await Deno.symlink(`${folder}/gone.jpg`, `${folder}/EMU/3.jpg`);
      await new Deno.Command("mkfifo", { args: [`${folder}/EMU/4.jpg`] }).output();
      const { rows, leftOut } = await cleanDataset(folder);
      assert.deepEqual(rows.map(({ filepath }) => filepath), ["EMU/1.jpg", "EMU/2.jpg"]);
      assert.deepEqual(leftOut, [
        { filepath: "EMU/3.jpg", reason: "neither a file nor a folder", files: 1 },
        { filepath: "EMU/4.jpg", reason: "neither a file nor a folder", files: 1 },
      ]);
    });
  },
});

Deno.test("openDataset() takes any folder of folders of images", async () => {
  await withTempFolder(async (folder) => {
    await plant(folder, ["tits/b.webp", "tits/a.jpg", "finches/1.png", "empty/readme.md"]);
    const dataset = await openDataset({ folder: `${folder}/` });
    assert.equal(dataset.kind, "own");
    assert.equal(dataset.version, "own images, 2 classes, 3 images");
    assert.deepEqual(dataset.classNames, ["finches", "tits"]);
    assert.deepEqual(dataset.cleaning.leftOut, [
      { filepath: "empty/readme.md", reason: "not an image by its suffix", files: 1 },
      { filepath: "empty/", reason: "no image in it", files: 0 },
    ]);
    assert.deepEqual(toExamples(dataset, Int32Array.of(2, 0)), [
      { path: `${folder}/tits/b.webp`, label: 1 },
      { path: `${folder}/finches/1.png`, label: 0 },
    ]);
    assert.throws(() => toExamples(dataset, [3]), { name: "RangeError" });
  });
});

Deno.test("openDataset() says what a folder must hold", async () => {
  await withTempFolder(async (folder) => {
    const open = (name: string) => openDataset({ folder: `${folder}/${name}` });
    await plant(folder, ["split/valid/EMU/1.jpg", "split/test/EMU/1.jpg", "empty/a.txt"]);
    await assert.rejects(open("split"), {
      name: "Error",
      message: `Cannot open the data set ${folder}/split: expected a folder train/ with a folder ` +
        "of images a class, or just a folder of images a class, received test/, valid/",
    });
    await plant(folder, ["unpacked/photos/train/EMU/1.jpg"]);
    await assert.rejects(open("unpacked"), {
      message: /received photos\/ \(did you mean .*\/unpacked\/photos\?\)$/,
    });
    await assert.rejects(open("empty"), { message: /received no folders$/ });
    await assert.rejects(open("nowhere"), {
      message:
        /^Cannot list .*nowhere: expected a folder of the data set, received no such folder$/,
    });
    await assert.rejects(openDataset({ kind: "kaggle", dataFolder: folder }), {
      message: /expected its copy in data\/kaggle \(deno task data fetches it\) or .* PLUMAGE_DATA/,
    });
  });
});
