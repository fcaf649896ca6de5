/** The prose of the notebooks states no outcome of a run: that is the cells' to say. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { dataFolder, projectFolder } from "lib/article/folders.ts";
import { readNotebook, textOf } from "lib/notebook/mod.ts";
import { notebooksIn } from "../../lib/cli/render.ts";
import { numbersIn, numbersOfJson, outcomesIn, sentencesOf } from "./_outcomes.ts";

/** Sentences that may stand as they are, by the reason. */
const ALLOWED = [
  // How things are made: of files, hashes, bytes, rows of one-hot labels.
  "Is it of the type its suffix claims, 224 × 224 pixels, in colour, upright?",
  "Near duplicates (the same photo saved again, brightened or shrunk) need a hash that forgives: a " +
  "perceptual hash describes the coarse structure of a picture in 64 bits,",
  "0 to 255: the images are not normalised yet.",
  "Dividing by 255 will be the input pipeline's job.",
  "The labels enter as one-hot rows: for each example a row of zeros with a single 1 in the column of " +
  "its class.",
  // The Mersenne Twister's year; the shares that articleSplit() draws, as the article did.
  "What you will see: a first walk through the birds, three class distributions before and after, and " +
  "a random generator from 1997 at work.",
  "‹code› draws twice with ‹code›: first 20 % away as test set, then 20 % of the rest as validation set.",
  // Reasons, not results.
  "The order matters more than it seems: the random split of the next notebook shuffles positions, so " +
  "the same files in another order would give another experiment.",
  "so it flatters a weak network more than a strong one.",
  "These are the smallest and the largest value of a few images:",
  "The pictures of this notebook are larger than those of the trainings that follow, so that one sees " +
  "what happens to them:",
  // What a Pareto front is, and arithmetic.
  "Up and to the left is where one wants to be; the dotted line joins the networks that no other " +
  "beats in both, the Pareto front.",
  "But a wing bar that is three pixels wide at 224 is gone at 64.",
  "multiplications, so going from 64 to 128 pixels means four times the work.",
  // Both data sets are made so; the chart below the sentence shows it of the pictures at hand.
  "The training set is uneven, as nature is: some birds are photographed more often than others.",
  // The ranges of operations that are the same in each run.
  "At 50 one has to look twice; at 300 the bird is seen through running water, and yet it is still " +
  "this bird.",
  "A gamma of 0.8 to 1.2 is meant to be gentle, and this is not: the first picture is nearly night, " +
  "the last one nearly snow.",
  "So white, 255, becomes ‹formula›, and at 1.2 all above 101 is white.",
  // The article's own text.
  "The article's trainings took 169 hours, and most of that was not the GPU: reading and augmenting " +
  "one image took 20 to 40 ms, eight of them a step, while the GPU was idle.",
];

const publishedNumbers = async () =>
  new Set(numbersOfJson(JSON.parse(await Deno.readTextFile(`${dataFolder()}/published.json`))));

const nameOf = (path: string) => path.split("/").at(-1)!;

Deno.test("no sentence of a notebook's prose states an outcome, or a number that may be another", async () => {
  const published = await publishedNumbers();
  const faults: string[] = [];
  for (const path of await notebooksIn(join(projectFolder(), "notebooks"))) {
    const found = outcomesIn(await readNotebook(path), published, ALLOWED);
    faults.push(
      ...found.map(({ cell, sentence, because }) =>
        `${nameOf(path)}, cell ${cell}: ${because} in: ${sentence}`
      ),
    );
  }
  assert.deepEqual(faults, []);
});

Deno.test("every sentence that may stand is in a notebook", async () => {
  const paths = await notebooksIn(join(projectFolder(), "notebooks"));
  const sentences = new Set<string>();
  for (const path of paths) {
    for (const { cell_type, source } of (await readNotebook(path)).cells) {
      if (cell_type === "markdown") sentencesOf(textOf(source)).forEach((it) => sentences.add(it));
    }
  }
  assert.deepEqual(ALLOWED.filter((sentence) => !sentences.has(sentence)), []);
});

