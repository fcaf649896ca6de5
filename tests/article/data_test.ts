import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { dirname } from "node:path";
import {
  embeddedFolder,
  openArticleData,
  openDataset,
  openTrainingData,
  type Profile,
  PROFILES,
  runFolder,
  writeCleanTable,
} from "lib/article/mod.ts";
import { readTable } from "lib/dataset/mod.ts";
import { needsReference, referenceFolder } from "../_reference.ts";
import { filesBelow, picture, plant, plantClass } from "../dataset/_pictures.ts";
import { withTempFolder } from "../_temp.ts";
import golden from "../fixtures/dataset/splits.json" with { type: "json" };

/** Runs a test with a data set of its own, and with a run folder that is gone afterwards. */
async function withData(
  body: (folder: string, profile: Profile) => Promise<void>,
): Promise<void> {
  const before = Deno.env.get("PLUMAGE_DATA");
  await withTempFolder(async (folder) => {
    const name = `test-${createHash("sha256").update(folder).digest("hex").slice(0, 8)}`;
    const profile = { ...PROFILES.full, name: name as Profile["name"] };
    Deno.env.set("PLUMAGE_DATA", folder);
    try {
      await body(folder, profile);
    } finally {
      if (before === undefined) Deno.env.delete("PLUMAGE_DATA");
      else Deno.env.set("PLUMAGE_DATA", before);
      await Deno.remove(runFolder(profile), { recursive: true }).catch(() => {});
    }
  });
}

Deno.test({
  ...needsReference(
    "openArticleData() divides all 46,622 rows as the article did, whatever was cleaned before",
  ),
  fn: async () => {
    const published = readTable(`${referenceFolder()}/Bird_Species_cleaned.csv`);
    await withData(async (folder, profile) => {
      const first = `${folder}/${published[0]!.filepath}`;
      for (const parent of new Set(published.map((row) => dirname(row.filepath)))) {
        await Deno.mkdir(`${folder}/${parent}`, { recursive: true });
      }
      await Deno.writeTextFile(first, "");
      for (const row of published.slice(1)) Deno.linkSync(first, `${folder}/${row.filepath}`);
      await Deno.copyFile(`${referenceFolder()}/class_dict.csv`, `${folder}/class_dict.csv`);
      const exact = async () => {
        const { rows, split, classNames } = await openArticleData(profile);
        assert.equal(rows.length, 46_622);
        assert.equal(classNames.length, 300);
        for (const part of ["train", "valid", "test"] as const) {
          const sha256 = createHash("sha256").update(split[part]).digest("hex");
          assert.equal(sha256, golden.article[part].sha256, part);
        }
      };
      await exact();
      const dataset = await openDataset();
      await writeCleanTable(profile, dataset, dataset.rows.slice(38));
      await exact();
    });
  },
});

Deno.test("openArticleData() tells the held-out images whose twin is learned from, and keeps what it found", async () => {
  await withData(async (folder, profile) => {
    await plantClass(folder, "cat", 20, 1);
    await plantClass(folder, "dog", 20, 2);
    const dataset = await openDataset();
    // A table that nobody cleaned: one picture lies in both parts.
    const rows = [...dataset.rows];
    await writeCleanTable(profile, dataset, rows);
    const { split } = await openArticleData(profile);
    const learned = rows[split.train[0]!]!.filepath, tested = rows[split.test[0]!]!.filepath;
    await Deno.copyFile(`${folder}/${learned}`, `${folder}/${tested}`);
    const data = await openArticleData(profile);
    const expected = { valid: [], test: [rows[split.test[0]!]!] };
    assert.deepEqual(await data.leaks(), expected);
    const path = `${runFolder(profile)}/duplicates.json`;
    const before = await Deno.stat(path);
    assert.deepEqual(await (await openArticleData(profile)).leaks(), expected);
    assert.deepEqual((await Deno.stat(path)).mtime, before.mtime);
    for (const damaged of ["{", "null", `{"of": 1, "groups": [["a", 2]]}`]) {
      await Deno.writeTextFile(path, damaged);
      await assert.rejects(data.leaks(), (error: Error) => {
        assert.equal(error.name, "SyntaxError");
        assert.ok(error.message.startsWith(`Cannot read ${path}: expected groups of equal images`));
        assert.ok(!error.message.includes("\n"));
        return true;
      });
    }
  });
});

