import assert from "node:assert/strict";
import { join } from "node:path";
import { exists } from "lib/disk/files.ts";
import { projectFolder } from "lib/article/folders.ts";
import { withTempFolder } from "../_temp.ts";

Deno.test("deno task render names notebook and cell of what it leaves out, and writes an index if asked", async () => {
  await withTempFolder(async (folder) => {
    const path = join(folder, "odd.ipynb");
    const cell = { "cell_type": "code", id: "a", metadata: {}, source: "x", outputs: [null] };
    const notebook = { cells: [cell], metadata: {}, nbformat: 4, "nbformat_minor": 5 };
    await Deno.writeTextFile(path, JSON.stringify(notebook));
    const render = async (...args: string[]) => {
      const script = join(projectFolder(), "lib/cli/render.ts");
      const { code, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "--allow-all", "--no-check", script, path, "--output", folder, ...args],
        env: { NO_COLOR: "1", INIT_CWD: folder },
      }).output();
      return { code, err: new TextDecoder().decode(stderr) };
    };
    const { code, err } = await render();
    assert.equal(code, 0, err);
    assert.match(err, /odd\.ipynb, cell 1: An output was left out: it is null\n/);
    assert.equal(await exists(join(folder, "odd.html")), true);
    assert.equal(await exists(join(folder, "index.html")), false);
    assert.equal((await render("--index")).code, 0);
    assert.equal(await exists(join(folder, "index.html")), true);
    await Deno.writeTextFile(path, '{"nbformat": 4, "cells": [7]}');
    const refused = await render();
    assert.equal(refused.code, 1);
    assert.match(refused.err, /Cannot read notebook .*odd\.ipynb, cell 1: expected cell_type/);
  });
});
