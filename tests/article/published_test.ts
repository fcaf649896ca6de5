import assert from "node:assert/strict";
import { dataFolder } from "lib/article/folders.ts";
import { loadPublished } from "lib/article/published.ts";

Deno.test("loadPublished() gives the article's figures, and names the one that is damaged", async () => {
  const published = await loadPublished();
  assert.equal(published.final_test.rows, 9325);
  assert.equal(published.hyperparameter_search.length, 12);
  const text = await Deno.readTextFile(`${dataFolder()}/published.json`);
  const damaged = JSON.parse(text);
  damaged.final_test.accuracy = "high";
  const read = Deno.readTextFile;
  const reading = async (content: string) => {
    Deno.readTextFile = () => Promise.resolve(content);
    try {
      return await loadPublished();
    } finally {
      Deno.readTextFile = read;
    }
  };
  assert.deepEqual(await reading(text), published);
  await assert.rejects(reading(JSON.stringify(damaged)), {
    name: "SyntaxError",
    message: /published\.json: expected the published figures, received .*final_test\.accuracy/,
  });
  await assert.rejects(reading("{"), { name: "SyntaxError", message: /published\.json/ });
});
