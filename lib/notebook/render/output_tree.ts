/**
 * The outputs of a cell as trees: interactive figures with a still picture, tables, text.
 *
 * @module
 */
import { excessOfHtml } from "./bounds.ts";
import type { CleanFigure } from "./figure.ts";
import { type MarkdownRenderer, type ProseOptions, wrapTables } from "./markdown.ts";
import { renderFormula } from "./math.ts";
import type { ShownOutput, TextKind } from "./outputs.ts";
import { dataUrl, type Picture } from "./picture.ts";
import { sanitiseToTree } from "./sanitise.ts";
import { element, fragment } from "./tree.ts";

/** What the outputs of a page share. */
export interface OutputContext extends ProseOptions {
  /** Renders Markdown outputs. */
  readonly markdown: MarkdownRenderer;
  /** The page's figures by the id of their place; each one drawn is added. */
  readonly figures: Map<string, CleanFigure>;
}

const LABELS: Readonly<Record<TextKind, string>> = {
  stdout: "Printed",
  stderr: "Printed as a warning",
  error: "Error",
  result: "Value",
};

/**
 * Draws one output.
 *
 * @param output The output.
 * @param context What the page's outputs share.
 * @param id An id for the output that is unique within the page.
 * @returns A safe tree; nothing if there is nothing to show.
 */
export function drawOutput(
  output: ShownOutput,
  context: OutputContext,
  id: string,
): Node | undefined {
  const { figure, picture, html, markdown, latex, json, text } = output;
  if (figure !== undefined) {
    context.figures.set(id, figure);
    const style = `--height:${figure.height}px`;
    const still = picture === undefined ? fragment() : imageOf(picture);
    return element("figure", { class: "plot", id, style }, still);
  }
  if (html !== undefined) return drawHtml(html, context);
  if (picture !== undefined) return element("figure", { class: "picture" }, imageOf(picture));
  if (markdown !== undefined) {
    return element("div", { class: "prose" }, context.markdown.render(markdown, context));
  }
  if (latex !== undefined) {
    context.markdown.hasMath = true;
    const formula = { class: "formula", tabindex: 0 };
    return element("div", { class: "prose" }, element("div", formula, renderFormula(latex, true)));
  }
  if (json !== undefined) return drawText(json, "result");
  return text === undefined ? undefined : drawText(text.words, text.kind);
}

function drawHtml(html: string, context: OutputContext): Node | undefined {
  const excess = excessOfHtml(html);
  if (excess !== undefined) {
    context.leaveOut?.(`HTML is shown as text: ${excess}`);
    return drawText(html.slice(0, 1_000_000), "result");
  }
  const tree = sanitiseToTree(html, context);
  wrapTables(tree);
  return element("div", { class: "html" }, tree);
}

function imageOf(picture: Picture): HTMLElement {
  const { alt, width, height } = picture;
  return element("img", { src: dataUrl(picture), alt, width, height });
}

function drawText(words: string, kind: TextKind): HTMLElement | undefined {
  const plain = words.trimEnd();
  if (plain === "") return undefined;
  const attributes = {
    class: `text ${kind}`,
    tabindex: 0,
    role: "group",
    "aria-label": LABELS[kind],
  };
  return element("pre", attributes, plain);
}