Deno.test("openArticleData() makes the table anew for other files, and has no class without an image", async () => {
  await withData(async (folder, profile) => {
    await plantClass(folder, "cat", 8, 1);
    await plantClass(folder, "dog", 8, 2);
    await plant(folder, { "fox/empty.jpg": "" });
    assert.deepEqual((await openArticleData(profile)).classNames, ["cat", "dog"]);
    await Deno.rename(`${folder}/cat/0.jpg`, `${folder}/cat/renamed.jpg`);
    const { rows } = await openArticleData(profile);
    assert.ok(rows.some(({ filepath }) => filepath === "cat/renamed.jpg"));
  });
});

Deno.test("own folders beside a table with Kaggle's columns are own, and are looked through", async () => {
  await withTempFolder(async (folder) => {
    await plantClass(folder, "train/cat", 9, 1);
    await plantClass(folder, "train/dog", 9, 2);
    await plant(folder, {
      "train/dog/empty.jpg": "",
      "birds.csv": "filepaths,labels,data set\ntrain/cat/0.jpg,cat,train\n",
      "other.csv": "name,age\nMia,7\n",
    });
    const { kind, version, cleaning } = await openDataset({ folder });
    assert.equal(kind, "own");
    assert.equal(version, "own images, 2 classes, 19 images");
    assert.deepEqual(cleaning.tables, ["birds.csv"]);
    assert.equal(cleaning.given.rows.length, 1);
    const { rows, account, leftOut } = await openTrainingData({ folder });
    assert.equal(rows.length, 18);
    const files = leftOut.reduce((sum, entry) => sum + entry.files, 0);
    assert.equal(rows.length + cleaning.tables.length + files, (await filesBelow(folder)).length);
    assert.deepEqual(account, [
      "own images, 2 classes, 19 images",
      "18 images of 2 classes: cat 9, dog 9",
      "left out 1 file: not in a class folder: other.csv",
      "left out 1 file: unreadable: train/dog/empty.jpg",
    ]);
  });
});

Deno.test("openTrainingData() divides anew or as given, and names what a part lacks", async () => {
  await withTempFolder(async (folder) => {
    for (const [i, part] of ["train", "val", "test"].entries()) {
      await plantClass(folder, `${part}/cat`, 6, 10 * i);
      await plantClass(folder, `${part}/dog`, 6, 10 * i + 1);
    }
    await plant(folder, {
      "train/fox/0.jpg": await picture(501),
      "train/fox/1.jpg": await picture(502),
      "train/fox/2.jpg": await picture(503),
    });
    const given = await openTrainingData({ folder, split: "given" });
    assert.deepEqual([given.split.train.length, given.split.valid.length], [15, 12]);
    assert.ok(given.examples("valid").every(({ path }) => path.includes("/val/")));
    const anew = await openTrainingData({ folder });
    const parts = Object.values(anew.split).map(({ length }) => length);
    assert.deepEqual(parts, [24, 7, 8]);
    const missing = (["train", "valid", "test"] as const).filter((part) =>
      !anew.examples(part).some(({ label }) => label === 2)
    );
    const said = anew.account.filter((line) => line.startsWith("note: no image for"));
    assert.equal(said.length, missing.length);
    assert.ok(given.account.includes(
      "note: no image for valid of fox (3 in all): add some, or take the class out",
    ));
    await Deno.remove(`${folder}/train/fox/0.jpg`);
    await assert.rejects(openTrainingData({ folder }), {
      name: "RangeError",
      message: "Cannot split the rows: expected 3 examples or more of each class (add some, or " +
        "take the class out), received 2 of fox",
    });
  });
});

Deno.test("the fingerprint of training data changes with a name, a class or the split, and with nothing else", async () => {
  await withTempFolder(async (folder) => {
    await plantClass(folder, "cat", 8, 1);
    await plantClass(folder, "dog", 8, 2);
    const of = async () => (await openTrainingData({ folder })).fingerprint;
    const first = await of();
    assert.match(first, /^[0-9a-f]{16}$/);
    await plant(folder, { "notes.txt": "no picture" });
    assert.equal(await of(), first);
    await Deno.rename(`${folder}/cat`, `${folder}/bat`);
    const renamed = await of();
    assert.notEqual(renamed, first);
    await Deno.rename(`${folder}/bat/0.jpg`, `${folder}/bat/zero.jpg`);
    assert.notEqual(await of(), renamed);
  });
});

Deno.test("drawings of another seed lie in another folder, those of the usual one where they always did", () => {
  const size = { species: 12, imagesPerSpecies: 40 };
  assert.equal(embeddedFolder("data", size), "data/embedded-12x40");
  assert.equal(embeddedFolder("data", { ...size, seed: 42 }), "data/embedded-12x40");
  assert.equal(embeddedFolder("data", { ...size, seed: 7 }), "data/embedded-12x40-seed7");
});
