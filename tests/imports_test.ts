import assert from "node:assert/strict";
import { posix } from "node:path";

/** Three storeys, and inside the library the order of the work: a folder imports only from those before it. */
const ORDER = [
  // Ground floor: what any program needs.
  "random",
  "disk",
  // The library.
  "engine",
  "image",
  "dataset",
  "augment",
  "input",
  "model",
  "train",
  "classifier",
  "search",
  "chart",
  "notebook",
  // The article, and the tasks.
  "article",
  "cli",
];
/** What every folder may import. */
const SHARED = ["errors.ts", "progress.ts", "scores.ts", "stop.ts", "words.ts"];
const TENSORFLOW = ["engine", "model", "train", "classifier"];

Deno.test("every folder of lib imports only from the folders before it", () => {
  const broken = importsOfLib().flatMap(({ file, imported }) => {
    const from = folderOf(file);
    const to = folderOf(imported);
    if (SHARED.includes(to) || from === "mod.ts" || from === to) return [];
    const allowed = !SHARED.includes(from) && ORDER.indexOf(to) >= 0 &&
      ORDER.indexOf(to) < ORDER.indexOf(from);
    return allowed ? [] : [`${file} imports ${imported}`];
  });
  assert.deepEqual(broken, []);
});

Deno.test("every folder of lib has its place in the order", () => {
  const folders = [...Deno.readDirSync(libFolder())].filter((it) => it.isDirectory);
  assert.deepEqual(folders.map((it) => it.name).sort(), [...ORDER].sort());
});

Deno.test("only engine, model, train and classifier touch TensorFlow", () => {
  const broken = sources().filter(({ file, text }) => {
    const importsTensorflow = specifiersOf(text).some((it) =>
      it.startsWith("@tensorflow/") || it.endsWith("engine/tf.ts")
    );
    return importsTensorflow && !TENSORFLOW.includes(folderOf(file));
  });
  assert.deepEqual(broken.map(({ file }) => file), []);
});

Deno.test("lib uses packages by their bare names only", () => {
  const broken = sources().flatMap(({ file, text }) =>
    specifiersOf(text).filter((it) => /^(npm|jsr|https?):/.test(it)).map((it) => `${file}: ${it}`)
  );
  assert.deepEqual(broken, []);
});

Deno.test("no file of lib imports itself by way of others, types included", () => {
  const imports = Map.groupBy(importsOfLib(), ({ file }) => file);
  const circleFrom = (path: string[], seen: Set<string>): string[] | null => {
    for (const { imported } of imports.get(path.at(-1)!) ?? []) {
      if (imported === path[0]) return [...path, imported];
      if (seen.has(imported)) continue;
      seen.add(imported);
      const circle = circleFrom([...path, imported], seen);
      if (circle) return circle;
    }
    return null;
  };
  const circles = [...imports.keys()].map((file) => circleFrom([file], new Set()));
  assert.deepEqual(circles.filter((it) => it !== null).map((it) => it.join(" -> ")), []);
});

function libFolder(): string {
  return new URL("../lib", import.meta.url).pathname;
}

/** `engine/kernels/relu.ts` -> `engine`; `errors.ts` -> `errors.ts`. */
function folderOf(file: string): string {
  return file.split("/")[0] ?? file;
}

function importsOfLib(): { file: string; imported: string }[] {
  return sources().flatMap(({ file, text }) =>
    specifiersOf(text).filter((it) => it.startsWith(".")).map((it) => ({
      file,
      imported: posix.join(posix.dirname(file), it),
    }))
  );
}

function specifiersOf(text: string): string[] {
  const code = text.replaceAll(/^\s*\*.*$/gm, "");
  const pattern = /(?:\bfrom\s+|\bimport\s*\(?\s*|new URL\(\s*)"([^"]+)"/g;
  return [...code.matchAll(pattern)].map((match) => match[1] ?? "")
    .filter((it) => !it.startsWith(".") || it.endsWith(".ts"));
}

function sources(): { file: string; text: string }[] {
  const files: { file: string; text: string }[] = [];
  const walk = (folder: string) => {
    for (const entry of Deno.readDirSync(`${libFolder()}/${folder}`)) {
      const file = posix.join(folder, entry.name);
      if (entry.isDirectory) walk(file);
      else if (file.endsWith(".ts")) {
        files.push({ file, text: Deno.readTextFileSync(`${libFolder()}/${file}`) });
      }
    }
  };
  walk(".");
  assert.ok(files.length > 10, "the sources of lib were found");
  return files;
}
