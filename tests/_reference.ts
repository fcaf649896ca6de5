/** Where the data set's real tables and photos lie, for the tests that compare with them. */

/**
 * Finds the reference folder beside the checkout; `PLUMAGE_REFERENCE` names another one.
 *
 * @returns The folder's path, or nothing where it is absent.
 */
export function referenceFolder(): string | undefined {
  const beside = new URL("../../shared/reference", import.meta.url).pathname;
  const folder = Deno.env.get("PLUMAGE_REFERENCE") ?? beside;
  try {
    return Deno.statSync(folder).isDirectory ? folder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Options of `Deno.test` for a test that needs the reference folder: skipped, with a printed
 * reason, where it is absent.
 *
 * @param name The test's name.
 * @returns Options to spread into the test definition.
 */
export function needsReference(name: string): { name: string; ignore: boolean } {
  const ignore = referenceFolder() === undefined;
  // deno-lint-ignore no-console -- a skipped test says why
  if (ignore) console.log(`skipped: ${name} (needs the reference tables; set PLUMAGE_REFERENCE)`);
  return { name, ignore };
}
