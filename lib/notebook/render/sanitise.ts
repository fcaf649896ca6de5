/**
 * HTML from outside (outputs, raw HTML in prose) cut down to what can only be looked at, and whole
 * pages looked through once more as the last step before they are written. DOMPurify decides what is
 * HTML at all; the lists here say what of it stays.
 *
 * @module
 */
import createPurifier, { type Config, type WindowLike } from "dompurify";
import { escapeHtml } from "../../chart/table.ts";
import { htmlOf, window, withoutBrackets } from "./tree.ts";

export { escapeHtml };

/** Elements that stay. Of all others the children stay, of {@linkcode DROPPED} nothing does. */
const KEPT =
  ("a abbr b blockquote br caption center cite code col colgroup dd del details dfn div dl dt em " +
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q s samp small span " +
    "strong sub summary sup table tbody td tfoot th thead time tr u ul var").split(" ");
const DROPPED =
  ("audio base button canvas embed frame frameset head iframe link math meta noembed noframes " +
    "noscript object plaintext portal script select style svg template textarea title video xmp")
    .split(" ");
const ATTRIBUTES =
  ("align alt checked class colspan datetime dir height href id lang open rowspan scope src start style " +
    "title type width").split(" ");

/** What the pages' own parts need besides: sections, formulas as KaTeX writes them, coloured code. */
const OWN_ELEMENTS =
  ("section nav svg path line g math semantics annotation mrow mi mo mn ms mtext " +
    "mspace msup msub msubsup mfrac msqrt mroot mtable mtr mtd mover munder munderover mstyle mpadded " +
    "menclose mphantom merror").split(" ");
const OWN_ATTRIBUTES =
  ("role tabindex rel loading xmlns viewBox preserveAspectRatio d x1 x2 y1 y2 stroke-width " +
    "mathvariant displaystyle scriptlevel stretchy fence separator lspace rspace minsize maxsize " +
    "columnalign columnspacing columnlines rowlines rowspacing accent accentunder encoding display " +
    "linethickness mathcolor mathbackground voffset notation depth").split(" ");

/** The element that stands for a formula until it is drawn; whoever writes one writes a formula. */
export const FORMULA = "tex-formula";

