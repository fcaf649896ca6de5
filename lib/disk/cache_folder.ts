/**
 * The user's cache folder: what is large, the same for every clone, and can be fetched again.
 *
 * @module
 */

/**
 * The folder in which Plumage keeps TensorFlow's libraries and downloaded weights.
 *
 * @returns `PLUMAGE_CACHE` where set, otherwise `plumage` in the operating system's cache folder.
 * @throws {Error} If neither is known because the environment names no home folder.
 */
export function cacheFolder(): string {
  const chosen = Deno.env.get("PLUMAGE_CACHE");
  if (chosen) return chosen;
  const home = Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE");
  const base = Deno.build.os === "windows"
    ? Deno.env.get("LOCALAPPDATA")
    : Deno.env.get("XDG_CACHE_HOME") ??
      (home && (Deno.build.os === "darwin" ? `${home}/Library/Caches` : `${home}/.cache`));
  if (!base) {
    throw new Error(
      "Cannot find a cache folder: expected HOME or PLUMAGE_CACHE in the environment, received neither",
    );
  }
  return `${base}/plumage`;
}
