import assert from "node:assert/strict";
import {
  readManifest,
  type SyntheticFaultKind,
  type SyntheticManifest,
  writeSyntheticDataset,
} from "lib/article/birds/mod.ts";
import { auditDataset, readTable } from "lib/dataset/mod.ts";
import { decodeImage, readImageFacts } from "lib/image/mod.ts";
import { withTempFolder } from "../../_temp.ts";

const SETTINGS = { seed: 42, species: 6, imagesPerSpecies: 12 };

function pathsOf(manifest: SyntheticManifest, kind: SyntheticFaultKind): string[] {
  return manifest.faults.filter((fault) => fault.kind === kind).map(({ path }) => path).sort();
}

async function filesBelow(folder: string, prefix = ""): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${prefix}`)) {
    if (isDirectory) files.push(...await filesBelow(folder, `${prefix}${name}/`));
    else files.push(`${prefix}${name}`);
  }
  return files.sort();
}

async function hashOf(path: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await Deno.readFile(path));
  return new Uint8Array(digest).toHex();
}

Deno.test("writeSyntheticDataset()", async (test) => {
  await withTempFolder(async (root) => {
    const folder = `${root}/birds`;
    const progress: [number, number][] = [];
    const manifest = await writeSyntheticDataset(folder, {
      ...SETTINGS,
      onProgress: ({ done, total }) => progress.push([done, total!]),
    });

    await test.step("lays out the folders and tables as the real data set does", async () => {
      const files = await filesBelow(folder);
      const images = files.filter((name) => name.endsWith(".jpg"));
      assert.ok(images.every((name) => /^(train|valid|test)\/[A-Z ]+\/\d{3}\.jpg$/.test(name)));
      assert.equal(images.length, manifest.images + 2);
      assert.deepEqual(progress.at(-1), [images.length, images.length]);
      assert.deepEqual(
        files.filter((name) => !name.includes("/")),
        ["Bird_Species.csv", "class_dict.csv", "manifest.json"],
      );
      const table = (await Deno.readTextFile(`${folder}/Bird_Species.csv`)).split("\n");
      assert.equal(table[0], "filepaths,labels,data set");
      assert.ok(table.some((line) => line.includes("\\")), "some back-slashes");
      assert.equal(
        (await Deno.readTextFile(`${folder}/class_dict.csv`)).split("\n")[1],
        `0,${manifest.classNames[0]},224,224,1`,
      );
      assert.ok(manifest.classNames.some((name) => name.includes("  ")), "a double space");
    });

    await test.step("makes train unbalanced and test flat", async () => {
      const files = await filesBelow(folder);
      const counts = (split: string) =>
        manifest.classNames.map((name) =>
          files.filter((file) => file.startsWith(`${split}/${name}/`)).length
        );
      assert.equal(new Set(counts("test")).size, 1);
      assert.ok(Math.max(...counts("train")) >= 1.7 * Math.min(...counts("train")));
    });

    await test.step("plants each kind of fault, which the audit finds, and nothing else", async () => {
      const audit = await auditDataset(folder);
      const planted = manifest.faults.filter(({ path }) => path.endsWith(".jpg"))
        .filter(({ kind }) => !kind.includes("row")).map(({ kind, path }) => `${kind}: ${path}`);
      const found = audit.findings.map(({ kind, filepath }) => `${kind}: ${filepath}`);
      assert.deepEqual(found.sort(), planted.sort());
      const { cleaning } = audit;
      assert.deepEqual(
        [...cleaning.foldersWithoutClass],
        pathsOf(manifest, "folder without class"),
      );
      assert.deepEqual(
        [...cleaning.classesWithoutFolder],
        pathsOf(manifest, "class without folder"),
      );
      assert.deepEqual([...cleaning.given!.missingClasses], pathsOf(manifest, "class without row"));
      assert.deepEqual([...cleaning.given!.rowsWithoutFile], pathsOf(manifest, "row without file"));
      const forgotten = cleaning.given!.filesWithoutRow.filter((path) =>
        !cleaning.given!.missingClasses.some((name) => path.includes(`/${name}/`))
      );
      assert.deepEqual(forgotten, pathsOf(manifest, "file without row"));
      for (const { filepath, original } of audit.findings.filter(({ original }) => original)) {
        assert.equal(manifest.faults.find(({ path }) => path === filepath)!.original, original);
      }
    });

    await test.step("turns the sideways image as its EXIF orientation says", async () => {
      const path = `${folder}/${pathsOf(manifest, "rotated")[0]}`;
      assert.equal((await readImageFacts(path)).orientation, 6);
      assert.equal((await decodeImage(path)).width, 224);
    });

    await test.step("does nothing when the same data set lies there", async () => {
      const before = await Deno.stat(`${folder}/manifest.json`);
      assert.deepEqual(await writeSyntheticDataset(folder, SETTINGS), manifest);
      assert.deepEqual((await Deno.stat(`${folder}/manifest.json`)).mtime, before.mtime);
      assert.deepEqual(await readManifest(folder), manifest);
    });

    await test.step("writes the same bytes again, also when two write at once", async () => {
      const again = `${root}/again`;
      await Deno.mkdir(`${again}.partial/train`, { recursive: true }); // as a killed process leaves
      await Promise.all([
        writeSyntheticDataset(again, SETTINGS),
        writeSyntheticDataset(again, SETTINGS),
      ]);
      const files = await filesBelow(folder);
      assert.deepEqual(await filesBelow(again), files);
      for (const file of files) {
        assert.equal(await hashOf(`${again}/${file}`), await hashOf(`${folder}/${file}`), file);
      }
      const names = [...Deno.readDirSync(root)].map(({ name }) => name).sort();
      assert.deepEqual(names, ["again", "again.lock", "birds", "birds.lock"]);
    });

    await test.step("replaces a data set of other settings", async () => {
      const small = { seed: 7, species: 3, imagesPerSpecies: 10 };
      const other = await writeSyntheticDataset(folder, small);
      assert.equal(other.classNames.length, 3);
      assert.deepEqual(await readManifest(folder), other);
      assert.equal(readTable(`${folder}/Bird_Species.csv`).length > 0, true);
    });
  });
});

Deno.test("writeSyntheticDataset() never touches a folder with other files", async () => {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/thesis.txt`, "years of work");
    await Deno.writeTextFile(`${folder}/manifest.json`, `{"of": "something else"}`);
    await assert.rejects(writeSyntheticDataset(folder, SETTINGS), {
      message:
        `Cannot write the embedded data set to ${folder}: expected an empty folder, received other files`,
    });
    assert.equal(await Deno.readTextFile(`${folder}/thesis.txt`), "years of work");
  });
});

