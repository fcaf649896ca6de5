// deno-lint-ignore-file no-console -- a program that prints
/**
 * Plants faults in a copy of the library, one at a time, and asks the tests: which do they see?
 *
 *     deno run --allow-all tests/mutation/run.ts [WORD...]
 *
 * With words, only faults whose file or description holds one of them. Takes minutes; not part of the
 * tests. Exit code 1 if a fault was not seen.
 */
import { join } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { type Fault, FAULTS } from "./faults.ts";

const LIMIT_MS = 600_000;
const root = projectFolder();
const words = Deno.args;
const wanted = FAULTS.filter(({ file, what }) =>
  words.length === 0 || words.some((word) => `${file} ${what}`.includes(word))
);

const copy = await Deno.makeTempDir({ prefix: "plumage-mutation-" });
const survived: Fault[] = [];
try {
  // Files that are only read are linked; what is changed is a copy.
  await run("cp", "-a", "lib", "tests", "deno.json", "deno.lock", "notebooks", copy);
  await run("cp", "-al", "node_modules", copy);
  await Deno.mkdir(join(copy, "data"));
  await run("cp", "-a", "data/published.json", "data/README.md", join(copy, "data"));
  const unharmed = [...new Set(wanted.flatMap(({ tests }) => tests))];
  if (await testsFail(unharmed)) throw new Error("the tests fail without any fault planted");
  for (const [i, fault] of wanted.entries()) {
    const path = join(copy, fault.file);
    const source = await Deno.readTextFile(path);
    const parts = source.split(fault.find);
    if (parts.length !== 2) {
      throw new Error(`${fault.file} holds ${parts.length - 1} times: ${fault.find}`);
    }
    await Deno.writeTextFile(path, parts.join(fault.replace));
    const startedAt = performance.now();
    const seen = await testsFail(fault.tests);
    await Deno.writeTextFile(path, source);
    if (!seen) survived.push(fault);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0).padStart(4);
    const place = `${i + 1}/${wanted.length}`.padStart(6);
    console.log(
      `${place} ${seen ? "seen    " : "SURVIVED"} ${seconds} s  ${fault.file}: ${fault.what}`,
    );
  }
} finally {
  await Deno.remove(copy, { recursive: true });
}
console.log(`${wanted.length - survived.length} of ${wanted.length} planted faults were seen`);
Deno.exit(survived.length === 0 ? 0 : 1);

/** Whether the tests end in a failure, or hang. */
async function testsFail(tests: readonly string[]): Promise<boolean> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--no-check", "--quiet", "--fail-fast", ...tests],
    cwd: copy,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  const { success } = await child.status;
  clearTimeout(timer);
  return !success;
}

async function run(command: string, ...args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(command, { args: [...args], cwd: root })
    .output();
  if (!success) throw new Error(`${command} failed: ${new TextDecoder().decode(stderr)}`);
}
