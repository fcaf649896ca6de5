/**
 * What the article calls itself on its rendered pages.
 *
 * @module
 */
import type { SeriesWords } from "../notebook/render/index_page.ts";

/** The article's name, and the sentences of its index. */
export const SERIES: SeriesWords = {
  title: "Plumage",
  description:
    "An executable article: find, step by step and by experiment, the best strategy to " +
    "train an image classifier. TypeScript notebooks for Deno, on birds.",
  links: [{
    path: "classifier/index.html",
    title: "Try the classifier",
    description:
      "that notebook 9 takes along: a page that works offline and sends nothing anywhere.",
  }],
};