/** Any scheme that one of the hooks below may let pass; they are stricter. */
const ADDRESSES = /^(?:(?:https?|mailto|attachment|data):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;
const EMBEDDED = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;

/** What may be kept besides. */
export interface SanitiseOptions {
  /** Turns an id into the one to use; nothing leaves it out. By default all are left out. */
  readonly id?: (id: string) => string | undefined;
  /** Turns an image's address into the one to use; nothing leaves the image's words only. */
  readonly image?: (source: string) => string | undefined;
  /** Turns a link's address into the one to use. */
  readonly link?: (address: string) => string;
}

let current: SanitiseOptions = {};
const foreign = createPurifier(window as unknown as WindowLike);
foreign.addHook("afterSanitizeAttributes", (element) => cleanElement(element, current));
const FOREIGN: Config = {
  ALLOWED_TAGS: [...KEPT, FORMULA],
  ALLOWED_ATTR: ATTRIBUTES,
  ALLOWED_URI_REGEXP: ADDRESSES,
  ALLOWED_NAMESPACES: ["http://www.w3.org/1999/xhtml"],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  FORBID_CONTENTS: DROPPED,
  SANITIZE_DOM: false, // there are no names; ids are those that the options give
};

const own = createPurifier(window as unknown as WindowLike);
own.addHook("afterSanitizeAttributes", checkElement);
const OWN: Config = {
  ...FOREIGN,
  ALLOWED_TAGS: [...KEPT, ...OWN_ELEMENTS, "#text"],
  ALLOWED_ATTR: [...ATTRIBUTES, ...OWN_ATTRIBUTES],
  ALLOWED_NAMESPACES: [
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2000/svg",
  ],
  ALLOW_ARIA_ATTR: true,
  FORBID_CONTENTS: DROPPED.filter((name) => name !== "math" && name !== "svg"),
};

/**
 * Rewrites HTML so that it can run nothing, load nothing from elsewhere and change nothing around it.
 *
 * Scripts, styles, frames, forms and drawings go; tables, lists, emphasis, links and embedded
 * pictures stay. Of styles only `text-align` stays, of inputs only the boxes of task lists.
 *
 * @param html Any HTML, however broken.
 * @param options What else may stay.
 * @returns Its nodes.
 */
export function sanitiseToTree(html: string, options: SanitiseOptions = {}): DocumentFragment {
  current = options;
  try {
    return foreign.sanitize(html, { ...FOREIGN, RETURN_DOM_FRAGMENT: true });
  } finally {
    current = {};
  }
}

/**
 * As {@linkcode sanitiseToTree}, as text.
 *
 * @param html Any HTML, however broken.
 * @param options What else may stay.
 * @returns Well-formed HTML.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions = {}): string {
  return htmlOf(sanitiseToTree(html, options));
}

/**
 * Writes a part of a page as HTML: the last step. What it returns goes into the page as it is.
 *
 * @param part The part's tree.
 * @returns HTML without scripts, handlers, forms or addresses that a browser would fetch elsewhere.
 */
export function sealedHtml(part: Node): string {
  return own.sanitize(htmlOf(part), OWN);
}

function cleanElement(element: Element, options: SanitiseOptions): void {
  const name = element.localName;
  const alignment = alignmentOf(element);
  const language = name === "code" && /^language-[\w+#-]{1,30}$/.exec(element.className)?.[0];
  const id = element.id === "" ? undefined : options.id?.(element.id);
  for (const attribute of ["style", "align", "class"]) element.removeAttribute(attribute);
  if (name !== "input" && name !== "ol") element.removeAttribute("type");
  setOrRemove(element, "id", id);
  if (alignment !== undefined) element.setAttribute("style", `text-align:${alignment}`);
  if (language) element.className = language;
  for (const attribute of ["title", "alt"]) {
    const words = element.getAttribute(attribute);
    if (words !== null) element.setAttribute(attribute, withoutBrackets(words));
  }
  if (name === "input") return cleanBox(element);
  setOrRemove(
    element,
    "href",
    name === "a" ? safeLink(element.getAttribute("href"), options) : undefined,
  );
  setOrRemove(
    element,
    "src",
    name === "img" ? safeImage(element.getAttribute("src"), options) : undefined,
  );
  if (name === "img" && !element.hasAttribute("src")) {
    element.replaceWith(element.getAttribute("alt") ?? "");
  }
}

/** Of inputs only the box of a task list is one to look at. */
function cleanBox(element: Element): void {
  if (element.getAttribute("type")?.toLowerCase() !== "checkbox") return element.remove();
  const isChecked = element.hasAttribute("checked");
  for (const { name } of [...element.attributes]) element.removeAttribute(name);
  element.setAttribute("type", "checkbox");
  element.setAttribute("disabled", "");
  if (isChecked) element.setAttribute("checked", "");
  element.setAttribute("aria-label", isChecked ? "done" : "to do");
}

/** What must hold of every element of a page, whoever made it. */
function checkElement(element: Element): void {
  const style = element.getAttribute("style");
  if (style !== null && !/^[\w\s:;#%.,-]*$/.test(style)) element.removeAttribute("style");
  const source = element.getAttribute("src");
  const isBeside = source !== null && /^assets\/[\w%.~-]+\.png$/.test(source);
  if (source !== null && !isBeside && !EMBEDDED.test(source)) element.removeAttribute("src");
  if (element.localName === "input") {
    element.setAttribute("disabled", "");
    if (element.getAttribute("type") !== "checkbox") element.remove();
  }
  const href = element.getAttribute("href");
  if (href === null) return;
  if (element.localName !== "a" || safeLink(href, {}) === undefined) {
    element.removeAttribute("href");
  }
}

function alignmentOf(element: Element): string | undefined {
  const style = element.getAttribute("style") ?? "";
  const stated = /(?:^|;)\s*text-align\s*:\s*(left|right|center)\s*(?:;|$)/i.exec(style)?.[1] ??
    /^(left|right|center)$/i.exec(element.getAttribute("align") ?? "")?.[1] ??
    (element.localName === "center" ? "center" : undefined);
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
  if (EMBEDDED.test(source)) return source;
  const made = options.image?.(source);
  return made !== undefined && EMBEDDED.test(made) ? made : undefined;
}

/** The scheme as a browser reads it, which skips control characters and spaces. */
export function schemeOf(address: string): string {
  // deno-lint-ignore no-control-regex -- those are what hides a scheme
  const plain = address.replaceAll(/[\u0000-\u0020\u007f-\u00a0]/g, "").replaceAll("\\", "/");
  if (plain.startsWith("//")) return "unknown";
  return /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase() ?? "";
}
