import assert from "node:assert/strict";
import fc from "fast-check";
import { type ImageRow, readClassNames, readTable, writeTable } from "lib/dataset/mod.ts";
import { needsReference, referenceFolder } from "../_reference.ts";
import { withTempFolder } from "../_temp.ts";

Deno.test(needsReference("readTable() reads both published tables"), () => {
  const folder = referenceFolder()!;
  const given = readTable(`${folder}/Bird_Species.csv`);
  const cleaned = readTable(`${folder}/Bird_Species_cleaned.csv`);
  assert.equal(given.length, 43_780);
  assert.equal(new Set(given.map((row) => row.label)).size, 285);
  assert.equal(cleaned.length, 46_622);
  assert.equal(new Set(cleaned.map((row) => row.label)).size, 300);
  // Back-slashes on disk, slashes in memory.
  assert.deepEqual(cleaned[0], {
    filepath: "train/AFRICAN CROWNED CRANE/001.jpg",
    label: "AFRICAN CROWNED CRANE",
    split: "train",
  });
  assert.equal(readClassNames(`${folder}/class_dict.csv`).length, 300);
  // Names are keys: double spaces stay.
  const names = new Set(cleaned.map((row) => row.label));
  for (const name of ["PARAKETT  AKULET", "MIKADO  PHEASANT", "COCK OF THE  ROCK"]) {
    assert.ok(names.has(name), name);
  }
});

Deno.test("writeTable() and readTable() keep any row", async () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" })
    .map((text) => text.replace(/[\\/\0]/g, "_"))
    .filter((text) => text !== "." && text !== ".." && !/^[a-z]:/i.test(text));
  const row: fc.Arbitrary<ImageRow> = fc.record({
    filepath: fc.tuple(name, name).map(([folder, file]) => `train/${folder}/${file}`),
    label: name,
    split: fc.constantFrom("train", "valid", "test"),
  }, { noNullPrototype: true });
  await withTempFolder(async (folder) => {
    await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      await writeTable(`${folder}/table.csv`, rows);
      assert.deepEqual(readTable(`${folder}/table.csv`), rows);
    }));
  });
});

Deno.test("writeTable() writes the published header, slashes and nothing else", async () => {
  await withTempFolder(async (folder) => {
    await writeTable(`${folder}/table.csv`, [
      { filepath: "valid/EMU/1.jpg", label: "EMU", split: "valid" },
    ]);
    assert.equal(
      await Deno.readTextFile(`${folder}/table.csv`),
      "filepaths,labels,data set\nvalid/EMU/1.jpg,EMU,valid\n",
    );
    assert.deepEqual([...Deno.readDirSync(folder)].map((entry) => entry.name), ["table.csv"]);
  });
});

Deno.test("readTable() names file, row and rule of a malformed table", async () => {
  const header = "filepaths,labels,data set\n";
  const good = "train/EMU/1.jpg,EMU,train\n";
  const cases: [string, RegExp][] = [
    ["", /expected the columns filepaths, labels, data set, received an empty file$/],
    ["filepaths,labels\na,b\n", /expected the columns .*, received filepaths, labels$/],
    [`${header}${good}a,b\n`, /expected comma-separated values, received .*line 3/],
    [
      `${header}${good}x/1.jpg,EMU,validation\n`,
      /row 2: expected a data set of train, valid, test/,
    ],
    [`${header}../1.jpg,EMU,test\n`, /row 1: expected a path below .*, received "\.\.\/1\.jpg"$/],
    [`${header}/etc/1.jpg,EMU,test\n`, /row 1: expected a path below/],
    [`${header}C:\\1.jpg,EMU,test\n`, /row 1: expected a path below/],
    [`${header}train\\..\\..\\1.jpg,EMU,test\n`, /row 1: expected a path below/],
    [
      `${header}train/./1.jpg,EMU,train\n`,
      /row 1: expected a path below .*, received "train\/\.\/1/,
    ],
    [`${header}train//1.jpg,EMU,train\n`, /row 1: expected a path below/],
    [
      `${header}train/1.jpg,"E\nM\u001bU",test\n`,
      /row 1: expected a label without control characters, received "E\\u000aM\\u001bU"$/,
    ],
    [`${header}train/1.jpg,,test\n`, /row 1: expected a label, received an empty field$/],
  ];
  await withTempFolder(async (folder) => {
    const path = `${folder}/birds.csv`;
    for (const [text, message] of cases) {
      await Deno.writeTextFile(path, text);
      assert.throws(() => readTable(path), { name: "SyntaxError", message });
      assert.throws(() => readTable(path), (error: Error) => error.message.includes("birds.csv"));
    }
    assert.throws(() => readTable(`${folder}/none.csv`), {
      name: "Error",
      message: /^Cannot read table .*none\.csv: expected a readable file, received no such file$/,
    });
  });
});

Deno.test("readTable() takes columns in any order, more of them, and a byte order mark", async () => {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(
      `${folder}/birds.csv`,
      "\uFEFFclass id,labels,filepaths,data set,scientific name\r\n7,EMU,test/EMU/1.jpg,test,Dromaius\r\n",
    );
    assert.deepEqual(readTable(`${folder}/birds.csv`), [
      { filepath: "test/EMU/1.jpg", label: "EMU", split: "test" },
    ]);
  });
});

Deno.test("readTable() takes a header that ends otherwise than the rows, as pandas does", async () => {
  await withTempFolder(async (folder) => {
    const path = `${folder}/table.csv`;
    const rows = ["a", "b"].map((name) => `train/EMU/${name}.jpg,EMU,train`);
    for (const [first, other] of [["\n", "\r\n"], ["\r\n", "\n"], ["\r", "\r\n"]]) {
      const text = `filepaths,labels,data set${first}${rows.join(other)}${other}`;
      await Deno.writeTextFile(path, text);
      assert.deepEqual(readTable(path).map(({ filepath, split }) => [filepath, split]), [
        ["train/EMU/a.jpg", "train"],
        ["train/EMU/b.jpg", "train"],
      ]);
    }
  });
});

Deno.test("readClassNames() insists on indices that count from 0 and on distinct names", async () => {
  const cases: [string, RegExp][] = [
    ["class_index,class\n1,EMU\n", /row 1: expected class_index 0, received "1"$/],
    ["class_index,class\n0,EMU\n1,EMU\n", /row 2: expected a new class name, received "EMU"$/],
    [
      "class_index,class\n0,\u001b[2J\n",
      /row 1: expected a class name that can be shown, received "\\u001b\[2J"$/,
    ],
    ["class,height\nEMU,224\n", /expected the columns class_index, class, received class, height$/],
  ];
  await withTempFolder(async (folder) => {
    for (const [text, message] of cases) {
      await Deno.writeTextFile(`${folder}/class_dict.csv`, text);
      assert.throws(() => readClassNames(`${folder}/class_dict.csv`), {
        name: "SyntaxError",
        message,
      });
    }
  });
});
