import assert from "node:assert/strict";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
import { createBatches } from "lib/input/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { writeExamples } from "./_examples.ts";

for (const workers of [0, 2]) {
  Deno.test(`memory stays flat over ten epochs, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const files = await writeExamples(folder, 16);
      const examples = Array.from({ length: 256 }, (_, i) => files[i % files.length]!);
      await using batches = await createBatches({
        examples,
        imageSize: 80,
        batchSize: 8,
        seed: 1,
        augmentation: ARTICLE_AUGMENTATION,
        workers,
        cacheFolder: `${folder}/cache`,
      });
      // Each epoch hands out 20 MB; the engine frees them in lumps of up to some 60 MB.
      let settled = 0, last = 0;
      for (let epoch = 0; epoch < 14; epoch++) {
        for await (const { images } of batches.epoch(epoch)) assert.ok(images[0]! <= 1);
        last = Deno.memoryUsage().rss;
        if (epoch === 3) settled = last;
      }
      const growth = (last - settled) / 1e6;
      assert.ok(growth < 100, `${growth} MB more than after epoch 3; 200 MB were handed out since`);
    });
  });
}
