import assert from "node:assert/strict";
import { dirname } from "node:path";
import sharp, { type Sharp } from "sharp";
import { auditDataset, type AuditFindingKind, findLeaks } from "lib/dataset/mod.ts";
import { drawBird, SPECIES } from "lib/article/birds/mod.ts";
import { inspectImage } from "lib/dataset/inspect.ts";
import { withTempFolder } from "../_temp.ts";

/** A JPEG of a bird, another one for each seed. */
async function photo(seed: number): Promise<Uint8Array> {
  const svg = drawBird(SPECIES[seed % SPECIES.length]!.name, { seed });
  return await sharp(new TextEncoder().encode(svg)).jpeg({ quality: 90 }).toBuffer();
}

function flat(colour: string): Promise<Uint8Array> {
  const background = { width: 224, height: 224, channels: 3 as const, background: colour };
  return sharp({ create: background }).jpeg().toBuffer();
}

/** Writes files below a folder. */
async function plant(folder: string, files: Record<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    await Deno.mkdir(dirname(`${folder}/${path}`), { recursive: true });
    await Deno.writeFile(`${folder}/${path}`, bytes);
  }
}

Deno.test("auditDataset() finds each planted fault and no other", async () => {
  const original = await photo(1);
  const copied = await photo(2);
  const bytes = (pipeline: Sharp): Promise<Uint8Array> => pipeline.toBuffer();
  const files: Record<string, Uint8Array> = {
    "train/OWL/good.jpg": await photo(3),
    "train/OWL/good.png": await bytes(sharp(await photo(4)).png()),
    "train/OWL/truncated.jpg": (await photo(5)).slice(0, 4000),
    "train/OWL/empty.jpg": new Uint8Array(),
    "train/OWL/text.jpg": new TextEncoder().encode("<html>404</html>"),
    "train/OWL/png.jpg": await bytes(sharp(await photo(6)).png()),
    "train/OWL/size.jpg": await bytes(
      sharp(await photo(7)).resize(300, 224, { fit: "fill" }).jpeg(),
    ),
    "train/OWL/grey.jpg": await bytes(sharp(await photo(8)).greyscale().jpeg()),
    "train/OWL/alpha.png": await bytes(sharp(await photo(9)).ensureAlpha(.5).png()),
    "train/OWL/cmyk.jpg": await bytes(sharp(await photo(10)).toColourspace("cmyk").jpeg()),
    "train/OWL/rotated.jpg": await bytes(
      sharp(await photo(11)).withMetadata({ orientation: 6 }).jpeg(),
    ),
    "train/OWL/black.jpg": await flat("#050505"),
    "train/OWL/white.jpg": await flat("#fdfdfd"),
    "train/OWL/blurred.jpg": await bytes(sharp(await photo(12)).blur(8).jpeg()),
    "train/OWL/original.jpg": original,
    "train/OWL/same.jpg": copied,
    "test/OWL/same.jpg": copied,
    "valid/OWL/recompressed.jpg": await bytes(sharp(original).jpeg({ quality: 30 })),
    "valid/OWL/brighter.jpg": await bytes(sharp(await photo(3)).linear(1.1, 4).jpeg()),
    "test/OWL/cut.jpg": await bytes(
      sharp(await photo(4)).extract({ left: 2, top: 2, width: 220, height: 220 }).resize(224)
        .jpeg(),
    ),
  };
  await withTempFolder(async (folder) => {
    await plant(folder, files);
    const progress: number[] = [];
    const audit = await auditDataset(folder, {
      onProgress: ({ done, total }) => progress.push(done / total!),
    });

    const found = audit.findings.map((
      { kind, filepath },
    ): [AuditFindingKind, string] => [kind, filepath]);
    assert.deepEqual(found.sort((a, b) => (a[1] + a[0] < b[1] + b[0] ? -1 : 1)), [
      ["alpha", "train/OWL/alpha.png"],
      ["near-black", "train/OWL/black.jpg"],
      ["blurred", "train/OWL/blurred.jpg"],
      ["CMYK", "train/OWL/cmyk.jpg"],
      ["unreadable", "train/OWL/empty.jpg"],
      ["near duplicate", "train/OWL/good.jpg"],
      ["near duplicate", "train/OWL/good.png"],
      ["grey", "train/OWL/grey.jpg"],
      ["near duplicate", "train/OWL/original.jpg"],
      ["wrong type", "train/OWL/png.jpg"],
      ["rotated", "train/OWL/rotated.jpg"],
      ["exact duplicate", "train/OWL/same.jpg"],
      ["wrong size", "train/OWL/size.jpg"],
      ["unreadable", "train/OWL/text.jpg"],
      ["unreadable", "train/OWL/truncated.jpg"],
      ["near-white", "train/OWL/white.jpg"],
    ]);
    const detailOf = (path: string) =>
      audit.findings.find(({ filepath }) => filepath === `train/OWL/${path}`)!.detail;
    assert.equal(detailOf("empty.jpg"), "an empty file");
    assert.equal(detailOf("png.jpg"), "png named .jpg");
    assert.equal(detailOf("size.jpg"), "300 x 224 pixels");
    assert.equal(detailOf("rotated.jpg"), "EXIF orientation 6");
    assert.equal(detailOf("same.jpg"), "the bytes of test/OWL/same.jpg");

    assert.deepEqual(audit.duplicateGroups, [
      ["valid/OWL/brighter.jpg", "train/OWL/good.jpg"],
      ["valid/OWL/recompressed.jpg", "train/OWL/original.jpg"],
      ["test/OWL/cut.jpg", "train/OWL/good.png"],
      ["test/OWL/same.jpg", "train/OWL/same.jpg"],
    ]);
    assert.ok(
      audit.findings.every(({ original, acrossSplits }) =>
        acrossSplits === (original === undefined ? undefined : true)
      ),
    );

    const kept = audit.kept.map(({ filepath }) => filepath);
    const left = audit.leftOut.map(({ filepath }) => filepath);
    assert.deepEqual([...kept, ...left].sort(), Object.keys(files).sort());
    assert.equal(left.length, 9);
    assert.ok(kept.includes("train/OWL/grey.jpg"));
    assert.deepEqual(
      audit.leftOut.find(({ filepath }) => filepath === "train/OWL/black.jpg"),
      {
        filepath: "train/OWL/black.jpg",
        reason: "near-black: 100.0 % of its pixels",
        files: 1,
      },
    );
    assert.deepEqual(progress, progress.map((_, i) => (i + 1) / 20));

    const strict = await auditDataset(folder, { imageSize: "any", leaveOut: ["grey"] });
    assert.equal(strict.kept.length, 19);
    assert.ok(!strict.findings.some(({ kind }) => kind === "wrong size"));
  });
});

