/**
 * The process of one trial, started by `deno task search`: `_trial.ts MODULE FOLDER`.
 *
 * @module
 */
import { messageOf } from "../errors.ts";
import { followParent, serveTrial } from "../search/mod.ts";
import { writeErrorLine } from "./_command.ts";
import { loadSearchModule } from "./_search_module.ts";

const [module, folder] = Deno.args;
if (module === undefined || folder === undefined) Deno.exit(2);
followParent();
try {
  const { objective } = await loadSearchModule(module);
  await serveTrial(folder, objective);
} catch (error) {
  writeErrorLine(messageOf(error));
  Deno.exit(1);
}
Deno.exit(0);
