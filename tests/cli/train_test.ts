import assert from "node:assert/strict";
import { loadClassifier } from "lib/classifier/mod.ts";
import { parseExact } from "lib/disk/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { runTask, startTask, writePictures } from "./_task.ts";

const SMALL = [
  ...["--model", "efficientnet-lite0", "--weights", "random", "--image-size", "32"],
  ...["--epochs", "2", "--batch-size", "8", "--learning-rate", "1e-3", "--workers", "0"],
];

Deno.test("deno task train trains on a folder, says what it took, and leaves a classifier", async () => {
  await withTempFolder(async (folder) => {
    await writePictures(`${folder}/photos`, { cat: 12, dog: 12 });
    await Deno.mkdir(`${folder}/photos/empty`);
    await Deno.writeTextFile(`${folder}/photos/cat/notes.txt`, "not a picture");
    const args = ["--data", "photos", "--out", "photos/trained", ...SMALL];
    const first = await runTask("train", args, { cwd: folder });
    assert.equal(first.code, 0, first.err);
    assert.match(first.err, /2 classes/);
    assert.match(first.err, /notes\.txt/);
    assert.match(first.err, /empty/);
    assert.match(first.out, /^best epoch [12]: valid F1 /m);
    assert.match(first.out, /^test: loss .*, accuracy .*, AUC .*, F1 .* on \d+ images$/m);
    assert.match(first.out, /^ {2}(cat|dog): \d+ of \d+ right$/m);
    assert.doesNotMatch(first.err, /absl|oneDNN|cpu_feature_guard/, "TensorFlow keeps quiet");

    const out = `${folder}/photos/trained`;
    const classifier = await loadClassifier(out);
    const [answer] = await classifier.predict([`${folder}/photos/cat/0.jpg`]);
    assert.deepEqual(classifier.classNames, ["cat", "dog"]);
    assert.equal(answer!.top.length, 2);
    classifier.dispose();

    for (const task of ["predict", "evaluate", "serve", "export"]) {
      assert.ok(first.out.includes(`next: deno task ${task} ${out} `), task);
    }

    // A folder without a training is a slip of the keyboard, and begins none.
    const astray = await runTask("train", [
      "--out",
      `${folder}/astray`,
      "--resume",
      "--epochs",
      "9",
    ]);
    assert.equal(astray.code, 2);
    assert.match(astray.err, /^train: there is no training to go on with in .*astray: expected /m);

    // Nothing but the folder is needed to go on, and the output is no class.
    const done = await runTask("train", ["--out", out, "--resume"]);
    assert.equal(done.code, 0, done.err);
    assert.match(done.out, /^nothing left to do: 2 of 2 epochs are done in /m);
    const fewer = await runTask("train", ["--out", out, "--resume", "--epochs", "1"]);
    assert.match(fewer.out, /^nothing left to do: 2 of 1 epochs are done in /m);
    const more = await runTask("train", ["--out", out, "--resume", "--epochs", "3"]);
    assert.equal(more.code, 0, more.err);
    assert.match(more.err, /2 classes/);
    const history = parseExact(await Deno.readTextFile(`${out}/history.json`)) as {
      epochs: unknown[];
    };
    assert.equal(history.epochs.length, 3);

    const other = await runTask("train", ["--out", out, "--resume", "--image-size", "64"]);
    assert.equal(other.code, 2);
    assert.match(
      other.err,
      /^train: --image-size cannot change in a training that goes on: it was begun with 32, not 64$/m,
    );
    const again = await runTask("train", args, { cwd: folder });
    assert.equal(again.code, 1);
    assert.match(again.err, /^train: Cannot train into .*: expected a folder without a training/m);

    // A class that was renamed is another task.
    await Deno.rename(`${folder}/photos/dog`, `${folder}/photos/wolf`);
    const renamed = await runTask("train", ["--out", out, "--resume", "--epochs", "4"]);
    assert.equal(renamed.code, 1);
    assert.match(renamed.err, /^train: Cannot resume the training in .*(dog|wolf)/m);
  });
});

Deno.test("deno task train --split given tests on the folder's own test images", async () => {
  await withTempFolder(async (folder) => {
    await writePictures(`${folder}/photos/train`, { cat: 8, dog: 8 });
    for (const [part, count] of [["val", 5], ["test", 3]] as const) {
      await writePictures(`${folder}/drawn`, { cat: 8 + count, dog: 8 + count });
      for (const name of ["cat", "dog"]) {
        await Deno.mkdir(`${folder}/photos/${part}/${name}`, { recursive: true });
        for (let i = 0; i < count; i++) {
          const file = `${folder}/drawn/${name}/${8 + i}.jpg`;
          await Deno.rename(file, `${folder}/photos/${part}/${name}/${part}${i}.jpg`);
        }
      }
      await Deno.remove(`${folder}/drawn`, { recursive: true });
    }
    const args = ["--data", "photos", "--out", "trained", "--split", "given", ...SMALL];
    const { code, out, err } = await runTask("train", args, { cwd: folder });
    assert.equal(code, 0, err);
    assert.match(out, /^test: .* on 6 images$/m);
  });
});

Deno.test("two trainings into one folder: the second is refused, the first one's files are its own", async () => {
  await withTempFolder(async (folder) => {
    await writePictures(`${folder}/photos`, { cat: 12, dog: 12 });
    const args = ["--data", "photos", "--out", "trained", ...SMALL, "--epochs", "40"];
    const longer = args.filter((_, i) =>
      !(args[i] === "--epochs" && i < args.length - 2) &&
      !(args[i - 1] === "--epochs" && i < args.length - 1)
    );
    const first = startTask("train", longer, { cwd: folder });
    const reader = first.stderr.pipeThrough(new TextDecoderStream()).getReader();
    for (let seen = ""; !/epoch/.test(seen);) {
      const { value, done } = await reader.read();
      if (done) break;
      seen += value;
    }
    const second = await runTask("train", [...longer, "--seed", "7"], { cwd: folder });
    assert.equal(second.code, 1, second.err);
    assert.match(second.err, /^train: Cannot .*that (process \d+|another process) holds$/m);
    first.kill("SIGINT");
    const drained = (async () => {
      while (!(await reader.read()).done) continue;
    })();
    await first.stdout.cancel();
    const { code } = await first.status;
    await drained;
    assert.equal(code, 130);
  });
});

Deno.test("deno task train refuses a class with too few pictures by its name and count", async () => {
  await withTempFolder(async (folder) => {
    await writePictures(`${folder}/photos`, { common: 20, rare: 2 });
    const { code, err } = await runTask(
      "train",
      ["--data", "photos", "--out", "trained", ...SMALL],
      { cwd: folder },
    );
    assert.equal(code, 1);
    assert.match(
      err,
      /^train: Cannot split the rows: expected 3 examples or more .*, received 2 of rare$/m,
    );
  });
});

Deno.test("deno task train --precision mixed says in a sentence why it cannot", async () => {
  await withTempFolder(async (folder) => {
    const args = ["--out", `${folder}/trained`, ...SMALL, "--precision"];
    const env = { ONEDNN_MAX_CPU_ISA: "AVX2", PLUMAGE_ENGINE: "cpu" };
    const { code, err } = await runTask("train", [...args, "mixed"], { env });
    assert.equal(code, 1);
    assert.match(
      err,
      /^train: Cannot compute in mixed precision: expected .* AVX512_BF16 or AMX, received .* AVX2/m,
    );
    const other = await runTask("train", [...args, "float16"]);
    assert.equal(other.code, 2);
    assert.match(other.err, /float32, mixed/);
  });
});
