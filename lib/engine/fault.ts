/**
 * A fault of the set-up, always with the command that mends it.
 *
 * @module
 */

/** Why an engine could not be had, and what the user can do about it. */
export class EngineFault extends Error {
  /** The class, for those who only see the name. */
  override name = "EngineFault";

  /** The command, or the act, that mends the fault. */
  readonly remedy: string;

  /**
   * Words the fault as `<problem>. To mend it: <remedy>`.
   *
   * @param problem What is wrong, one sentence without its full stop.
   * @param remedy The command, or the act, that mends it.
   * @param cause The error behind it, if any.
   */
  constructor(problem: string, remedy: string, cause?: unknown) {
    super(`${problem}. To mend it: ${remedy}`, cause === undefined ? {} : { cause });
    this.remedy = remedy;
  }
}
