import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { loadClassifier } from "lib/classifier/mod.ts";
import { decodeImage } from "lib/image/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { sidewaysJpeg, smallClassifier } from "../classifier/_small.ts";
import { runTask, writePictures } from "./_task.ts";

/** A bundle, twenty pictures, and what folders of users hold besides. */
async function withPhotos(body: (folder: string) => Promise<void>): Promise<void> {
  await withTempFolder(async (folder) => {
    (await smallClassifier(`${folder}/bundle`)).dispose();
    await writePictures(`${folder}/photos`, { 'a "b", c': 9, deep: 9 });
    await Deno.writeFile(`${folder}/photos/deep/sideways.jpg`, await sidewaysJpeg(1));
    await Deno.writeTextFile(`${folder}/photos/text.jpg`, "no picture at all");
    await Deno.writeTextFile(`${folder}/photos/notes.txt`, "notes");
    await Deno.writeTextFile(`${folder}/photos/.hidden.jpg`, "");
    await body(folder);
  });
}

Deno.test("deno task predict --csv has a row for each picture, the bad one with its reason", async () => {
  await withPhotos(async (folder) => {
    const args = ["bundle", "photos", "--csv", "answers.csv", "--top", "2"];
    const { code, out, err } = await runTask("predict", args, { cwd: folder });
    assert.equal(code, 1, err);
    assert.match(out, /^wrote 20 rows to answers\.csv$/m);
    assert.match(err, /^left out 1: not an image by its suffix: photos\/notes\.txt$/m);
    assert.match(err, /^left out 1: hidden, .*: photos\/\.hidden\.jpg$/m);
    assert.match(err, /^Cannot decode image .*text\.jpg: expected a complete picture/m);
    assert.match(err, /^1 of 20 pictures could not be read$/m);
    const rows = parse(await Deno.readTextFile(`${folder}/answers.csv`), {
      columns: true,
    }) as Record<string, string>[];
    assert.deepEqual(Object.keys(rows[0]!), [
      "file",
      "class",
      "probability",
      "class 2",
      "probability 2",
      "fault",
    ]);
    const bad = rows.filter(({ fault }) => fault !== "");
    assert.deepEqual(bad.map(({ file }) => file), [`${folder}/photos/text.jpg`]);
    assert.equal(rows.filter(({ file }) => file!.includes('a "b", c')).length, 9);
    const good = rows.filter(({ fault }) => fault === "");
    for (const row of good) {
      assert.ok(Number(row["probability"]) >= Number(row["probability 2"]));
    }
    // The same pictures in this process: the same numbers, to the last bit of a float32.
    const classifier = await loadClassifier(`${folder}/bundle`);
    const answers = [];
    const options = { batchSize: 16 };
    for await (const answer of classifier.predictEach(rows.map(({ file }) => file!), options)) {
      if ("top" in answer) answers.push([answer.top[0]!.className, answer.top[0]!.probability]);
    }
    classifier.dispose();
    assert.deepEqual(
      good.map((row) => [row["class"], Math.fround(Number(row["probability"]))]),
      answers,
    );
  });
});

Deno.test("deno task predict tells people, and programs with --json, the same", async () => {
  await withPhotos(async (folder) => {
    const pictures = ["photos/deep/sideways.jpg", "photos/deep/1.jpg"];
    const told = await runTask("predict", ["bundle", ...pictures], { cwd: folder });
    assert.equal(told.code, 0, told.err);
    assert.equal(told.err, "");
    const json = await runTask("predict", ["bundle", ...pictures, "--json"], { cwd: folder });
    const answers = JSON.parse(json.out) as {
      file: string;
      unsure: boolean;
      top: { class: string; probability: number }[];
    }[];
    const lines = told.out.trimEnd().split("\n");
    assert.equal(lines.length, 2);
    for (const [i, { file, unsure, top }] of answers.entries()) {
      assert.equal(file, `${folder}/${pictures[i]}`);
      assert.equal(top.length, 3);
      assert.ok(Math.abs(top.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-5);
      assert.equal(unsure, top[0]!.probability < .5);
      const words = `${pictures[i]}: ${unsure ? "not sure: " : ""}${top[0]!.class} `;
      assert.ok(lines[i]!.startsWith(words), `${lines[i]}`);
    }
  });
});

Deno.test("deno task predict refuses in a sentence what it cannot work with, before it writes", async () => {
  await withPhotos(async (folder) => {
    await Deno.mkdir(`${folder}/empty`);
    const cases: [args: string[], code: number, message: RegExp][] = [
      [[], 2, /^predict: BUNDLE is missing$/m],
      [["bundle"], 2, /^predict: name at least one picture or folder$/m],
      [["bundle", "photos", "--csv", "a.csv", "--json"], 2, /--csv and --json exclude each other/],
      [["bundle", "photos", "--top", "0"], 2, /--top must be a whole number of 1 or more, not 0/],
      [
        ["bundle", "empty"],
        1,
        /^predict: Cannot predict empty: expected a picture, received none$/m,
      ],
      [["bundle", "nowhere.jpg"], 1, /Cannot look for pictures in .*nowhere\.jpg/],
      [["photos", "photos/deep"], 1, /^predict: Cannot open the classifier .*photos/m],
      [["bundle", "photos", "--csv", "no/where.csv"], 1, /expected a folder that is there/],
    ];
    for (const [args, code, message] of cases) {
      const ended = await runTask("predict", args, { cwd: folder });
      assert.equal(ended.code, code, ended.err);
      assert.match(ended.err, message);
      assert.equal(ended.out, "");
    }
    const weights = `${folder}/bundle/weights.safetensors`;
    await Deno.truncate(weights, 1e6);
    const cut = await runTask("predict", ["bundle", "photos/deep"], { cwd: folder });
    assert.equal(cut.code, 1);
    assert.match(
      cut.err,
      /expected weights\.safetensors as it was saved, .* received 1000000 bytes/,
    );
  });
});

Deno.test("deno task predict --explain writes each picture upright, lit where it speaks for the answer", async () => {
  await withPhotos(async (folder) => {
    const pictures = ["photos/deep/sideways.jpg", "photos/text.jpg", "photos/deep/1.jpg"];
    const args = ["bundle", ...pictures, "--explain", "why"];
    const { code, err } = await runTask("predict", args, { cwd: folder });
    assert.equal(code, 1, err);
    const names = Array.from(Deno.readDirSync(`${folder}/why`), ({ name }) => name).sort();
    assert.deepEqual(names, ["0001-sideways.png", "0002-1.png"]);
    for (const [name, source] of [[names[0], pictures[0]], [names[1], pictures[2]]]) {
      const [lit, plain] = await Promise.all([
        decodeImage(`${folder}/why/${name}`),
        decodeImage(`${folder}/${source}`),
      ]);
      assert.deepEqual([lit.width, lit.height], [plain.width, plain.height]);
      assert.ok(lit.data.every((value, i) => value <= plain.data[i]!), "nothing grows brighter");
      assert.ok(lit.data.some((value, i) => value < plain.data[i]!), "and something is dimmed");
    }
    const again = await runTask("predict", args, { cwd: folder });
    assert.equal(again.code, 1);
    assert.match(
      again.err,
      /Cannot explain into .*why: expected a new or an empty folder, received \d{4}-/,
    );
  });
});