/** What is found in one cell of prose beside one of code. */
function found(prose: string, published: string[] = [], allowed: string[] = []): string[] {
  const cell = (cell_type: "code" | "markdown", source: string) =>
    ({
      cell_type,
      source,
      metadata: {},
      ...(cell_type === "code" ? { outputs: [] } : {}),
    }) as never;
  const cells = [
    cell("code", "const sizes = [32, 96]; const share = .2;"),
    cell("markdown", prose),
  ];
  return outcomesIn({ cells }, new Set(published), allowed).map(({ because }) => because);
}

Deno.test("a planted outcome is found: a word of comparison, an answer, a number of no setting", () => {
  assert.deepEqual(found("At 96 px the network is better."), ['the word "better"']);
  assert.deepEqual(found("The second one wins. Oversampling helps the rare ones."), [
    'the word "wins"',
    'the word "helps"',
  ]);
  assert.deepEqual(found('The "small" network is worse.'), ['the word "worse"']);
  assert.deepEqual(found("Its curve ends higher than the other one."), ['the word "higher than"']);
  assert.deepEqual(found("- Accuracy **rises to** new heights"), ['the word "rises to"']);
  assert.deepEqual(found("Do they agree?\n\nThey do not."), ["an answer"]);
  assert.deepEqual(found("The network names 87 of them."), ["the number 87"]);
  assert.deepEqual(found("It is right in .947 of all cases."), ["the number 0.947"]);
  assert.deepEqual(found("| size | F1 |\n|---|---|\n| 32 | .81 |"), ["the number 0.81"]);
});

Deno.test("questions, conditions, settings, formulas, tasks and the article's figures may stand", () => {
  assert.deepEqual(found("Is 96 better than 32?"), []);
  assert.deepEqual(found("If the interval leaves out 0.2, one of them is better."), []);
  assert.deepEqual(found("We train at 32 and 96 pixels, with 20 % held out."), []);
  assert.deepEqual(found("With $a = 0.8$ one point is a gift, at 0.8."), []);
  assert.deepEqual(found("Set `sizes` to 64: what changes?"), []);
  assert.deepEqual(found("In the cell that measures, set `side` to 64."), []);
  assert.deepEqual(found("See [Efron 1979](https://doi.org/10.1214/aos/1176344552)."), []);
  assert.deepEqual(found("The article reached .9555, more than before.", ["0.9555"]), []);
  assert.deepEqual(found("Rather than a guess, a rule."), []);
  assert.deepEqual(found('One rule says "better" or "worse".'), []);
  assert.deepEqual(found("Only where it leaves out zero is one called better."), []);
  assert.deepEqual(found("The network is better.", [], ["The network is better."]), []);
});

Deno.test("the article's figures are those that are published, and say nothing of this run", () => {
  assert.deepEqual(found("The article reached .9999.", ["0.9555"]), ["the number 0.9999"]);
  assert.deepEqual(found("It reached .9555.", ["0.9555"]), ["the number 0.9555"]);
  assert.deepEqual(found("Ours is better than the article's."), ['the word "better"']);
  assert.deepEqual(found("Set `sizes` to 64 and expect the larger one to gain."), [
    'the word "gain"',
  ]);
});

Deno.test("sentencesOf() leaves out code, sources and numberings, and joins lines", () => {
  assert.deepEqual(
    sentencesOf(
      "# 1 · Clean\n\nA *first*\nline. `a > 3` is code! Next: [2 · Split](02.ipynb)\n\n> B",
    ),
    ["Clean", "A first line.", "‹code› is code!", "Next: Split", "B"],
  );
  assert.deepEqual(numbersIn("46,622 of .950, 1e-5, resnet18, 3rd and 4_000"), [
    "46622",
    "0.95",
    "0.00001",
    "4000",
  ]);
});
