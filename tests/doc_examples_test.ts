import assert from "node:assert/strict";

Deno.test("every example in the documentation runs as written, all but a handful", async () => {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "--doc", "--allow-all", "--no-check", "--quiet", "lib"],
    env: { NO_COLOR: "1" },
  }).output();
  const said = new TextDecoder().decode(stdout);
  assert(success, `${said}\n${new TextDecoder().decode(stderr)}`);
  const passed = Number(/ok \| (\d+) passed/.exec(said)?.[1] ?? 0);
  assert(passed >= 30, `${passed} examples ran`);

  const ignored = [];
  for (const path of await sources("lib")) {
    const text = await Deno.readTextFile(path);
    ignored.push(...text.matchAll(/^ \* ```ts ignore$/gm).map(() => path));
  }
  assert(ignored.length <= 6, `examples that do not run: ${ignored.join(", ")}`);
  assert.deepEqual(await leftovers(), [], "an example leaves a file in the checkout");
});

/** The TypeScript files of a folder and of those in it. */
async function sources(folder: string): Promise<string[]> {
  const found = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) found.push(...await sources(`${folder}/${name}`));
    else if (name.endsWith(".ts")) found.push(`${folder}/${name}`);
  }
  return found;
}

/** Pictures and weights at the root, where an example that writes without a folder leaves them. */
async function leftovers(): Promise<string[]> {
  const names = await Array.fromAsync(Deno.readDir("."), ({ name }) => name);
  return names.filter((name) => /\.(png|jpg|h5|ckpt)$/.test(name));
}
