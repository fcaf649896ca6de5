/**
 * The geometry that jsdom lacks: boxes of SVG elements, of text above all, and lengths of paths.
 *
 * Plotly lays its charts out from what the browser measures (`getBBox`, `getBoundingClientRect`,
 * `getTotalLength`, `getPointAtLength`); here the same is computed from the elements' attributes.
 */
import {
  around,
  type Box,
  box,
  lengths,
  parseTransform,
  pathPoints,
  pointAt,
  transform,
  union,
} from "./_geometry.ts";
import { measureText, type TextStyle } from "./_text.ts";

const DRAWN_NOWHERE = new Set(["defs", "clippath", "style", "title", "lineargradient", "metadata"]);

/** Adds the missing measurements to the classes of a jsdom window. */
export function addMeasurements(
  window: { Element: typeof Element; SVGElement: typeof SVGElement },
): void {
  const svg = window.SVGElement.prototype as unknown as Record<string, unknown>;
  svg["getBBox"] = function (this: Element) {
    return rectangle(boxOf(this));
  };
  svg["getTotalLength"] = function (this: Element) {
    return lengths(pathPoints(this.getAttribute("d"))).at(-1) ?? 0;
  };
  svg["getPointAtLength"] = function (this: Element, distance: number) {
    return pointAt(pathPoints(this.getAttribute("d")), distance);
  };
  const element = window.Element.prototype;
  element.getBoundingClientRect = function (this: Element) {
    return rectangle(isSvg(this) ? onScreen(this) : undefined) as DOMRect;
  };
}

function isSvg(element: Element): boolean {
  return element.namespaceURI === "http://www.w3.org/2000/svg";
}

function rectangle(box: Box | undefined) {
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
}

function onScreen(element: Element): Box | undefined {
  let box = boxOf(element);
  let at: Element | null = element;
  while (box && at && isSvg(at)) {
    box = transform(box, parseTransform(at.getAttribute("transform")));
    at = at.parentElement;
  }
  return box;
}

/** The box in the element's own coordinates, before its own `transform`. */
function boxOf(element: Element): Box | undefined {
  const tag = element.tagName.toLowerCase();
  if (tag === "text") return textBox(element);
  if (tag === "tspan") return element.parentElement ? textBox(element) : undefined;
  if (tag === "rect" || tag === "image") {
    const [x, y] = [number(element, "x"), number(element, "y")];
    return box(x, y, x + number(element, "width"), y + number(element, "height"));
  }
  if (tag === "circle") {
    const [x, y, r] = [number(element, "cx"), number(element, "cy"), number(element, "r")];
    return box(x - r, y - r, x + r, y + r);
  }
  if (tag === "path") return around(pathPoints(element.getAttribute("d")));
  if (tag === "line") {
    return around([[number(element, "x1"), number(element, "y1")], [
      number(element, "x2"),
      number(element, "y2"),
    ]]);
  }
  let all: Box | undefined;
  for (const child of element.children) {
    if (DRAWN_NOWHERE.has(child.tagName.toLowerCase()) || isHidden(child)) continue;
    const own = boxOf(child);
    if (own) all = union(all, transform(own, parseTransform(child.getAttribute("transform"))));
  }
  return all;
}

function number(element: Element, name: string): number {
  return Number.parseFloat(element.getAttribute(name) ?? "0") || 0;
}

function isHidden(element: Element): boolean {
  return /display:\s*none/.test(element.getAttribute("style") ?? "");
}

// ---- text ----

function textBox(text: Element): Box | undefined {
  const lines = [...text.children].filter((child) => child.classList.contains("line"));
  let all: Box | undefined;
  for (const line of lines.length > 0 ? lines : [text]) {
    const extent = runs(line, styleOf(line));
    const anchor = inherited(line, "text-anchor") ?? "start";
    const shift = anchor === "middle" ? extent.width / 2 : anchor === "end" ? extent.width : 0;
    const left = number(line.hasAttribute("x") ? line : text, "x") - shift;
    const rise = line.getAttribute("dy") ?? "0";
    const down = Number.parseFloat(rise) * (rise.endsWith("em") ? styleOf(line).size : 1);
    const base = number(line.hasAttribute("y") ? line : text, "y") + (down || 0);
    if (extent.width === 0 && !line.textContent) continue;
    all = union(all, box(left, base - extent.ascent, left + extent.width, base + extent.descent));
  }
  return all;
}

function runs(node: Element, style: TextStyle): { width: number; ascent: number; descent: number } {
  const total = { width: 0, ascent: 0, descent: 0 };
  for (const child of node.childNodes) {
    const part = child.nodeType === 3
      ? measureText(child.textContent ?? "", style)
      : child.nodeType === 1
      ? runs(child as Element, styleOf(child as Element))
      : undefined;
    if (!part) continue;
    total.width += part.width;
    total.ascent = Math.max(total.ascent, part.ascent);
    total.descent = Math.max(total.descent, part.descent);
  }
  return total;
}

function styleOf(element: Element): TextStyle {
  const weight = inherited(element, "font-weight") ?? "400";
  return { size: sizeOf(element), weight: weight === "normal" ? "400" : weight };
}

function sizeOf(element: Element | null): number {
  if (!element || !isSvg(element)) return 12;
  const size = declared(element, "font-size");
  if (size === undefined) return sizeOf(element.parentElement);
  const value = Number.parseFloat(size);
  if (size.endsWith("%")) return sizeOf(element.parentElement) * value / 100;
  return size.endsWith("em") ? sizeOf(element.parentElement) * value : value;
}

function inherited(element: Element, name: string): string | undefined {
  for (let at: Element | null = element; at && isSvg(at); at = at.parentElement) {
    const value = declared(at, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

function declared(element: Element, name: string): string | undefined {
  const style = element.getAttribute("style");
  if (style) {
    const at = style.match(new RegExp(`(?:^|[;\\s])${name}:\\s*([^;]+)`));
    if (at) return at[1]!.trim();
  }
  return element.getAttribute(name) ?? undefined;
}
