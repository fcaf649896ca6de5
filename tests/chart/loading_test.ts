import { deepStrictEqual, ok } from "node:assert/strict";

/** All that a module imports before it runs, its own imports included; types are not loaded. */
async function staticImports(url: URL, seen = new Set<string>()): Promise<Set<string>> {
  const source = await Deno.readTextFile(url);
  for (const [statement, from] of source.matchAll(/^(?:import|export) [^;]*? from "([^"]+)";/gms)) {
    if (/^(import|export) type /.test(statement)) continue;
    const name = from!.startsWith(".") ? new URL(from!, url).href : from!;
    if (seen.has(name)) continue;
    seen.add(name);
    if (name.startsWith("file:")) await staticImports(new URL(name), seen);
  }
  return seen;
}

Deno.test("importing the charts loads none of the packages that draw pictures", async () => {
  const loaded = [...await staticImports(new URL("../../lib/chart/mod.ts", import.meta.url))];
  ok(loaded.some((name) => name.endsWith("/lib/chart/picture.ts")), "the walk follows imports");
  deepStrictEqual(loaded.filter((name) => !name.startsWith("file:")), ["node:url"]);
});