Deno.test("readManifest() names the file that is damaged, and leaves those of others alone", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/manifest.json`;
    const settings = { generator: 3, seed: 42, species: 6, imagesPerSpecies: 12 };
    const whole = { ...settings, classNames: ["EMU"], images: 1, faults: [] };
    for (
      const damaged of [
        JSON.stringify(whole).slice(0, 40),
        JSON.stringify({ ...whole, seed: "x" }),
        JSON.stringify({ ...whole, faults: [{ kind: "no such kind" }] }),
      ]
    ) {
      await Deno.writeTextFile(path, damaged);
      await assert.rejects(readManifest(folder), (error: Error) => {
        assert.equal(error.name, "SyntaxError");
        assert.ok(error.message.startsWith(`Cannot read ${path}: expected the manifest of drawn`));
        return true;
      });
    }
    for (const foreign of ["null", "{", "[]", `{"generator": "webpack", "faults": []}`]) {
      await Deno.writeTextFile(path, foreign);
      assert.equal(await readManifest(folder), undefined, foreign);
    }
    const older = { ...whole, generator: 2, faults: [{ kind: "upside down" }] };
    await Deno.writeTextFile(path, JSON.stringify(older));
    assert.equal((await readManifest(folder))!.generator, 2);
  });
});

Deno.test("writeSyntheticDataset() refuses sizes that it cannot draw", async () => {
  const refused = [{ species: 1 }, { species: 25 }, { imagesPerSpecies: 3 }, { seed: 0.5 }];
  for (const wrong of refused) {
    await assert.rejects(writeSyntheticDataset("nowhere", { ...SETTINGS, ...wrong }), RangeError);
  }
});
