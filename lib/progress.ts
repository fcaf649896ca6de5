/**
 * How far a long piece of work has come: one shape for all that report it.
 *
 * @module
 */

/** How far a piece of work has come. Richer reports (an epoch, a cell) extend it. */
export interface Progress {
  /** What is being done, in words fit for a line: `"read the pictures"`. */
  readonly what: string;
  /** How much of it is done, in its own unit. */
  readonly done: number;
  /** How much there is to do; nothing where that is not known. */
  readonly total?: number | undefined;
}

/** Is told of progress: the type of every option called `onProgress`. */
export type ProgressListener<Report extends Progress = Progress> = (progress: Report) => void;

/** Is told something in a sentence: the type of every option called `onMessage`. */
export type MessageListener = (message: string) => void;
