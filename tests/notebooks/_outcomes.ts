/**
 * Finds the sentences of a notebook's prose that state an outcome of its run.
 *
 * Outcomes are text that a cell makes of its numbers; prose asks, explains, and says where to look. So a
 * number in prose has to be a setting (it stands in the notebook's code), part of a formula, part of a
 * task for the reader, or, in a sentence about the article, published (it stands in data/published.json).
 * And a sentence with a word of comparison has to be a question, a condition, or about the article alone.
 * What is true for other reasons is listed, sentence by sentence, where this is called.
 */
import { marked, type Token, type Tokens } from "marked";
import { type Notebook, textOf } from "lib/notebook/mod.ts";

/** A sentence that should not stand there. */
export interface Finding {
  /** The cell, counted from 1 over all cells. */
  readonly cell: number;
  readonly sentence: string;
  /** What is wrong with it: a number or a word. */
  readonly because: string;
}

const FORMULA = /\$\$[\s\S]*?\$\$|\$[^$]+?\$/g;

/** Words with which one says how a comparison ended. */
const OUTCOME = new RegExp(
  "\\b(" + [
    "better|worse",
    "w[io]ns?",
    "winner",
    "los(es|t)",
    "beats?",
    "beaten",
    "gain(s|ed)?",
    "outperform(s|ed)?",
    "improve[sd]?",
    "(?!rather |other |later )[a-z]+er than",
    "(more|less)( [a-z]+){0,3} than",
    "(is|are|was|were|has|have|had|does|did|comes?|came)( [a-z]+){0,3} " +
    "(best|worst|highest|lowest|largest|smallest|fastest|slowest|cheapest|dearest)",
    "(twice|half|(two|three|four|five|six|seven|eight|nine|ten) times) (the|as)",
    "(helps|helped|hurts?)",
    "(rises?|rose|falls?|fell|climbs?|drops?|dropped) (to|by|from)",
    "makes? (no|a|little) difference",
    "differs? (by|from)",
    "as expected",
  ].join("|") + ")\\b",
  "i",
);

/** A sentence that only answers what the cell before it asked: `They do not.` */
const ANSWER =
  /^(yes|no|it|they|both|none|neither|all|each|some|this|that)\b[^,:;]{0,25}\b(do|does|did|is|are|was|were|can|cannot|has|have|had)( not)?[.!]$/i;
/** A condition is no statement. */
const CONDITION = /^(only )?(if|where|when|whether|unless|once|should|suppose|say)\b/i;
/** A word that is only spoken of: the rule says "better". */
const QUOTED = /"[^"]*"/g;
/** What may be is no statement either. */
const MAYBE = /\b(may|might|could)\b/i;
/** What the reader may try has its own numbers, though no outcome either. */
const TASK = /^(add|call|change|replace|set|try|use)\b|\bset ‹code›/i;
const ARTICLE = /\b(the article|published|the real (set|data set|data|table)|imagenet|kaggle)\b/i;
const OURS = /\b(this run|ours?|we|us|here|above|below|this notebook|these)\b/i;

/**
 * Finds the sentences that state an outcome.
 *
 * @param notebook The notebook; its outputs do not count, since another run has others.
 * @param published Every published number, as {@linkcode numbersIn} writes it.
 * @param allowed Sentences that may stand as they are.
 */
export function outcomesIn(
  notebook: Pick<Notebook, "cells">,
  published: ReadonlySet<string>,
  allowed: readonly string[] = [],
): Finding[] {
  const settings = new Set(notebook.cells.flatMap(({ cell_type, source }) => {
    const text = textOf(source);
    const given = cell_type === "code" ? [text] : [...text.matchAll(FORMULA)].map(([it]) => it);
    return numbersIn(given.join(" ")).flatMap((number) => [number, ...asPercentage(number)]);
  }));
  return notebook.cells.flatMap((cell, index) =>
    cell.cell_type !== "markdown" ? [] : sentencesOf(textOf(cell.source)).flatMap((sentence) => {
      if (allowed.includes(sentence)) return [];
      const because = faultOf(sentence, settings, published);
      return because === undefined ? [] : [{ cell: index + 1, sentence, because }];
    })
  );
}

