/** Made-up trainings whose numbers tests can foretell. */
import type { History } from "lib/chart/mod.ts";

/** A training whose validation F1 rises by 0.1 an epoch from `start`, then falls in the last one. */
export function madeHistory(epochs: number, start: number): History {
  return {
    epochs: Array.from({ length: epochs }, (_, at) => {
      const score = start + 0.1 * (at === epochs - 1 ? at - 2 : at);
      return {
        epoch: at + 1,
        loss: 3 / (at + 1),
        accuracy: score - 0.05,
        auc: 0.9,
        f1: score + 0.02,
        validLoss: 4 / (at + 1),
        validAccuracy: score - 0.1,
        validAuc: 0.8,
        validF1: score,
        learningRate: 1e-4,
        seconds: 12,
        steps: 40,
      };
    }),
  };
}
