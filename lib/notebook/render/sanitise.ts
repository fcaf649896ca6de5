/**
 * HTML from outside (outputs, raw HTML in prose) cut down to what can only be looked at.
 *
 * @module
 */
// @ts-types="@types/jsdom"
import { JSDOM } from "jsdom";
import { escapeHtml } from "../../chart/table.ts";

export { escapeHtml };

/** Elements that stay. Of all others the children stay, of {@linkcode DROPPED} nothing does. */
const KEPT = new Set(
  ("a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption " +
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub " +
    "summary sup table tbody td tfoot th thead time tr u ul var").split(" "),
);
const DROPPED = new Set(
  ("audio base canvas embed frame frameset head iframe link math meta noscript object portal script " +
    "select style svg template textarea title video").split(" "),
);

/** Attributes that stay, by element; `*` is for all elements. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  "*": ["title", "lang", "dir"],
  a: ["href"],
  img: ["src", "alt", "width", "height"],
  ol: ["start"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan", "scope"],
  details: ["open"],
};

/** What may be kept besides. */
export interface SanitiseOptions {
  /** Keeps ids, which links inside a page need. Only for text that the author wrote. */
  readonly ids?: boolean;
  /** Turns an image's address into the one to use; nothing leaves the image's words only. */
  readonly image?: (source: string) => string | undefined;
  /** Turns a link's address into the one to use. */
  readonly link?: (address: string) => string;
}

let shared: JSDOM | undefined;

/**
 * Rewrites HTML so that it can run nothing, load nothing from elsewhere and change nothing around it.
 *
 * Scripts, styles, frames, forms and drawings go; tables, lists, emphasis, links and embedded
 * pictures stay. Of styles only `text-align` stays.
 *
 * @param html Any HTML, however broken.
 * @param options What else may stay.
 * @returns Well-formed HTML.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions = {}): string {
  shared ??= new JSDOM("<!doctype html><body></body>"); // runs no scripts and loads nothing
  const { document } = shared.window;
  const holder = document.createElement("template");
  holder.innerHTML = html;
  clean(holder.content, options, document);
  return holder.innerHTML;
}

function clean(parent: ParentNode & Node, options: SanitiseOptions, document: Document): void {
  for (const node of [...parent.childNodes]) {
    if (node.nodeType === 3) continue;
    const element = node as Element;
    const name = element.localName;
    if (node.nodeType !== 1 || DROPPED.has(name)) {
      node.remove();
    } else if (!KEPT.has(name) || element.namespaceURI !== "http://www.w3.org/1999/xhtml") {
      clean(element, options, document);
      element.replaceWith(...element.childNodes);
    } else {
      cleanAttributes(element, options);
      if (name === "img" && !element.hasAttribute("src")) {
        element.replaceWith(document.createTextNode(element.getAttribute("alt") ?? ""));
      } else clean(element, options, document);
    }
  }
}

function cleanAttributes(element: Element, options: SanitiseOptions): void {
  const alignment = alignmentOf(element);
  const name = element.localName;
  const kept = [...ATTRIBUTES["*"]!, ...ATTRIBUTES[name] ?? []];
  for (const { name: attribute, value } of [...element.attributes]) {
    const stays = kept.includes(attribute) ||
      attribute === "id" && options.ids === true && /^[\w-]+$/.test(value);
    if (!stays) element.removeAttribute(attribute);
  }
  if (alignment !== undefined) element.setAttribute("style", `text-align:${alignment}`);
  if (name === "a") setOrRemove(element, "href", safeLink(element.getAttribute("href"), options));
  if (name === "img") setOrRemove(element, "src", safeImage(element.getAttribute("src"), options));
}

function alignmentOf(element: Element): string | undefined {
  const style = element.getAttribute("style") ?? "";
  const stated = /(?:^|;)\s*text-align\s*:\s*(left|right|center)\s*(?:;|$)/i.exec(style)?.[1] ??
    /^(left|right|center)$/i.exec(element.getAttribute("align") ?? "")?.[1];
  return stated?.toLowerCase();
}

function setOrRemove(element: Element, attribute: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

function safeLink(address: string | null, options: SanitiseOptions): string | undefined {
  if (address === null) return undefined;
  const scheme = schemeOf(address);
  if (scheme === "") return options.link?.(address) ?? address;
  return ["http", "https", "mailto"].includes(scheme) ? address : undefined;
}

function safeImage(source: string | null, options: SanitiseOptions): string | undefined {
  if (source === null) return undefined;
  if (/^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(source)) return source;
  return options.image?.(source);
}

/** The scheme as a browser reads it, which skips control characters and spaces. */
function schemeOf(address: string): string {
  // deno-lint-ignore no-control-regex -- those are what hides a scheme
  const plain = address.replaceAll(/[\u0000-\u0020\u007f-\u00a0]/g, "");
  if (plain.startsWith("//") || plain.startsWith("\\\\")) return "unknown";
  return /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase() ?? "";
}
