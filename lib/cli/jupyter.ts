/**
 * `deno task jupyter`: `--execute NOTEBOOK...` runs notebooks headless, which `deno jupyter` cannot;
 * everything else goes on to `deno jupyter`.
 *
 * @module
 */
import { executeCommand } from "./execute.ts";
import { helpOf, runCommand, writeLine } from "./_command.ts";

const HELP = `
deno task jupyter --execute NOTEBOOK... [options]   runs notebooks headless
deno task jupyter [options]                         passed on to "deno jupyter", for example
deno task jupyter --install                         makes the Deno kernel known to Jupyter

The options after --execute are those of "deno task execute":
`;

const args = [...Deno.args];
const at = args.indexOf("--execute");
if (args.includes("--help") || args.includes("-h")) {
  writeLine(HELP.trim());
  writeLine(`\n${helpOf(executeCommand)}`);
} else if (at >= 0) {
  await runCommand(executeCommand, args.toSpliced(at, 1));
} else {
  const child = new Deno.Command(Deno.execPath(), { args: ["jupyter", ...args] }).spawn();
  Deno.exit((await child.status).code);
}