Deno.test("auditDataset() groups several copies of one image, exact and near, into one", async () => {
  const original = await photo(20);
  const again = await sharp(original).jpeg({ quality: 60 }).toBuffer();
  await withTempFolder(async (folder) => {
    await plant(folder, {
      "train/OWL/a.jpg": original,
      "train/OWL/b.jpg": again,
      "train/OWL/c.jpg": again,
      "train/OWL/d.jpg": original,
      "train/OWL/e.jpg": await photo(21),
    });
    const { findings, duplicateGroups, kept } = await auditDataset(folder);
    assert.deepEqual(duplicateGroups, [
      ["a", "b", "c", "d"].map((name) => `train/OWL/${name}.jpg`),
    ]);
    assert.deepEqual(findings.map(({ kind, acrossSplits }) => [kind, acrossSplits]), [
      ["near duplicate", false],
      ["near duplicate", false],
      ["exact duplicate", false],
    ]);
    assert.deepEqual(kept.map(({ filepath }) => filepath), ["train/OWL/a.jpg", "train/OWL/e.jpg"]);
  });
});

Deno.test("inspectImage() takes a file that is gone for an unreadable one", async () => {
  await withTempFolder(async (folder) => {
    assert.deepEqual(await inspectImage(`${folder}/gone.jpg`, 224), {
      faults: [{ kind: "unreadable", detail: "no such file" }],
    });
  });
});

Deno.test("findLeaks() names the judged examples that have a twin among the learned ones", () => {
  const rows = ["a", "b", "c", "d"].map((filepath) => ({ filepath }));
  const [a, b, c, d] = rows as [typeof rows[0], typeof rows[0], typeof rows[0], typeof rows[0]];
  const groups = [["a", "b"], ["c", "x"]];
  assert.deepEqual(findLeaks(groups, [a, c], [b, d]), [b]);
  assert.deepEqual(findLeaks(groups, [d], [a, b, c]), []);
});
