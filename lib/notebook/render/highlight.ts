/**
 * Syntax colours for code, light and dark in one tree.
 *
 * @module
 */
import { createHighlighter, type Highlighter } from "shiki";
import { excessOfCode } from "./bounds.ts";
import { element, parseFragment } from "./tree.ts";

const LANGUAGES = ["typescript", "javascript", "json", "bash", "python", "markdown"];
const ALIASES: Readonly<Record<string, string>> = {
  ts: "typescript",
  js: "javascript",
  sh: "bash",
  shell: "bash",
  console: "bash",
  py: "python",
  ipython: "python",
  md: "markdown",
  jsonc: "json",
};
/** Grammars look ahead from each character; longer lines stay plain. */
const LONGEST_LINE = 1000;

/** The themes' colours that are too faint on the page's backgrounds (4.5 to 1 is asked of text). */
const COLOUR_REPLACEMENTS = {
  "github-light": {
    "#6a737d": "#59636e",
    "#d73a49": "#b92534",
    "#e36209": "#9a4304",
    "#22863a": "#1b6f31",
  },
  "github-dark": { "#6a737d": "#9aa4af" },
};

/** Turns code and its language into one `pre` with `--light` and `--dark` colours on its parts. */
export type Highlight = (code: string, language: string) => HTMLElement;

let loading: Promise<Highlighter> | undefined;

/**
 * Loads the languages and themes, once.
 *
 * @returns What colours code; code in a language that is not known comes out plain.
 */
export async function loadHighlighter(): Promise<Highlight> {
  loading ??= createHighlighter({
    langs: LANGUAGES,
    themes: ["github-light", "github-dark-default"],
  });
  const highlighter = await loading;
  return (code, language) => {
    const pre = element("pre", { class: "code", tabindex: 0 });
    const lang = ALIASES[language] ?? language;
    if (!LANGUAGES.includes(lang) || excessOfCode(code) !== undefined) {
      pre.append(element("code", {}, code));
      return pre;
    }
    const html = highlighter.codeToHtml(code, {
      lang,
      themes: { light: "github-light", dark: "github-dark-default" },
      defaultColor: false,
      cssVariablePrefix: "--",
      colorReplacements: COLOUR_REPLACEMENTS,
      tokenizeMaxLineLength: LONGEST_LINE,
      tokenizeTimeLimit: 0, // a busy machine must not change the colours
    });
    const coloured = parseFragment(html).querySelector("pre > code");
    pre.append(coloured ?? element("code", {}, code));
    return pre;
  };
}
