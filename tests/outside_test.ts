import assert from "node:assert/strict";
import { projectFolder } from "lib/article/folders.ts";
import { writePictures } from "./cli/_task.ts";
import { withTempFolder } from "./_temp.ts";

/** The program that the README shows, between its two marks. */
async function programOfReadme(): Promise<string> {
  const readme = await Deno.readTextFile(`${projectFolder()}/README.md`);
  const program = /<!-- program -->[^`]*```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(program, "the README shows a program");
  return program;
}

Deno.test("the README's program, in a folder outside the checkout, type-checks, trains and answers", async () => {
  await withTempFolder(async (folder) => {
    const program = await programOfReadme();
    assert.ok(program.trim().split("\n").length <= 25);
    await Deno.writeTextFile(`${folder}/main.ts`, program);
    const config = {
      links: [projectFolder()],
      imports: { "plumage": "jsr:@plumage/plumage@^2" },
      nodeModulesDir: "auto",
    };
    await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify(config));
    await writePictures(`${folder}/photos`, { cat: 12, dog: 12, fox: 12 });
    const deno = async (...args: string[]) => {
      const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args,
        cwd: folder,
        env: { NO_COLOR: "1" },
        stdin: "null",
      }).output();
      const said = new TextDecoder().decode(stdout);
      assert.ok(success, said + new TextDecoder().decode(stderr));
      return said;
    };
    await deno("check", "main.ts");
    const said = await deno("run", "--allow-all", "main.ts", "photos");
    assert.match(said, /accuracy [\d.]+ on \d+ images/);
    assert.match(said, /photos\/\S+\.jpg: (cat|dog|fox)/);
  });
});
