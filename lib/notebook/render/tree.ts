/**
 * Pages as trees: text becomes HTML only when a browser's own rules write it.
 *
 * @module
 */
// @ts-types="@types/jsdom"
import { JSDOM } from "jsdom";

/** The window whose documents the trees belong to; it runs no scripts and loads nothing. */
export const { window } = new JSDOM("<!doctype html><body></body>");

/** What goes into an element: text stays text. */
export type Child = Node | string;

/**
 * Makes an element.
 *
 * @param name Its name.
 * @param attributes Its attributes; one without a value is left out.
 * @param children What it holds.
 * @returns The element.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = window.document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(attribute, withoutBrackets(String(value)));
  }
  made.append(...children);
  return made;
}

/** Words for an attribute: browsers do not escape brackets there, so nothing may read as a tag. */
export function withoutBrackets(words: string): string {
  return words.replaceAll("<", "‹").replaceAll(">", "›");
}

/**
 * Puts nodes side by side.
 *
 * @param children Nodes and texts.
 * @returns A fragment that holds them.
 */
export function fragment(...children: readonly Child[]): DocumentFragment {
  const made = window.document.createDocumentFragment();
  for (const child of children) made.append(child); // one by one: there may be very many
  return made;
}

/**
 * Parses HTML that this project's libraries wrote.
 *
 * @param html The HTML.
 * @returns Its nodes.
 */
export function parseFragment(html: string): DocumentFragment {
  const template = window.document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/**
 * Writes nodes as HTML.
 *
 * @param node An element or a fragment.
 * @returns The HTML; of a fragment that of its nodes.
 */
export function htmlOf(node: Node): string {
  const holder = window.document.createElement("div");
  holder.append(node.cloneNode(true));
  return holder.innerHTML;
}
