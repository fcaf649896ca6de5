/** Disks that are soon full. */

const run = (command: string, ...args: string[]) =>
  new Deno.Command(command, { args, stdout: "null", stderr: "null" }).output()
    .then(({ success }) => success, () => false);

/** Whether the one who tests may mount a small disk; tests that need one are ignored otherwise. */
export const canMountDisks: boolean = await mountOnce();

// deno-lint-ignore no-console -- an ignored test says why
if (!canMountDisks) console.log("ignored: tests of a full disk (they need the right to mount one)");

async function mountOnce(): Promise<boolean> {
  const disk = await Deno.makeTempDir({ prefix: "plumage-disk-" });
  const mounted = await run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk);
  if (mounted) await run("umount", disk);
  await Deno.remove(disk).catch(() => {});
  return mounted;
}

/**
 * Runs a test body with a disk of its own.
 *
 * @param kilobytes The disk's size.
 * @param body The test; gets the folder of the empty disk.
 * @throws {Error} If no disk can be mounted; {@linkcode canMountDisks} tells.
 */
export async function withSmallDisk(
  kilobytes: number,
  body: (disk: string) => Promise<void>,
): Promise<void> {
  const disk = await Deno.makeTempDir({ prefix: "plumage-disk-" });
  const mounted = await run("mount", "-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", disk);
  try {
    if (!mounted) throw new Error("no small disk can be mounted here");
    await body(disk);
  } finally {
    if (mounted) await run("umount", disk);
    await Deno.remove(disk).catch(() => {});
  }
}
