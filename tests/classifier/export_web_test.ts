/** The exported page, as somebody opens it: from the disk, without network, in a real browser. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { exportClassifier } from "lib/classifier/mod.ts";
import { packWeights, unpackWeights } from "lib/classifier/page/weights.ts";
import { encodeJpeg, encodePng } from "lib/image/mod.ts";
import { sharp } from "lib/image/_sharp.ts";
import { createStream } from "lib/random/mod.ts";
import { needsBrowser, withBrowser } from "../notebook/_browser.ts";
import { openPage, seriousFindings, sidewaysOverflow } from "../notebook/_page.ts";
import { withTempFolder } from "../_temp.ts";
import { blocks, sidewaysJpeg, smallClassifier } from "./_small.ts";

Deno.test("packWeights() keeps floats, and others to a step of their channel and their sums to half of one", async () => {
  const stream = createStream(3, "weights");
  const tensors = [[5], [3, 3, 4, 1], [1, 1, 6, 7], [40, 3], [1, 1, 3, 1]].map((shape, i) => ({
    shape,
    bits: [32, 13, 10, 8, 16][i]!,
    values: Float32Array.from(
      { length: shape.reduce((a, b) => a * b) },
      () => stream.normal(),
    ),
  }));
  tensors[2]!.values.forEach((_, k, all) => k % 7 === 2 && (all[k] = 0));
  const packed = await packWeights(
    tensors,
    (it) => Promise.resolve(new Uint8Array(deflateRawSync(it))),
  );
  const unpacked = await unpackWeights(
    packed,
    (it) => Promise.resolve(new Uint8Array(inflateRawSync(it))),
  );
  assert.deepEqual(unpacked[0], tensors[0]!.values);
  for (const [t, { shape, bits, values }] of tensors.entries()) {
    if (bits === 32) continue;
    const channels = shape.at(-1) === 1 ? shape.at(-2)! : shape.at(-1)!;
    for (let channel = 0; channel < channels; channel++) {
      const own = (all: Float32Array) => all.filter((_, i) => i % channels === channel);
      const before = own(values);
      const after = own(unpacked[t]!);
      const step = before.reduce((most, v) => Math.max(most, Math.abs(v)), 0) /
        (2 ** (bits - 1) - 1);
      before.forEach((v, i) => assert.ok(Math.abs(v - after[i]!) <= step * 1.0001, `${v}`));
      const sum = (all: Float32Array) => all.reduce((total, v) => total + v, 0);
      assert.ok(Math.abs(sum(before) - sum(after)) <= step * 1.1 + 1e-5, "sum of a channel");
    }
  }
});

async function ready(browser: Browser, folder: string, width = 1280, theme?: "dark") {
  const opened = await openPage(browser, `${folder}/index.html`, {
    width,
    ...(theme && { theme }),
  });
  await opened.page.waitForFunction(() => /Ready/.test(document.body.innerText));
  return opened;
}

/** The page's probabilities for a file. */
async function ask(page: Page, name: string, bytes: Uint8Array): Promise<number[]> {
  const [mimeType] = name.endsWith("png") ? ["image/png"] : ["image/jpeg"];
  await page.setInputFiles("#choose", { name, mimeType, buffer: Buffer.from(bytes) });
  const answer = await page.waitForFunction(() => document.documentElement.dataset.probabilities);
  return JSON.parse(await answer.jsonValue() as string);
}

Deno.test({
  ...needsBrowser("an exported page answers as the classifier does, and asks nothing of anybody"),
  async fn() {
    await withTempFolder(async (folder) => {
      // Where an untrained head decides on little, small weights show: a trained one is off by less.
      for (
        const [interpolation, weights, tolerance] of [
          ["nearest", "small", 5e-3],
          ["bilinear", "exact", 2e-4],
        ] as const
      ) {
        const classifier = await smallClassifier(`${folder}/${interpolation}`, interpolation);
        const { weightBytes, files } = await exportClassifier(classifier, {
          to: "web",
          folder: `${folder}/page`,
          weights,
        });
        const most = weights === "small" ? 4 : 7;
        assert.ok(weightBytes < most * 2 ** 20, `${weightBytes}`);
        assert.equal(files.at(-1)!.name, "index.html");
        const translucent = await sharp(blocks(9).data, {
          raw: { width: 120, height: 90, channels: 3 },
        })
          .ensureAlpha(.2).png().toBuffer();
        const pictures = {
          "one.jpg": await encodeJpeg(blocks(1)),
          "two.jpg": await encodeJpeg(blocks(2, 400, 500)),
          "sideways.jpg": await sidewaysJpeg(3),
          "lossless.png": await encodePng(blocks(4)),
          "translucent.png": new Uint8Array(translucent),
        };
        await withBrowser(async (browser) => {
          const { page, complaints } = await ready(browser, `${folder}/page`);
          const winners = new Set<number>();
          for (const [name, bytes] of Object.entries(pictures)) {
            const [native] = await classifier.predict([bytes]);
            const expected = [...native!.probabilities];
            const answer = await ask(page, name, bytes);
            const winner = answer.indexOf(Math.max(...answer));
            winners.add(winner);
            assert.equal(classifier.classNames[winner], native!.top[0]!.className, name);
            answer.forEach((value, k) =>
              assert.ok(
                Math.abs(value - expected[k]!) < tolerance,
                `${name}: ${answer}, ${expected}`,
              )
            );
          }
          assert.ok(winners.size > 1, "the pictures do not tell");
          // A note of the graphics driver on reading a translucent picture back is no complaint.
          assert.deepEqual(complaints.filter((it) => !it.includes("GL Driver Message")), []);
        });
        classifier.dispose();
      }
    });
  },
});

