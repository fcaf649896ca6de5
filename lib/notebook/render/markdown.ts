/**
 * Prose to a tree: Markdown with formulas and coloured code, made safe.
 *
 * What marked writes is cut down first; formulas and code are drawn in the clean tree, from the text
 * that stands there. So whatever the prose contains, it can say no more than Markdown can.
 *
 * @module
 */
import { Marked } from "marked";
import createFootnotes from "marked-footnote";
import { excessOfHtml, excessOfMarkdown } from "./bounds.ts";
import type { Highlight } from "./highlight.ts";
import { formulas, renderFormula } from "./math.ts";
import { FORMULA, type SanitiseOptions, sanitiseToTree } from "./sanitise.ts";
import { element, fragment } from "./tree.ts";

/** A heading of a page. */
export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** The heading's words, plain. */
  readonly text: string;
  /** The id by which a link reaches it. */
  readonly id: string;
}

/** What becomes of the links and pictures of one text, and who is told what was left out. */
export interface ProseOptions extends Omit<SanitiseOptions, "id"> {
  /** Is told, in words, what could not be shown. */
  readonly leaveOut?: (words: string) => void;
}

/** Ids that the pages' own parts have. */
const TAKEN = ["main", "templates", "figures", "code-switch", "theme-switch"];
const LONGEST_ADDRESS = 4000;

/** Turns the Markdown of one page's cells into trees; ids are unique within the page. */
export class MarkdownRenderer {
  /** The headings so far, in order. */
  readonly headings: Heading[] = [];
  /** Whether a formula was met. */
  hasMath = false;
  readonly #highlight: Highlight;
  readonly #ids = new Set(TAKEN);
  #texts = 0;

  /** @param highlight Colours code of a language. */
  constructor(highlight: Highlight) {
    this.#highlight = highlight;
  }

  /**
   * Renders the text of one cell.
   *
   * @param markdown The text.
   * @param options What becomes of its links and pictures.
   * @returns A safe tree; Markdown beyond reason as the text that it is.
   */
  render(markdown: string, options: ProseOptions = {}): DocumentFragment {
    const notes = `note-${++this.#texts}-`;
    const parsed = parse(markdown, notes);
    if ("reason" in parsed) {
      options.leaveOut?.(`Markdown is shown as text: ${parsed.reason}`);
      return fragment(element("pre", { class: "text", tabindex: 0 }, markdown));
    }
    const tree = sanitiseToTree(parsed.html, {
      ...options,
      id: (id) => /^[^\s"'<>&]{1,200}$/.test(id) && !TAKEN.includes(id) ? id : undefined,
    });
    this.#layFootnotes(tree, notes);
    for (const heading of tree.querySelectorAll("h1,h2,h3,h4,h5,h6")) this.#addHeading(heading);
    for (const formula of tree.querySelectorAll(FORMULA)) this.#drawFormula(formula);
    for (const code of tree.querySelectorAll("pre > code")) {
      const language = code.className.replace("language-", "");
      code.parentElement!.replaceWith(this.#highlight(code.textContent ?? "", language));
    }
    wrapTables(tree);
    return tree;
  }

  #addHeading(heading: Element): void {
    const text = wordsOf(heading).replaceAll(/\s+/g, " ").trim();
    const id = this.#freeId(slugOf(text));
    heading.id = id;
    // The other name by which JupyterLab knows it: `#Heading-Links`.
    const alias = text.replaceAll(/\s/g, "-");
    if (alias !== "" && !this.#ids.has(alias)) {
      this.#ids.add(alias);
      heading.prepend(element("span", { id: alias }));
    }
    this.headings.push({ level: Number(heading.localName.slice(1)), text, id });
  }

  #freeId(slug: string): string {
    let id = slug;
    for (let count = 2; this.#ids.has(id); count++) id = `${slug}-${count}`;
    this.#ids.add(id);
    return id;
  }

  #drawFormula(holder: Element): void {
    this.hasMath = true;
    const isDisplay = holder.getAttribute("title") === "display";
    const drawn = renderFormula(holder.textContent ?? "", isDisplay);
    if (!isDisplay) return holder.replaceWith(drawn);
    const parent = holder.parentElement;
    const isAlone = parent?.localName === "p" && parent.childNodes.length === 1;
    const inText = parent !== null && !isAlone && holder.closest("p") !== null;
    const place = element(inText ? "span" : "div", { class: "formula", tabindex: 0 }, drawn);
    (isAlone ? parent : holder).replaceWith(place);
  }

  /** The heading of the notes is for the eye's ear only; it is none of the page's. */
  #layFootnotes(tree: DocumentFragment, prefix: string): void {
    const heading = tree.querySelector(`h2[id="${prefix}label"]`);
    const list = heading?.nextElementSibling;
    if (!heading || list?.localName !== "ol") return;
    list.className = "footnotes";
    heading.replaceWith(element("span", { id: heading.id, class: "unseen" }, "Footnotes"));
  }
}

/** A link's fragment as this project's pages and GitHub write it: `The method` -> `the-method`. */
export function slugOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "") ||
    "section";
}

/** Lets wide tables scroll by themselves, reachable by keyboard. */
export function wrapTables(tree: ParentNode): void {
  for (const table of tree.querySelectorAll("table")) {
    if (table.parentElement?.closest("table")) continue;
    const box = { class: "table", role: "region", "aria-label": "Table", tabindex: 0 };
    const wrapper = element("div", box);
    table.replaceWith(wrapper);
    wrapper.append(table);
  }
}

function parse(markdown: string, notes: string): { html: string } | { reason: string } {
  const excess = excessOfMarkdown(markdown);
  if (excess !== undefined) return { reason: excess };
  // One a text: the footnotes' extension remembers where it was when a text was too deep for it.
  const marked = new Marked(formulas, createFootnotes({ prefixId: notes, keepLabels: true }), {
    walkTokens(token) {
      if (token.type !== "link" && token.type !== "image") return;
      const isLong = token.href.length > LONGEST_ADDRESS && !token.href.startsWith("data:");
      if (isLong) token.href = ""; // one definition, many links: the page would grow without end
      token.title = token.title?.slice(0, 500);
    },
  });
  let html: string;
  try {
    html = marked.parse(markdown, { async: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { reason: "it is nested too deep" };
  }
  const tooMuch = excessOfHtml(html);
  return tooMuch === undefined ? { html } : { reason: tooMuch };
}

/** The words of a heading, without its formulas. */
function wordsOf(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? "";
  if ((node as Element).localName === FORMULA) return "";
  return [...node.childNodes].map(wordsOf).join("");
}
