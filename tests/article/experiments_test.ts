import assert from "node:assert/strict";
import { trainRun } from "lib/article/experiments.ts";

Deno.test("trainRun() refuses settings and options that it does not read", async () => {
  const [data, profile, settings, options] = [0, 0, 0, 0] as unknown as Parameters<typeof trainRun>;
  const run = (wrong: object, odd: object = {}) =>
    trainRun(data, profile, { ...settings, ...wrong }, { ...options, ...odd });
  await assert.rejects(run({ epochs: 1, oversamples: true }), {
    name: "TypeError",
    message: /^Cannot train a network: .* received "oversamples" \(did you mean oversample\?\)$/,
  });
  await assert.rejects(run({}, { tests: true }), {
    name: "TypeError",
    message: /received "tests" \(did you mean test\?\)$/,
  });
});