Deno.test({
  ...needsBrowser(
    "an exported page says what is wrong, works by keyboard, by drop and by paste, on a phone",
  ),
  async fn() {
    await withTempFolder(async (folder) => {
      const classifier = await smallClassifier(`${folder}/bundle`);
      const samples = [1, 2].map((k) => ({ name: `Sample ${k}`, picture: blocks(k) }));
      await exportClassifier(classifier, {
        to: "web",
        folder: `${folder}/page`,
        title: "</title><script>alert(1)</script>",
        samples,
      });
      classifier.dispose();
      await withBrowser(async (browser) => {
        const { page, complaints } = await ready(browser, `${folder}/page`, 390, "dark");
        assert.equal(await page.textContent("h1"), "</title><script>alert(1)</script>");
        await page.setInputFiles("#choose", {
          name: "text.jpg",
          mimeType: "image/jpeg",
          buffer: Buffer.from("not a picture"),
        });
        await page.waitForFunction(() => /not a picture/.test(document.body.innerText));
        assert.equal(await page.isVisible("#result"), false);

        await page.focus("#sample-list button");
        await page.keyboard.press("Enter");
        await page.waitForSelector("#answer li:nth-child(3)");
        assert.match(await page.textContent("#answer") ?? "", /red <b>fox<\/b>/);
        assert.equal(await page.locator("#answer b").count(), 0);
        assert.equal(await page.getAttribute("#preview", "alt"), "The chosen picture, Sample 1");

        for (const kind of ["drop", "paste"] as const) {
          await page.evaluate(async (kind) => {
            delete document.documentElement.dataset.probabilities;
            const canvas = new OffscreenCanvas(70, 70);
            canvas.getContext("2d")!.fillRect(0, 0, 70, 70);
            const blob = await canvas.convertToBlob();
            const carried = new DataTransfer();
            carried.items.add(new File([blob], "carried.png", { type: "image/png" }));
            document.dispatchEvent(
              kind === "drop"
                ? new DragEvent("drop", { dataTransfer: carried })
                : new ClipboardEvent("paste", { clipboardData: carried }),
            );
          }, kind);
          await page.waitForFunction(() => document.documentElement.dataset.probabilities);
          assert.match(await page.getAttribute("#preview", "alt") ?? "", /carried\.png/, kind);
        }
        await page.click("summary");
        assert.ok(await sidewaysOverflow(page) <= 0);
        assert.deepEqual(await seriousFindings(page), []);
        await page.emulateMedia({ colorScheme: "light" });
        assert.deepEqual(await seriousFindings(page), []);
        assert.deepEqual(complaints, []);
      });
      await Deno.remove(`${folder}/page/weights.js`);
      await withBrowser(async (browser) => {
        const { page } = await openPage(browser, `${folder}/page/index.html`);
        await page.waitForFunction(() => /weights\.js/.test(document.body.innerText));
      });
    });
  },
});

Deno.test({
  ...needsBrowser(
    "an exported page says that the network is unsure, where no class has half of it",
  ),
  async fn() {
    await withTempFolder(async (folder) => {
      const classifier = await smallClassifier(`${folder}/bundle`);
      const head = classifier.model.layers.at(-1)!;
      head.setWeights(head.getWeights().map((weight) => weight.mul(0)));
      await exportClassifier(classifier, { to: "web", folder: `${folder}/page` });
      await withBrowser(async (browser) => {
        const { page } = await ready(browser, `${folder}/page`);
        await ask(page, "one.jpg", await encodeJpeg(blocks(1)));
        assert.equal(await page.isVisible("#unsure"), true);
        assert.match(
          await page.textContent("#status") ?? "",
          /unsure; its best guess: cat, 33\.3 %/,
        );
      });
      classifier.dispose();
    });
  },
});

Deno.test("exportClassifier() refuses a kind that it does not have, and an option", async () => {
  await assert.rejects(exportClassifier("nowhere", { to: "pdf" as "web", folder: "x" }), {
    name: "RangeError",
    message: /expected one of web.*, received pdf$/,
  });
  const options = { to: "web", folder: "x", titel: "x" } as const;
  await assert.rejects(exportClassifier("nowhere", options), /did you mean title/);
});
