import assert from "node:assert/strict";
import { auditDataset, classDistribution, readTable } from "lib/dataset/mod.ts";
import { articleSplit, openDataset } from "lib/article/mod.ts";
import { readManifest } from "lib/article/birds/mod.ts";
import { withTempFolder } from "../_temp.ts";

Deno.test("openDataset() draws the embedded data set once, and cleans it", async () => {
  await withTempFolder(async (dataFolder) => {
    let drawn = 0;
    const open = () =>
      openDataset({
        dataFolder,
        embedded: { species: 4, imagesPerSpecies: 12 },
        onProgress: () => drawn++,
      });
    const { folder, kind, version, rows, classNames, cleaning } = await open();
    assert.equal(folder, `${dataFolder}/embedded-4x12`);
    assert.equal(kind, "embedded");
    assert.match(version, /^drawings, generator \d+, seed 42, 4 classes, \d+ images$/);
    assert.equal(classNames.length, 4);
    assert.ok(drawn >= rows.length);
    const first = drawn;
    assert.deepEqual((await open()).rows, rows);
    assert.equal(drawn, first);
    const other = await openDataset({
      dataFolder,
      embedded: { species: 3, imagesPerSpecies: 10, seed: 7 },
    });
    assert.equal(other.folder, `${dataFolder}/embedded-3x10-seed7`);
    assert.match(other.version, /seed 7,/);

    // The given table has back-slashes, lacks classes, and its test set is flat, as the real one's.
    const given = readTable(`${folder}/Bird_Species.csv`);
    assert.deepEqual(given, cleaning.given!.rows);
    const test = classDistribution(rows.filter((row) => row.split === "test"), classNames);
    assert.equal(new Set(test.map(({ count }) => count)).size, 1);
    const split = articleSplit(rows, classNames);
    assert.equal(split.train.length + split.valid.length + split.test.length, rows.length);
  });
});

Deno.test("the audit finds every planted fault of the embedded data set and invents none", async () => {
  await withTempFolder(async (dataFolder) => {
    const options = { dataFolder, embedded: { species: 6, imagesPerSpecies: 14 } };
    const { folder } = await openDataset(options);
    const manifest = (await readManifest(folder))!;
    const { findings, kept, cleaning } = await auditDataset(folder);
    const { foldersWithoutClass, classesWithoutFolder, given } = cleaning;

    const found = [
      ...findings.map(({ kind, filepath, original }) => ({ kind, path: filepath, original })),
      ...foldersWithoutClass.map((path) => ({ kind: "folder without class", path })),
      ...classesWithoutFolder.map((path) => ({ kind: "class without folder", path })),
      ...given!.missingClasses.map((path) => ({ kind: "class without row", path })),
      ...given!.rowsWithoutFile.map((path) => ({ kind: "row without file", path })),
    ];
    const name = (fault: { kind: string; path: string; original?: string | undefined }) =>
      `${fault.kind}: ${fault.path}${fault.original ? ` of ${fault.original}` : ""}`;
    const planted = manifest.faults.filter(({ kind }) => kind !== "file without row");
    assert.deepEqual(found.map(name).sort(), planted.map(name).sort());

    // Files of classes without any row are told by the class; the rest one by one.
    const single = given!.filesWithoutRow.filter((path) =>
      !given!.missingClasses.includes(path.split("/")[1]!)
    );
    const unlisted = manifest.faults.filter(({ kind }) => kind === "file without row");
    assert.deepEqual(single.sort(), unlisted.map(({ path }) => path).sort());
    assert.ok(kept.length < manifest.images && kept.length > manifest.images - planted.length);
  });
});
