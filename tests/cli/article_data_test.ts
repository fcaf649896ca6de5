import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { sha256OfFile } from "lib/disk/mod.ts";
import { readNotebook, textOf } from "lib/notebook/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { runTask, writePictures } from "./_task.ts";

async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) files.push(...await filesBelow(`${folder}/${name}`));
    else files.push(`${folder}/${name}`);
  }
  return files.sort();
}

Deno.test("deno task article --data runs the article on a hostile folder, accounts for each file, and leaves the committed pages alone", async () => {
  await withTempFolder(async (folder) => {
    const photos = `${folder}/my photos`;
    await writePictures(photos, { cat: 14, dog: 14, fox: 14 });
    await Deno.mkdir(`${photos}/empty`);
    await Deno.mkdir(`${photos}/cat/more`);
    await Deno.copyFile(`${photos}/cat/1.jpg`, `${photos}/cat/more/nested.jpg`);
    await Deno.copyFile(`${photos}/dog/3.jpg`, `${photos}/fox/a dog.jpg`); // of two classes
    await Deno.writeTextFile(`${photos}/dog/text.jpg`, "no picture");
    await Deno.writeTextFile(`${photos}/dog/.hidden.jpg`, "");
    await Deno.writeTextFile(`${photos}/notes.txt`, "notes");
    const before = await filesBelow(photos);
    const committed = (await filesBelow(`${projectFolder()}/notebooks`))
      .filter((path) => /\.(ipynb|html|md)$/.test(path));
    const hashes = () => Promise.all(committed.map((path) => sha256OfFile(path)));
    const untouched = await hashes();

    const { code, out, err } = await runTask("article", ["--data", photos]);
    assert.equal(code, 0, err);
    const taken = Number(/^(\d+) images of 3 classes: cat \d+, dog \d+, fox \d+$/m.exec(err)?.[1]);
    const left = [...err.matchAll(/^left out (\d+) files?: /gm)]
      .reduce((sum, [, count]) => sum + Number(count), 0);
    assert.equal(taken + left, before.length, err);
    for (const name of ["text.jpg", ".hidden.jpg", "notes.txt", "a dog.jpg", "empty"]) {
      assert.ok(err.includes(name), `${name} is not accounted for:\n${err}`);
    }
    assert.deepEqual(await filesBelow(photos), before, "nothing in the user's folder is changed");
    assert.deepEqual(await hashes(), untouched, "the committed notebooks and pages are");

    const index = /read it +(.*index\.html)/.exec(out)?.[1];
    assert.ok(index !== undefined && index.includes("my_photos"), out);
    const pages = dirname(join(projectFolder(), index));
    const run = dirname(pages);
    try {
      for (const path of (await filesBelow(run)).filter((it) => it.endsWith(".ipynb"))) {
        const { cells } = await readNotebook(path);
        const shown = cells.map((cell) => JSON.stringify("outputs" in cell ? cell.outputs : []));
        // Notebook 9 asks about drawings, as what such a classifier has never seen.
        const foreign = path.includes("09_take") ? /other species|"error"/ : /THRUSH|"error"/;
        assert.doesNotMatch(shown.join(""), foreign, `${path} speaks of drawn birds`);
        assert.ok(cells.some(({ source }) => textOf(source).length > 0));
      }
      const tried = await runTask("predict", [
        join(dirname(run), "classifier"),
        `${photos}/cat/1.jpg`,
      ]);
      assert.equal(tried.code, 0, tried.err);
      assert.match(tried.out, /(cat|dog|fox) \d/);
    } finally {
      await Deno.remove(dirname(run), { recursive: true });
    }
  });
});
