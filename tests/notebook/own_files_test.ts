import assert from "node:assert/strict";
import { join } from "node:path";
import { renderNotebook, renderNotebooks, writeNotebook } from "lib/notebook/mod.ts";
import { exists } from "lib/disk/files.ts";
import { withTempFolder } from "../_temp.ts";
import { notebookOf, PIXEL } from "./_cells.ts";

/** A notebook with a picture in a folder of its own, and the folder where its pages go. */
async function withPictured(body: (path: string, pages: string) => Promise<void>): Promise<void> {
  await withTempFolder(async (folder) => {
    const path = join(folder, "birds.ipynb");
    const notebook = notebookOf(["1"]);
    const output = { "output_type": "display_data", data: { "image/png": PIXEL }, metadata: {} };
    Object.assign(notebook.cells[0]!, { outputs: [output, output] });
    await writeNotebook(path, notebook);
    await body(path, join(folder, "pages"));
  });
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(folder)) names.push(name);
  return names.sort();
}

Deno.test("renderNotebook() leaves a user's files among its pictures, and removes its own old ones", async () => {
  await withPictured(async (path, folder) => {
    const pictures = join(folder, "birds_files");
    await Deno.mkdir(pictures, { recursive: true });
    await Deno.writeTextFile(join(pictures, "mine.csv"), "a,b");
    await renderNotebook(path, { folder });
    assert.deepEqual(await namesIn(pictures), ["figure-1.png", "figure-2.png", "mine.csv"]);
    await writeNotebook(path, notebookOf(["1"]));
    await renderNotebook(path, { folder });
    assert.deepEqual(await namesIn(pictures), ["mine.csv"]);
    assert.equal(await Deno.readTextFile(join(pictures, "mine.csv")), "a,b");
  });
});

Deno.test("renderNotebook() refuses to replace a file that it did not write, and writes nothing then", async () => {
  for (const name of ["birds.html", "birds.md", "birds_files/figure-1.png", "assets/page.css"]) {
    await withPictured(async (path, folder) => {
      await Deno.mkdir(join(folder, name, ".."), { recursive: true });
      await Deno.writeTextFile(join(folder, name), "mine");
      await assert.rejects(
        renderNotebook(path, { folder }),
        new RegExp(`Cannot render into .*: expected no file there but those .*, received ${name}`),
      );
      assert.equal(await Deno.readTextFile(join(folder, name)), "mine");
      assert.deepEqual(await namesIn(folder), [name.split("/")[0]]);
    });
  }
});

Deno.test("renderNotebooks() writes an index only if asked, and keeps one that is not its own", async () => {
  await withPictured(async (path, folder) => {
    await Deno.mkdir(folder);
    await Deno.writeTextFile(join(folder, "index.html"), "mine");
    const [page] = await renderNotebooks([path], { folder });
    assert.equal(await Deno.readTextFile(join(folder, "index.html")), "mine");
    assert.doesNotMatch(await Deno.readTextFile(page!.html), /href="index\.html"/);
    await assert.rejects(renderNotebooks([path], { folder, index: true }), /received index\.html/);
    await Deno.remove(join(folder, "index.html"));
    await renderNotebooks([path], { folder, index: true });
    await renderNotebooks([path], { folder });
    assert.match(await Deno.readTextFile(page!.html), /href="index\.html"/);
  });
});

Deno.test("renderNotebooks() writes no page at all when one notebook cannot be read", async () => {
  await withPictured(async (path, folder) => {
    const broken = join(path, "../broken.ipynb");
    await Deno.writeTextFile(broken, '{"nbformat": 4, "cells": [null]}');
    await assert.rejects(
      renderNotebooks([path, broken], { folder }),
      /Cannot read notebook .*broken\.ipynb, cell 1/,
    );
    assert.equal(await exists(folder), false);
  });
});

Deno.test("renderNotebook() takes back what it wrote when a file cannot be written", async () => {
  await withPictured(async (path, folder) => {
    await Deno.mkdir(join(folder, "birds.md"), { recursive: true }); // a folder in the page's place
    await Deno.writeTextFile(join(folder, "rendered.json"), '{"files": ["birds.md"]}');
    await assert.rejects(renderNotebook(path, { folder }), /Cannot (write|render)/);
    assert.deepEqual(await namesIn(folder), ["birds.md", "rendered.json"]);
  });
});

Deno.test("renderNotebooks() refuses two notebooks of one name, and a list that leads out", async () => {
  await withPictured(async (path, folder) => {
    await assert.rejects(
      renderNotebooks([path, path.replace("birds", "x/BIRDS")], { folder }),
      /RangeError: Cannot render: expected notebooks of different names, received .* and .*/,
    );
    await Deno.mkdir(folder);
    for (const file of ["../birds.ipynb", "/etc/passwd", "a/../../b", "c:x", 7]) {
      await Deno.writeTextFile(join(folder, "rendered.json"), JSON.stringify({ files: [file] }));
      await assert.rejects(
        renderNotebook(path, { folder }),
        /SyntaxError: Cannot read .*rendered\.json: expected the list of files/,
      );
    }
  });
});

Deno.test("renderNotebook() gives files with strange names addresses that reach them", async () => {
  await withPictured(async (path, folder) => {
    const strange = join(path, "..", "50% a#b (c).ipynb");
    await Deno.rename(path, strange);
    const { markdown, html } = await renderNotebook(strange, { folder });
    const picture = "50%25%20a%23b%20%28c%29_files/figure-1.png";
    assert.ok((await Deno.readTextFile(markdown)).includes(`](${picture})`));
    assert.ok(await exists(join(folder, decodeURIComponent(picture))));
    assert.ok((await Deno.readTextFile(html)).includes('href="50%25%20a%23b%20%28c%29.md"'));
  });
});

Deno.test("renderNotebooks() copies what shall lie beside the pages, links to it, and keeps it when it is gone", async () => {
  await withPictured(async (path, folder) => {
    const source = `${folder}-source`;
    const words = {
      title: "Birds",
      description: "",
      links: [{ path: "try/index.html", title: "Try it", description: "a page" }],
    };
    const options = { folder, words, index: true, beside: { try: source } };
    const index = () => Deno.readTextFile(join(folder, "index.html"));
    await renderNotebooks([path], options);
    assert.doesNotMatch(await index(), /Try it/);
    await Deno.mkdir(join(source, "deep"), { recursive: true });
    await Deno.writeTextFile(join(source, "index.html"), "<p>page</p>");
    await Deno.writeTextFile(join(source, "deep", "old.js"), "1");
    await renderNotebooks([path], options);
    assert.match(await index(), /<a href="try\/index.html">Try it<\/a> a page/);
    assert.deepEqual(await namesIn(join(folder, "try")), ["deep", "index.html"]);
    await Deno.remove(join(source, "deep"), { recursive: true });
    await renderNotebooks([path], options);
    assert.deepEqual(await namesIn(join(folder, "try")), ["index.html"]);
    await Deno.remove(source, { recursive: true });
    await renderNotebooks([path], options);
    assert.equal(await Deno.readTextFile(join(folder, "try/index.html")), "<p>page</p>");
    assert.match(await index(), /Try it/);
  });
});
