/** Disks that are soon full. */

/**
 * Runs a test body with a disk of its own, where the one who tests may mount one.
 *
 * @param name The test's name, for the line that says why it was skipped.
 * @param kilobytes The disk's size.
 * @param body The test; gets the folder of the empty disk.
 */
export async function withSmallDisk(
  name: string,
  kilobytes: number,
  body: (disk: string) => Promise<void>,
): Promise<void> {
  const disk = await Deno.makeTempDir({ prefix: "plumage-disk-" });
  const run = (command: string, ...args: string[]) =>
    new Deno.Command(command, { args, stdout: "null", stderr: "null" }).output()
      .then(({ success }) => success, () => false);
  const mounted = await run("mount", "-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", disk);
  try {
    if (mounted) await body(disk);
    // deno-lint-ignore no-console -- a skipped test says why
    else console.log(`skipped: ${name} (needs the right to mount a small disk)`);
  } finally {
    if (mounted) await run("umount", disk);
    await Deno.remove(disk).catch(() => {});
  }
}
