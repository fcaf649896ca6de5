import assert from "node:assert/strict";
import { withZip } from "lib/disk/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { smallClassifier } from "../classifier/_small.ts";
import { runTask, writePictures } from "./_task.ts";

Deno.test("deno task export writes a page with samples, and says where it is", async () => {
  await withTempFolder(async (folder) => {
    (await smallClassifier(`${folder}/bundle`)).dispose();
    await writePictures(`${folder}/photos`, { cat: 7, dog: 7 });
    const args = ["bundle", "--to", "web", "--out", "page", "--samples", "photos"];
    const { code, out, err } = await runTask("export", args, { cwd: folder });
    assert.equal(code, 0, err);
    assert.match(
      out,
      /^wrote 7 files to .*page: 6\.\d\d MB, of which the network's weights 4\.\d\d MB$/m,
    );
    assert.match(out, /^next: open .*page\/index\.html in a browser$/m);
    const samples = await Deno.readTextFile(`${folder}/page/samples.js`);
    assert.equal(samples.match(/data:image\/jpeg/g)?.length, 8);
    assert.doesNotMatch(samples, /cat|dog/, "a sample's name does not give the answer away");
  });
});

Deno.test("deno task export --to keras writes a model and its labels", async () => {
  await withTempFolder(async (folder) => {
    (await smallClassifier(`${folder}/bundle`)).dispose();
    const args = ["bundle", "--to", "keras", "--out", "out"];
    const { code, out, err } = await runTask("export", args, { cwd: folder });
    assert.equal(code, 0, err);
    assert.match(out, /^wrote 2 files to /m);
    assert.equal(await Deno.readTextFile(`${folder}/out/labels.txt`), "cat\ndog\nred <b>fox</b>\n");
    const metadata = await withZip(
      `${folder}/out/classifier.keras`,
      (zip) => zip.read("metadata.json"),
    );
    const { classifier } = JSON.parse(new TextDecoder().decode(metadata));
    assert.deepEqual(classifier.classNames, ["cat", "dog", "red <b>fox</b>"]);
    assert.equal(classifier.input.interpolation, "nearest");
  });
});

for (
  const [kind, file] of [["saved-model", "saved_model.pb"], ["onnx", "classifier.onnx"]] as const
) {
  Deno.test(`deno task export --to ${kind} writes a graph and its labels`, async () => {
    await withTempFolder(async (folder) => {
      (await smallClassifier(`${folder}/bundle`)).dispose();
      const args = ["bundle", "--to", kind, "--out", "out"];
      const { code, out, err } = await runTask("export", args, { cwd: folder });
      assert.equal(code, 0, err);
      assert.match(out, /^next, in Python: .*\(".*out.*"\)/m);
      const written = [...Deno.readDirSync(`${folder}/out`)].map(({ name }) => name).sort();
      assert.deepEqual(written, ["labels.txt", file].sort());
    });
  });
}

Deno.test("deno task export says what is missing, and names a bundle that is none", async () => {
  await withTempFolder(async (folder) => {
    const wrong: [string[], number, RegExp][] = [
      [[], 2, /^export: BUNDLE is missing$/m],
      [["bundle", "--out", "x"], 2, /^export: --to is missing: web/m],
      [["bundle", "--to", "web"], 2, /^export: --out FOLDER is missing$/m],
      [["bundle", "--to", "pdf", "--out", "x"], 2, /^export: .*must be one of web.*, not pdf/m],
      [["bundle", "--to", "web", "--out", "x"], 1, /^export: Cannot open the classifier .*bundle/m],
    ];
    for (const [args, code, message] of wrong) {
      const ended = await runTask("export", args, { cwd: folder });
      assert.equal(ended.code, code, ended.err);
      assert.match(ended.err, message);
    }
  });
});
