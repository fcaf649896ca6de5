import assert from "node:assert/strict";
import {
  auditDataset,
  cleanDataset,
  openFolder,
  oversample,
  sampleExamples,
  stratifiedShuffleSplit,
  stratifiedSplit,
} from "lib/dataset/mod.ts";
import { openDataset, openTrainingData } from "lib/article/mod.ts";
import { drawBird, renderBird, writeSyntheticDataset } from "lib/article/birds/mod.ts";
import { buildImageCache } from "lib/image/mod.ts";

// deno-lint-ignore no-explicit-any -- what a user without types may write
const misspelt: any = { sead: 1 };
const borders: Record<string, () => unknown> = {
  auditDataset: () => auditDataset("nowhere", misspelt),
  cleanDataset: () => cleanDataset("nowhere", misspelt),
  openFolder: () => openFolder("nowhere", misspelt),
  openDataset: () => openDataset(misspelt),
  "openDataset, embedded": () => openDataset({ embedded: misspelt }),
  openTrainingData: () => openTrainingData(misspelt),
  oversample: () => oversample([], [], misspelt),
  sampleExamples: () => sampleExamples([], misspelt),
  stratifiedSplit: () => stratifiedSplit([], misspelt),
  stratifiedShuffleSplit: () => stratifiedShuffleSplit([], misspelt),
  drawBird: () => drawBird("EMBER TOPKNOT", misspelt),
  writeSyntheticDataset: () => writeSyntheticDataset("nowhere", misspelt),
  buildImageCache: () => buildImageCache(["a.jpg"], misspelt),
};
for (const [name, call] of Object.entries(borders)) {
  Deno.test(`${name} refuses an option that nobody reads`, async () => {
    await assert.rejects(async () => await call(), {
      name: "TypeError",
      message: /^Cannot .*: expected options among .*, received "sead"/,
    });
  });
}

Deno.test("a seed that is not given is 42, wherever one may be given", async () => {
  const rows = Array.from({ length: 30 }, (_, i) => i);
  const labels = rows.map((i) => i % 7 === 0 ? "rare" : "common");
  assert.deepEqual(
    sampleExamples(rows, { count: 9 }),
    sampleExamples(rows, { count: 9, seed: 42 }),
  );
  assert.notDeepEqual(
    sampleExamples(rows, { count: 9 }),
    sampleExamples(rows, { count: 9, seed: 1 }),
  );
  assert.deepEqual(oversample(rows, labels), oversample(rows, labels, { seed: 42 }));
  assert.notDeepEqual(oversample(rows, labels), oversample(rows, labels, { seed: 1 }));
  assert.equal(drawBird("EMBER TOPKNOT"), drawBird("EMBER TOPKNOT", { seed: 42 }));
  assert.notEqual(drawBird("EMBER TOPKNOT"), drawBird("EMBER TOPKNOT", { seed: 1 }));
  assert.equal((await renderBird("EMBER TOPKNOT")).width, 224);
});
