/**
 * Syntax colours for code, light and dark in one piece of HTML.
 *
 * @module
 */
import { createHighlighter, type Highlighter } from "shiki";
import { escapeHtml } from "./sanitise.ts";

const LANGUAGES = ["typescript", "javascript", "json", "bash", "python", "markdown"];
const ALIASES: Readonly<Record<string, string>> = {
  ts: "typescript",
  js: "javascript",
  sh: "bash",
  shell: "bash",
  console: "bash",
  py: "python",
  md: "markdown",
  jsonc: "json",
};

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

let loading: Promise<Highlighter> | undefined;

/**
 * Loads the languages and themes, once.
 *
 * @returns A function from code and its language to HTML: one `pre` with `--light` and `--dark`
 * colours on its parts. Code in a language that is not known comes out plain.
 */
export async function loadHighlighter(): Promise<(code: string, language: string) => string> {
  loading ??= createHighlighter({
    langs: LANGUAGES,
    themes: ["github-light", "github-dark-default"],
  });
  const highlighter = await loading;
  return (code, language) => {
    const lang = ALIASES[language] ?? language;
    if (!LANGUAGES.includes(lang)) {
      return `<pre class="code" tabindex="0"><code>${escapeHtml(code)}</code></pre>`;
    }
    return highlighter.codeToHtml(code, {
      lang,
      themes: { light: "github-light", dark: "github-dark-default" },
      defaultColor: false,
      cssVariablePrefix: "--",
      colorReplacements: COLOUR_REPLACEMENTS,
      tokenizeTimeLimit: 0, // a busy machine must not change the colours
    }).replace(/^<pre [^>]*>/, '<pre class="code" tabindex="0">');
  };
}
