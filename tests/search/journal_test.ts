import assert from "node:assert/strict";
import fc from "fast-check";
import { Journal } from "lib/search/mod.ts";
import { withTempFolder } from "../_temp.ts";

Deno.test("a journal gives back what was appended, in pieces and by another reader", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/journal.txt`;
    const writer = new Journal<unknown>(path);
    assert.deepEqual(await writer.read(), { entries: [], tornBytes: 0 });
    await writer.append([{ a: 1 }, "zwei ü", null]);
    const reader = new Journal<unknown>(path);
    assert.deepEqual((await reader.read()).entries, [{ a: 1 }, "zwei ü", null]);
    await writer.append([0.1 + 0.2]);
    assert.deepEqual((await reader.read()).entries, [0.1 + 0.2]);
    assert.deepEqual((await reader.read()).entries, []);
    await reader.append([4]);
    assert.deepEqual((await writer.read()).entries, [4]);
  });
});

Deno.test("a journal cut off anywhere loses its last lines at most, and goes on", async () => {
  await withTempFolder(async (folder) => {
    const whole = `${folder}/whole.txt`;
    await new Journal<number>(whole).append([1, 2, 3]);
    const bytes = await Deno.readFile(whole);
    const ends = [...bytes.keys()].filter((i) => bytes[i] === 10).map((i) => i + 1);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
        const path = `${folder}/cut.txt`;
        await Deno.writeFile(path, bytes.subarray(0, length));
        const complete = ends.filter((end) => end <= length);
        const journal = new Journal<number>(path);
        const { entries, tornBytes } = await journal.read();
        assert.deepEqual(entries, [1, 2, 3].slice(0, complete.length));
        assert.equal(tornBytes, length - (complete.at(-1) ?? 0));
        await journal.append([9]);
        assert.deepEqual((await new Journal<number>(path).read()).entries, [...entries, 9]);
      }),
      { numRuns: 40 },
    );
  });
});

Deno.test("a changed, missing or exchanged line is refused by its number, and kept", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/journal.txt`;
    await new Journal<string>(path).append(["one", "two", "three"]);
    const lines = (await Deno.readTextFile(path)).trimEnd().split("\n");
    const damages: [string[], number][] = [
      [[lines[0]!, lines[1]!.replace("two", "twO"), lines[2]!], 2],
      [[lines[0]!, lines[2]!], 2],
      [[lines[1]!, lines[0]!, lines[2]!], 1],
      [["", ...lines], 1],
    ];
    for (const [damaged, number] of damages) {
      const text = `${damaged.join("\n")}\n`;
      await Deno.writeTextFile(path, text);
      await assert.rejects(new Journal<string>(path).read(), (error: Error) => {
        assert.ok(error instanceof SyntaxError);
        assert.match(
          error.message,
          new RegExp(`^Cannot read line ${number} of .*: expected a line`),
        );
        return true;
      });
      assert.equal(await Deno.readTextFile(path), text);
    }
  });
});

Deno.test("an entry that its reader does not accept is refused by its line", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/journal.txt`;
    await new Journal<unknown>(path).append([1, NaN, null]);
    const accept = (value: unknown): number => {
      if (typeof value !== "number") throw new TypeError("no number");
      return value;
    };
    await assert.rejects(new Journal<number>(path, accept).read(), {
      name: "SyntaxError",
      message: /^Cannot read line 3 of \S+journal\.txt: expected an entry .*, received "null"$/,
    });
  });
});

Deno.test("numbers that JSON has no word for go through a journal unchanged", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/journal.txt`;
    const entries = [{ a: [NaN, Infinity, -Infinity, -0, 10n] }, { $number: "NaN" }];
    await new Journal<unknown>(path).append(entries);
    assert.deepEqual((await new Journal<unknown>(path).read()).entries, entries);
  });
});

Deno.test("a journal that shrank under its reader is refused", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/journal.txt`;
    const journal = new Journal<number>(path);
    await journal.append([1, 2]);
    await Deno.truncate(path, 5);
    await assert.rejects(journal.read(), /expected the \d+ bytes that were there before/);
  });
});

Deno.test({
  name: "a full disk is told in words, and the journal stays whole",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    await assert.rejects(
      new Journal<number>("/dev/full").append([1]),
      /Cannot append to \/dev\/full: expected enough free space, received a full disk$/,
    );
  },
});
