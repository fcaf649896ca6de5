/**
 * Markdown taken apart: the tokens of a text, and the words in them.
 *
 * @module
 */
import { Marked, type Token } from "marked";
import { excessOfMarkdown } from "./bounds.ts";

/** The tokens of a text; none of one beyond reason. */
export function tokensOf(markdown: string): Token[] {
  if (excessOfMarkdown(markdown) !== undefined) return [];
  try {
    return new Marked().lexer(markdown);
  } catch (error) {
    if (error instanceof RangeError) return []; // nested deeper than the stack
    throw error;
  }
}

/** A token's words without marks. */
export function plainWords(token: Token): string {
  const words = (part: Token): string => {
    if (part.type === "html") return "";
    if (part.type === "br") return " ";
    if ("tokens" in part && part.tokens !== undefined) return part.tokens.map(words).join("");
    return "text" in part ? String(part.text) : part.raw;
  };
  return words(token).replaceAll(/\s+/g, " ").trim().slice(0, 2000);
}
