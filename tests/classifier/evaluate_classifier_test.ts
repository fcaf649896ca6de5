import assert from "node:assert/strict";
import {
  evaluateClassifier,
  loadClassifier,
  readAnswers,
  scoreAnswers,
  writeAnswers,
} from "lib/classifier/mod.ts";
import { encodePng } from "lib/image/mod.ts";
import golden from "../fixtures/classifier/answers.json" with { type: "json" };
import { withTempFolder } from "../_temp.ts";
import { blocks, smallClassifier } from "./_small.ts";

const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-12, `${a} for ${b}`);

Deno.test("scoreAnswers() gives scikit-learn's scores, of a class that nobody answers too", () => {
  const scores = scoreAnswers(golden.labels, golden.predicted, 4);
  close(scores.accuracy, golden.accuracy);
  close(scores.macroF1, golden.macroF1);
  close(scores.weightedF1, golden.weightedF1);
  for (const [k, { precision, recall, f1, images }] of scores.perClass.entries()) {
    close(precision, golden.precision[k]!);
    close(recall, golden.recall[k]!);
    close(f1, golden.f1[k]!);
    assert.equal(images, golden.images[k]);
  }
});

Deno.test("scoreAnswers() leaves a class without an image out of the mean", () => {
  const { macroF1, perClass } = scoreAnswers([0, 0, 1], [0, 0, 1], 3);
  assert.equal(macroF1, 1);
  assert.ok(Number.isNaN(perClass[2]!.f1) && Number.isNaN(perClass[2]!.recall));
  assert.equal(perClass[2]!.precision, 0);
});

Deno.test("evaluateClassifier() scores what can be read, and its intervals hold the scores", async () => {
  await withTempFolder(async (folder) => {
    (await smallClassifier(`${folder}/bundle`)).dispose();
    const classifier = await loadClassifier(`${folder}/bundle`);
    const pictures = [];
    for (let i = 0; i < 30; i++) {
      const path = `${folder}/${i}.png`;
      // The first three are those that the classes answer to.
      await Deno.writeFile(path, await encodePng(blocks(1 + i % 6)));
      pictures.push({ path, name: `${i}.png`, label: i % 3 });
    }
    await Deno.writeTextFile(`${folder}/3.png`, "no picture");
    const evaluation = await evaluateClassifier(classifier, pictures, { draws: 400 });
    const answers = await classifier.predict(
      pictures.filter((_, i) => i !== 3).map(({ path }) => path),
    );
    classifier.dispose();
    assert.deepEqual(evaluation.unread.map(({ name }) => name), ["3.png"]);
    assert.equal(evaluation.pictures.length, 29);
    for (
      const [i, { label, predicted, confidence, truth, name }] of evaluation.pictures.entries()
    ) {
      const { top: [first], probabilities } = answers[i]!;
      assert.equal(classifier.classNames[predicted], first!.className);
      assert.ok(Math.abs(confidence - first!.probability) < 1e-6);
      assert.ok(Math.abs(truth - probabilities[label]!) < 1e-6);
      assert.notEqual(name, "3.png");
    }
    const right = evaluation.pictures.filter((it) => it.label === it.predicted).length;
    assert.equal(evaluation.accuracy.value, right / 29);
    assert.equal(evaluation.topFiveAccuracy.value, 1);
    for (const name of ["accuracy", "macroF1", "weightedF1"] as const) {
      const { value, interval: [low, high] } = evaluation[name];
      assert.ok(low < value && value < high, name);
      // Of a share of 29 pictures the standard error is at most .093; 95 % lie within 1.96 of them.
      assert.ok(high - low < 2.2 * 1.96 * .1, name);
    }
    const again = await loadClassifier(`${folder}/bundle`);
    const repeated = await evaluateClassifier(again, pictures, { draws: 400 });
    assert.deepEqual(repeated, evaluation);
    await assert.rejects(
      evaluateClassifier(again, [{ path: `${folder}/0.png`, label: 3 }]),
      /expected labels from 0 to 2, received 3 of/,
    );
    await assert.rejects(
      evaluateClassifier(again, [{ path: `${folder}/3.png`, label: 1 }]),
      /expected a picture that can be read, received Cannot decode/,
    );
    again.dispose();
  });
});

Deno.test("readAnswers() gives back what writeAnswers() wrote, and refuses other tables", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/predictions.csv`;
    const classNames = ['a "b", c', "dog"];
    const rows = [
      { name: "x, y.jpg", label: 0, predicted: 1, confidence: .75, truth: .25 },
      { name: "line\nend.jpg", label: 1, predicted: 1, confidence: 1, truth: 1 },
    ];
    await writeAnswers(path, rows, classNames);
    assert.deepEqual(await readAnswers(path), {
      names: ["x, y.jpg", "line\nend.jpg"],
      labels: ['a "b", c', "dog"],
      predicted: ["dog", "dog"],
    });
    await Deno.writeTextFile(path, "file,label\na,b\n");
    await assert.rejects(
      readAnswers(path),
      /expected the columns file, class, .*received file, label/,
    );
    await Deno.writeTextFile(path, 'file,class\n"');
    await assert.rejects(readAnswers(path), { name: "SyntaxError" });
    await assert.rejects(readAnswers(`${folder}/none.csv`), /Cannot read the answers .*none\.csv/);
  });
});
