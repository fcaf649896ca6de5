/** A setting whose three trainings were asked about the same 400 pictures of four classes. */
import type { Contestant } from "lib/article/rule.ts";

const labels = Array.from({ length: 400 }, (_, i) => i % 4);

/** One that answers so many of the pictures wrongly, other ones from each seed. */
export function contestant(name: string, price: number, wrong: number): Contestant {
  return {
    name,
    price,
    runs: [1, 2, 3].map((seed) => ({
      seed,
      answers: { labels, predicted: labels.map((k, i) => (i * 7 + seed) % 400 < wrong ? 4 : k) },
    })),
  };
}
