/**
 * Running other programs and reading what they say.
 *
 * @module
 */

/** How a program ended and what it printed. */
export interface ProcessResult {
  /** Whether the program was found and exited with 0. */
  readonly success: boolean;
  /** Whether there is no such program. */
  readonly missing: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end. A missing program is a result, not an error.
 *
 * @param command The program and its arguments.
 * @param env Variables added to the environment.
 */
export async function runProcess(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProcessResult> {
  const [program, ...args] = command;
  try {
    const output = await new Deno.Command(program ?? "", {
      args,
      env: { ...env },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).output();
    const decoder = new TextDecoder();
    return {
      success: output.success,
      missing: false,
      stdout: decoder.decode(output.stdout),
      stderr: decoder.decode(output.stderr),
    };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return { success: false, missing: true, stdout: "", stderr: `${program}: not found` };
  }
}

/** The last line of a program's complaint that says something. */
export function lastLine(text: string): string {
  return text.trim().split("\n").map((line) => line.trim()).filter(Boolean).at(-1) ?? "no message";
}
