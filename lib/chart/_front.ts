/** The Pareto front: what nothing else beats in both price and worth. */

/** Something with a price and a worth. */
export interface Priced {
  readonly cost: number;
  readonly score: number;
}

/** Those for which no other is at most as dear and better, or cheaper and at least as good. */
export function paretoFront<Item extends Priced>(items: readonly Item[]): Item[] {
  const front: Item[] = [];
  for (const item of items.toSorted((a, b) => a.cost - b.cost || b.score - a.score)) {
    if (front.length === 0 || item.score > front.at(-1)!.score) front.push(item);
  }
  return front;
}
