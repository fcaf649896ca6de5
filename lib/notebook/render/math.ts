/**
 * Formulas in prose, as JupyterLab finds them: between dollars, and LaTeX environments by themselves.
 *
 * @module
 */
import katex from "katex";
import type { MarkedExtension, TokenizerAndRendererExtension } from "marked";
import { excessOfHtml } from "./bounds.ts";
import { escapeHtml, FORMULA } from "./sanitise.ts";
import { element, parseFragment } from "./tree.ts";

const LONGEST_FORMULA = 5000;
const LARGEST_EM = 60;

/** For marked: a formula becomes an element that holds its LaTeX. */
export const formulas: MarkedExtension = {
  extensions: [environment(), blockMath(), inlineMath()],
};

/**
 * Draws a formula.
 *
 * @param tex LaTeX.
 * @param displayMode On a line of its own.
 * @returns HTML and, for screen readers, MathML; a formula with a mistake comes out in red, one that
 * is too long or too deep as its LaTeX.
 */
export function renderFormula(tex: string, displayMode: boolean): Node {
  if (tex.length > LONGEST_FORMULA) return element("code", {}, tex);
  try {
    const html = katex.renderToString(tex, {
      displayMode,
      throwOnError: false,
      strict: false,
      maxSize: LARGEST_EM,
      maxExpand: 1000,
    });
    return excessOfHtml(html) === undefined ? parseFragment(html) : element("code", {}, tex);
  } catch {
    return element("code", {}, tex); // nested deeper than the stack
  }
}

/** `\begin{equation} ... \end{equation}` without dollars. */
function environment(): TokenizerAndRendererExtension {
  return {
    name: "environment",
    level: "block",
    start: (source) => positionOf(source, "\\begin{"),
    tokenizer(source) {
      const name = /^ {0,3}\\begin\{([a-zA-Z]{1,20}\*?)\}/.exec(source)?.[1];
      if (name === undefined) return undefined;
      const close = `\\end{${name}}`;
      const end = source.indexOf(close);
      if (end < 0) return undefined;
      const raw = source.slice(0, end + close.length);
      return { type: "environment", raw, text: raw.trim() };
    },
    renderer: (token) => holder(token["text"], true),
  };
}

function blockMath(): TokenizerAndRendererExtension {
  return {
    name: "blockMath",
    level: "block",
    start: (source) => source.match(/^ {0,3}\$\$/m)?.index,
    tokenizer(source) {
      const match = /^ {0,3}\$\$([\s\S]+?)\$\$[^\S\n]*(?:\n+|$)/.exec(source);
      return match === null
        ? undefined
        : { type: "blockMath", raw: match[0], text: match[1]!.trim() };
    },
    renderer: (token) => `${holder(token["text"], true)}\n`,
  };
}

function inlineMath(): TokenizerAndRendererExtension {
  return {
    name: "inlineMath",
    level: "inline",
    start: (source) => positionOf(source, "$"),
    tokenizer(source) {
      const display = /^\$\$([^$]+?)\$\$/.exec(source);
      if (display !== null) {
        return { type: "inlineMath", raw: display[0], text: display[1]!.trim(), display: true };
      }
      // As on GitHub: no space inside the dollars, no digit behind them, so "$5 and $6" stays text.
      const match = /^\$(?!\s)((?:\\.|[^$\\\n`])+?)(?<!\s)\$(?!\d)/.exec(source);
      return match === null
        ? undefined
        : { type: "inlineMath", raw: match[0], text: match[1]!, display: false };
    },
    renderer: (token) => holder(token["text"], token["display"] === true),
  };
}

function positionOf(source: string, mark: string): number | undefined {
  const at = source.indexOf(mark);
  return at < 0 ? undefined : at;
}

function holder(tex: string, displayMode: boolean): string {
  const open = displayMode ? `<${FORMULA} title="display">` : `<${FORMULA}>`;
  return `${open}${escapeHtml(tex)}</${FORMULA}>`;
}
