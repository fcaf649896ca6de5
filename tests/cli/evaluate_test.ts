import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { withTempFolder } from "../_temp.ts";
import { smallClassifier } from "../classifier/_small.ts";
import { runTask, writePictures } from "./_task.ts";

const TRAIN = ["--model", "efficientnet-lite0", "--weights", "random", "--image-size", "32"];

Deno.test("from a folder of pictures to a page that tells how good the network is, and a comparison", async () => {
  await withTempFolder(async (folder) => {
    await writePictures(`${folder}/photos`, { cat: 12, dog: 12, "a, b": 12 });
    const run = (task: string, args: string[]) => runTask(task, args, { cwd: folder });
    const train = ["--data", "photos", ...TRAIN, "--epochs", "1", "--augmentation", "none"];
    const trained = await run("train", [...train, "--out", "run"]);
    assert.equal(trained.code, 0, trained.err);
    assert.match(trained.out, /deno task evaluate .*run --data FOLDER {2}tests it/);
    const { accuracy, examples } = JSON.parse(await Deno.readTextFile(`${folder}/run/test.json`));

    // The test part alone: the numbers of the training.
    const args = ["run", "--data", "photos", "--part", "test"];
    const json = JSON.parse((await run("evaluate", [...args, "--json"])).out);
    assert.equal(json.pictures, examples);
    assert.equal(json.scores.accuracy.value, accuracy);
    const table = `${folder}/run/test_predictions.csv`;
    const rows = parse(await Deno.readTextFile(table), { columns: true }) as Record<
      string,
      string
    >[];
    assert.equal(rows.length, examples);
    assert.equal(rows.filter((row) => row["class"] === row["answer"]).length, accuracy * examples);

    // All pictures: said to be those of the training; a page, and tables.
    const all = await run("evaluate", ["run", "--data", "photos", "--out", "report"]);
    assert.equal(all.code, 0, all.err);
    assert.match(all.err, /^note: These are the pictures that it was trained with/m);
    assert.match(all.out, /^36 pictures of 3 classes$/m);
    assert.match(all.out, /^accuracy +0\.\d{4} +\(95 %: 0\.\d{4} to [01]\.\d{4}\)$/m);
    const page = await Deno.readTextFile(`${folder}/report/index.html`);
    assert.match(page, /How good is run\?/);
    assert.match(page, /Content-Security-Policy/);
    const written = JSON.parse(await Deno.readTextFile(`${folder}/report/evaluation.json`));
    assert.equal((page.match(/data:image\/jpeg/g) ?? []).length, Math.min(24, written.wrong));

    // The same answers are not different; all right answers are better.
    const same = await run("compare", ["run", "run"]);
    assert.equal(same.code, 0, same.err);
    assert.match(same.out, /^accuracy: .*0\.0 points .*no difference seen$/m);
    const planted = parse(
      await Deno.readTextFile(`${folder}/report/predictions.csv`),
    ) as string[][];
    const right = planted.map((row, i) => i === 0 ? row : [row[0], row[1], row[1], ".9", ".9"]);
    // In another order of rows, too: pictures are paired by their names.
    const turned = [right[0]!, ...right.slice(1).toReversed()];
    const csv = turned.map((row) => row.map((it) => `"${it}"`).join(",")).join("\n");
    await Deno.writeTextFile(`${folder}/right.csv`, csv);
    const better = await run("compare", ["report", "right.csv"]);
    assert.match(better.out, /^accuracy: .*: B is better$/m);
    const { accuracy: its } = JSON.parse(
      (await run("compare", ["right.csv", "report", "--json"])).out,
    );
    assert.equal(its.verdict, "worse");

    const other = await run("compare", ["run", "report"]);
    assert.equal(other.code, 1);
    assert.match(other.err, /^compare: Cannot compare two runs: expected the same images on both/m);
    const none = await run("compare", ["run", "photos"]);
    assert.match(
      none.err,
      /Cannot compare photos: expected test_predictions\.csv or predictions\.csv/,
    );
    assert.equal((await run("compare", ["run"])).code, 2);
  });
});

Deno.test("deno task evaluate refuses folders whose classes it does not know", async () => {
  await withTempFolder(async (folder) => {
    (await smallClassifier(`${folder}/bundle`)).dispose();
    await writePictures(`${folder}/plants`, { oak: 3, elm: 3 });
    await writePictures(`${folder}/mixed`, { oak: 2, cat: 3, dog: 2 });
    const run = (args: string[]) => runTask("evaluate", args, { cwd: folder });
    const plants = await run(["bundle", "--data", "plants"]);
    assert.equal(plants.code, 1);
    assert.match(
      plants.err,
      /expected folders called as the classifier's classes \(cat, dog, .*received elm, oak$/m,
    );
    const mixed = await run(["bundle", "--data", "mixed"]);
    assert.equal(mixed.code, 0, mixed.err);
    assert.match(mixed.err, /^note: 2 pictures are of classes that it does not know, .*: oak\.$/m);
    assert.match(mixed.out, /^5 pictures of 2 classes$/m);
    assert.match(
      mixed.err,
      /^note: no picture here of 1 of its 3 classes, .*: red <b>fox<\/b>\.$/m,
    );

    // A class without a picture is said; a damaged file is named in the page and the tables.
    await Deno.remove(`${folder}/mixed/dog`, { recursive: true });
    await Deno.writeTextFile(`${folder}/mixed/cat/broken.jpg`, "no picture");
    const damaged = await run(["bundle", "--data", "mixed", "--out", "report"]);
    assert.equal(damaged.code, 0, damaged.err);
    assert.match(damaged.err, /^note: no picture here of 2 of its 3 classes, .*: dog, red/m);
    const { pictures, unread } = JSON.parse(
      await Deno.readTextFile(`${folder}/report/evaluation.json`),
    );
    assert.equal(pictures, 3);
    assert.deepEqual(unread.map(({ name }: { name: string }) => name), ["cat/broken.jpg"]);
    assert.match(await Deno.readTextFile(`${folder}/report/index.html`), /<li>cat\/broken\.jpg: /);
    assert.equal((await run(["bundle"])).code, 2);
    assert.equal((await run(["--data", "mixed"])).code, 2);
    const nowhere = await run(["bundle", "--data", "nowhere"]);
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.err, /nowhere/);
  });
});
