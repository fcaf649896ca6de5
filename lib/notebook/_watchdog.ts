/**
 * What ends a kernel when the process that started it is gone, however that one ended.
 *
 * @module
 */

/**
 * Runs in a thread of its own, since a cell may keep the main one busy for ever. The kernel's
 * standard input is a pipe that nobody writes to: it ends with the process at its other end.
 */
const WATCH = `
  const bytes = new Uint8Array(1);
  while (await Deno.stdin.read(bytes).catch(() => null) !== null) continue;
  Deno.kill(Deno.pid, "SIGKILL");
`;

/** Code for a silent request to a fresh kernel; it leaves no name behind and has no value. */
export const START_WATCHDOG = `new Worker(
  ${JSON.stringify(`data:application/javascript,${encodeURIComponent(WATCH)}`)},
  { type: "module", name: "watchdog" },
); void 0`;
