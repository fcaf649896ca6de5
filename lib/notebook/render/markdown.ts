/**
 * Prose to HTML: Markdown with formulas and coloured code, made safe.
 *
 * @module
 */
import katex from "katex";
import { Marked, type TokenizerAndRendererExtension } from "marked";
import { escapeHtml, sanitiseHtml, type SanitiseOptions } from "./sanitise.ts";

/** A heading of a page. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** The heading's words, plain. */
  readonly text: string;
  /** The id by which a link reaches it. */
  readonly id: string;
}

/** Turns the Markdown of one page's cells into HTML; ids are unique within the page. */
export class MarkdownRenderer {
  /** The headings so far, in order. */
  readonly headings: Heading[] = [];
  /** Whether a formula was met. */
  hasMath = false;
  readonly #options: SanitiseOptions;
  readonly #marked: Marked;
  /** HTML made here, kept out of the sanitiser's way: formulas and coloured code. */
  #kept: string[] = [];

  /**
   * @param highlight Colours code of a language.
   * @param options What becomes of links and images.
   */
  constructor(
    highlight: (code: string, language: string) => string,
    options: SanitiseOptions = {},
  ) {
    this.#options = options;
    const keep = (html: string) => `\uE000${this.#kept.push(html) - 1}\uE001`;
    const formula = (tex: string, displayMode: boolean) => {
      this.hasMath = true;
      return keep(renderFormula(tex, displayMode));
    };
    this.#marked = new Marked({ extensions: [blockMath(formula), inlineMath(formula)] });
    this.#marked.use({
      renderer: {
        code: ({ text, lang }) => keep(highlight(text, (lang ?? "").split(/\s/)[0]!)),
      },
    });
  }

  /**
   * Renders the text of one cell.
   *
   * @param markdown The text.
   * @returns Safe HTML.
   */
  render(markdown: string): string {
    this.#kept = [];
    const html = this.#marked.parse(markdown.replaceAll(/[\uE000\uE001]/g, ""), { async: false });
    const safe = sanitiseHtml(html, this.#options);
    return this.#withHeadingIds(wrapTables(safe))
      .replaceAll(/<p>(\uE000\d+\uE001)<\/p>/g, "$1")
      .replaceAll(/\uE000(\d+)\uE001/g, (_, index) => this.#kept[Number(index)]!);
  }

  #withHeadingIds(html: string): string {
    return html.replaceAll(/<h([1-6])>(.*?)<\/h\1>/gs, (_, level, inner: string) => {
      const text = inner.replaceAll(/\uE000\d+\uE001/g, "").replaceAll(/<[^>]*>/g, "").trim();
      const slug = decode(text).toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")
        .replaceAll(/^-|-$/g, "") || "section";
      const taken = this.headings.filter(({ id }) => id === slug || id.startsWith(`${slug}-`));
      const id = taken.length === 0 ? slug : `${slug}-${taken.length + 1}`;
      this.headings.push({ level: Number(level), text: decode(text), id });
      return `<h${level} id="${escapeHtml(id)}">${inner}</h${level}>`;
    });
  }
}

/** Lets wide tables scroll by themselves, reachable by keyboard, and sets numbers in columns. */
export function wrapTables(html: string): string {
  const open = '<div class="table" role="region" aria-label="Table" tabindex="0"><table>';
  return html.replaceAll("<table>", open).replaceAll("</table>", "</table></div>");
}

/**
 * Renders a formula.
 *
 * @param tex LaTeX.
 * @param displayMode On a line of its own.
 * @returns HTML and, for screen readers, MathML; a formula with a mistake comes out in red.
 */
export function renderFormula(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, { displayMode, throwOnError: false, strict: false });
  return displayMode ? `<div class="formula" tabindex="0">${html}</div>` : html;
}

type Formula = (tex: string, displayMode: boolean) => string;

function blockMath(formula: Formula): TokenizerAndRendererExtension {
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
    renderer: (token) => `${formula(token["text"], true)}\n`,
  };
}

function inlineMath(formula: Formula): TokenizerAndRendererExtension {
  return {
    name: "inlineMath",
    level: "inline",
    start: (source) => source.indexOf("$") < 0 ? undefined : source.indexOf("$"),
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
    renderer: (token) => formula(token["text"], token["display"] === true),
  };
}

function decode(text: string): string {
  const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
  return text.replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (_, name) => characters[name]!)
    .replaceAll("&#39;", "'");
}
