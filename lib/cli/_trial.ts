/**
 * The process of one trial, started by `deno task search`: `_trial.ts MODULE FOLDER`.
 *
 * @module
 */
import { followParent, serveTrial } from "../search/mod.ts";
import { loadSearchModule } from "./_search_module.ts";

const [module, folder] = Deno.args;
if (module === undefined || folder === undefined) Deno.exit(2);
followParent();
const { objective } = await loadSearchModule(module);
await serveTrial(folder, objective);
Deno.exit(0);
