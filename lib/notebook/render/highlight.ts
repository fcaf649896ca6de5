/**
 * Syntax colours for code, light and dark in one piece of HTML.
 *
 * @module
 */
import { createHighlighter, createJavaScriptRegexEngine, type Highlighter } from "shiki";
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

/** The few greys of the themes that are too faint on the page's background. */
const COLOUR_REPLACEMENTS = {
  "github-light-default": { "#6e7781": "#59636e", "#953800": "#8a3600" },
  "github-dark-default": { "#8b949e": "#9aa4af" },
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
    themes: ["github-light-default", "github-dark-default"],
    engine: createJavaScriptRegexEngine(),
  });
  const highlighter = await loading;
  return (code, language) => {
    const lang = ALIASES[language] ?? language;
    if (!LANGUAGES.includes(lang)) {
      return `<pre class="code" tabindex="0"><code>${escapeHtml(code)}</code></pre>`;
    }
    return highlighter.codeToHtml(code, {
      lang,
      themes: { light: "github-light-default", dark: "github-dark-default" },
      defaultColor: false,
      cssVariablePrefix: "--",
      colorReplacements: COLOUR_REPLACEMENTS,
    }).replace(/^<pre [^>]*>/, '<pre class="code" tabindex="0">');
  };
}