function faultOf(
  sentence: string,
  settings: ReadonlySet<string>,
  published: ReadonlySet<string>,
): string | undefined {
  const foreign = numbersIn(sentence).find((number) =>
    !settings.has(number) && !(published.has(number) && ARTICLE.test(sentence))
  );
  if (foreign !== undefined && !TASK.test(sentence)) return `the number ${foreign}`;
  if (sentence.endsWith("?") || CONDITION.test(sentence) || MAYBE.test(sentence)) return undefined;
  if (ANSWER.test(sentence)) return "an answer";
  const word = sentence.replaceAll(QUOTED, "").match(OUTCOME)?.[0];
  if (word === undefined) return undefined;
  return ARTICLE.test(sentence) && !OURS.test(sentence) ? undefined : `the word "${word}"`;
}

/** The numbers of a text, each in its shortest form: `46,622` as 46622, `.950` as 0.95. */
export function numbersIn(text: string): string[] {
  const found = text.matchAll(/(?<![\w.#])(\d[\d,_]*\d|\d)?(\.\d+)?(e[+-]?\d+)?(?![\w])/gi);
  return [...found].map(([number]) => number.replaceAll(/[,_]/g, ""))
    .filter((number) => /\d/.test(number)).map((number) => String(Number(number)));
}

function asPercentage(number: string): string[] {
  const share = Number(number);
  return share > 0 && share < 1 ? [String(+(100 * share).toFixed(2))] : [];
}

/** Every number of a JSON value; of scores in [0, 1] also their roundings, and as percentages. */
export function numbersOfJson(value: unknown): string[] {
  if (typeof value === "number") {
    const rounded = [0, 1, 2, 3, 4].map((digits) => String(+value.toFixed(digits)));
    const percent = [0, 1, 2].map((digits) => String(+(100 * value).toFixed(digits)));
    return [String(value), ...rounded, ...(value >= 0 && value <= 1 ? percent : [])];
  }
  if (typeof value === "string") return numbersIn(value);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [
    ...numbersIn(key),
    ...numbersOfJson(entry),
  ]);
}

/** The sentences of a Markdown text, without what its code and formulas say, sources and numberings. */
export function sentencesOf(markdown: string): string[] {
  const plain = markdown.replaceAll(FORMULA, (it) => it.startsWith("$$") ? "" : "‹formula›");
  return blocksOf(marked.lexer(plain)).flatMap((block) =>
    block.replaceAll(/\s+/g, " ").trim().split(/(?<=[.?!]["”)*_]*) (?=[\p{Lu}\d"“(‹])/u)
  ).map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\d]/u.test(sentence));
}

function blocksOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token): string[] => {
    switch (token.type) {
      case "list":
        return (token as Tokens.List).items.flatMap((item) => blocksOf(item.tokens));
      case "table": {
        const { header, rows } = token as Tokens.Table;
        return [header, ...rows].flat().map((cell) => inline(cell.tokens));
      }
      case "blockquote":
        return blocksOf(token.tokens ?? []);
      case "code":
      case "space":
      case "hr":
        return [];
      default:
        return [inline("tokens" in token && token.tokens ? token.tokens : [token])];
    }
  });
}

function inline(tokens: readonly Token[]): string {
  return tokens.map((token): string => {
    if (token.type === "codespan") return "‹code›";
    if (token.type === "br") return " ";
    if (token.type === "link") {
      const text = inline(token.tokens ?? []);
      // A source, `Efron 1979`, or another notebook, `8 · The result`.
      return text.replace(/\b(1[89]|20)\d\d$/, "").replace(/^\d+ · /, "");
    }
    if ("tokens" in token && token.tokens) return inline(token.tokens);
    return "text" in token ? String(token.text).replace(/^\d+ · /, "") : "";
  }).join("");
}
