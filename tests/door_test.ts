import assert from "node:assert/strict";
import { projectFolder } from "lib/article/folders.ts";

/** The sections of the door, each with the folders that it opens. */
const SECTIONS: readonly (readonly [title: string, ...folders: string[]])[] = [
  ["The engine", "engine"],
  ["Data", "image", "dataset"],
  ["Augment", "augment"],
  ["Input", "input"],
  ["Model", "model"],
  ["Train", "train"],
  ["Classifier", "classifier"],
  ["Search", "search"],
  ["Chart", "chart"],
  ["Notebook", "notebook"],
];

const text = await Deno.readTextFile(`${projectFolder()}/lib/mod.ts`);
const exported = [...text.matchAll(/^export \{([^}]*)\} from "\.\/(\w+)\/mod\.ts";$/gms)].map((
  [, names, folder],
) => ({
  folder: folder!,
  names: names!.split(",").map((it) => it.trim()).filter((it) => it !== ""),
}));

Deno.test("the door has about eighty names, each once", () => {
  const names = exported.flatMap((it) => it.names);
  assert.ok(names.length >= 70 && names.length <= 90, `${names.length} names`);
  assert.equal(new Set(names).size, names.length);
  const statements = text.match(/^export /gm)!.length;
  assert.equal(statements, exported.length, "nothing is exported in another way");
});

Deno.test("the door's names stand in the order of the work, under their headings", () => {
  const headings = [...text.matchAll(/^\/\/ ([A-Z][a-z ]+)/gm)].map(([, title]) => title!.trim());
  assert.deepEqual(headings, SECTIONS.map(([title]) => title));
  assert.deepEqual(
    exported.map(({ folder }) => folder),
    SECTIONS.flatMap(([, ...folders]) => folders),
  );
});

Deno.test("no name at the door is a word that says nothing alone", () => {
  const bare = ["add", "scale", "real", "integer", "rotate", "multiply", "Progress", "Finding"];
  const names = exported.flatMap((it) => it.names.map((name) => name.replace(/^type /, "")));
  assert.deepEqual(names.filter((name) => bare.includes(name)), []);
});

Deno.test("below the article no folder names it, its birds or their source, but in comments", async () => {
  const found: string[] = [];
  for await (const path of sources(`${projectFolder()}/lib`)) {
    if (/\/lib\/(article|cli)\/|\/lib\/mod\.ts$/.test(path)) continue;
    const code = (await Deno.readTextFile(path)).replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "")
      .replaceAll(/<\/?article>/g, ""); // the element of HTML
    for (const word of code.match(/\b\w*(?:bird|kaggle|article)\w*/gi) ?? []) {
      found.push(`${path.slice(projectFolder().length + 1)}: ${word}`);
    }
  }
  assert.deepEqual(found, []);
});

async function* sources(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* sources(path);
    else if (name.endsWith(".ts")) yield path;
  }
}
