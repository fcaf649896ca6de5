/** Event files that TensorBoard reads. */
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";
import type { EpochRecord } from "./history.ts";

/** An open event file. */
export interface TensorBoardLog {
  /** Adds an epoch. */
  write(record: EpochRecord): void;
  /** Ends the file. */
  close(): void;
}

interface SummaryWriter {
  scalar(name: string, value: number, step: number): void;
  flush(): void;
}

/** Figures as Keras's callback names them, by folder: training and validation. */
const FIGURES = {
  train: { epoch_loss: "loss", epoch_accuracy: "accuracy", epoch_auc: "auc", epoch_f1: "f1" },
  validation: {
    epoch_loss: "validLoss",
    epoch_accuracy: "validAccuracy",
    epoch_auc: "validAuc",
    epoch_f1: "validF1",
  },
} as const;

/**
 * Opens a folder for event files.
 *
 * @throws {Error} If the native backend, which writes them, is not in use.
 */
export async function openTensorBoard(folder: string): Promise<TensorBoardLog> {
  if (tf.getBackend() !== "tensorflow") {
    const received = `the backend ${tf.getBackend()}`;
    throw new Error(cannot("write TensorBoard logs", "native TensorFlow", received));
  }
  const { node } = await import("@tensorflow/tfjs-node-gpu");
  const writers = Object.entries(FIGURES).map(([part, figures]) => ({
    writer: node.summaryFileWriter(`${folder}/${part}`) as unknown as SummaryWriter,
    figures: Object.entries(figures) as [string, keyof EpochRecord][],
  }));
  return {
    write(record) {
      for (const { writer, figures } of writers) {
        for (const [name, key] of figures) {
          const value = record[key];
          if (value !== null) writer.scalar(name, value, record.epoch - 1);
        }
        writer.flush();
      }
    },
    close() {
      for (const { writer } of writers) writer.flush();
    },
  };
}
