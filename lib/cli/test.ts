/**
 * `deno task test`: sets everything up and runs all tests, the notebooks included.
 *
 * @module
 */
import { projectFolder } from "../article/folders.ts";
import { loadProfile } from "../article/profile.ts";
import { fetchNeededWeights } from "../article/weights.ts";
import { messageOf } from "../errors.ts";
import { writeErrorLine, writeLine } from "./_command.ts";
import { setUpEngine } from "./_setup.ts";

const HELP = `
Runs all tests: units, golden numbers from the Python peers, and the notebooks in the smoke
profile. Everything needed is set up first.

Usage: deno task test [PATH or option of deno test]...

  deno task test                     all tests
  deno task test tests/search/       one folder
  deno task test --filter articleSplit

Exit codes: 0 all passed, 1 some failed or the set-up failed.
`;

if (import.meta.main) {
  if (Deno.args.includes("--help") || Deno.args.includes("-h")) {
    writeLine(HELP.trim());
    Deno.exit(0);
  }
  try {
    await setUpEngine();
  } catch (error) {
    writeErrorLine(`test: ${messageOf(error)}`);
    Deno.exit(1);
  }
  await fetchNeededWeights(loadProfile("quick"), (line) => writeErrorLine(`set-up: ${line}`))
    .catch((error) => writeErrorLine(`test: ${messageOf(error)}; their tests are ignored`));
  const tests = await new Deno.Command(Deno.execPath(), {
    args: ["test", "--allow-all", "--no-check", "--quiet", ...Deno.args],
    cwd: projectFolder(),
    env: { TF_CPP_MIN_LOG_LEVEL: "3" },
  }).spawn().status;
  Deno.exit(tests.code);
}
