/** Temporary folders that never outlive their test. */

/**
 * Runs a test body with a fresh folder and removes the folder afterwards.
 *
 * @param body The test; gets the folder's path.
 */
export async function withTempFolder(
  body: (folder: string) => Promise<void> | void,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "plumage-test-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true }).catch(() => {});
  }
}
