/**
 * The geometry that a page without a browser lacks: boxes of SVG elements, of text above all, and lengths of paths.
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

/** As much of the DOM as measuring reads. */
interface SvgNode {
  readonly nodeType: number;
  readonly textContent: string | null;
}

interface SvgElement extends SvgNode {
  readonly tagName: string;
  readonly namespaceURI: string | null;
  readonly parentElement: SvgElement | null;
  readonly children: Iterable<SvgElement>;
  readonly childNodes: Iterable<SvgNode>;
  readonly classList: { contains(name: string): boolean };
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

/** Adds the missing measurements to the prototypes of a page's classes. */
export function addMeasurements(element: object, svgElement: object): void {
  Object.assign(svgElement, {
    getBBox(this: SvgElement) {
      return rectangle(boxOf(this));
    },
    getTotalLength(this: SvgElement) {
      return lengths(pathPoints(this.getAttribute("d"))).at(-1) ?? 0;
    },
    getPointAtLength(this: SvgElement, distance: number) {
      return pointAt(pathPoints(this.getAttribute("d")), distance);
    },
  });
  Object.assign(element, {
    getBoundingClientRect(this: SvgElement) {
      return rectangle(isSvg(this) ? onScreen(this) : undefined);
    },
  });
}

function isSvg(element: SvgElement): boolean {
  return element.namespaceURI === "http://www.w3.org/2000/svg";
}

function rectangle(box: Box | undefined) {
  const { left, top, right, bottom } = box ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { x: left, y: top, left, top, right, bottom, width: right - left, height: bottom - top };
}

function onScreen(element: SvgElement): Box | undefined {
  let box = boxOf(element);
  let at: SvgElement | null = element;
  while (box && at && isSvg(at)) {
    box = transform(box, parseTransform(at.getAttribute("transform")));
    at = at.parentElement;
  }
  return box;
}

/** The box in the element's own coordinates, before its own `transform`. */
function boxOf(element: SvgElement): Box | undefined {
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

function number(element: SvgElement, name: string): number {
  return Number.parseFloat(element.getAttribute(name) ?? "0") || 0;
}

function isHidden(element: SvgElement): boolean {
  return /display:\s*none/.test(element.getAttribute("style") ?? "");
}

// ---- text ----

function textBox(text: SvgElement): Box | undefined {
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

function runs(
  node: SvgElement,
  style: TextStyle,
): { width: number; ascent: number; descent: number } {
  const total = { width: 0, ascent: 0, descent: 0 };
  for (const child of node.childNodes) {
    const part = child.nodeType === 3
      ? measureText(child.textContent ?? "", style)
      : child.nodeType === 1
      ? runs(child as SvgElement, styleOf(child as SvgElement))
      : undefined;
    if (!part) continue;
    total.width += part.width;
    total.ascent = Math.max(total.ascent, part.ascent);
    total.descent = Math.max(total.descent, part.descent);
  }
  return total;
}

function styleOf(element: SvgElement): TextStyle {
  const weight = inherited(element, "font-weight") ?? "400";
  return { size: sizeOf(element), weight: weight === "normal" ? "400" : weight };
}

function sizeOf(element: SvgElement | null): number {
  if (!element || !isSvg(element)) return 12;
  const size = declared(element, "font-size");
  if (size === undefined) return sizeOf(element.parentElement);
  const value = Number.parseFloat(size);
  if (size.endsWith("%")) return sizeOf(element.parentElement) * value / 100;
  return size.endsWith("em") ? sizeOf(element.parentElement) * value : value;
}

function inherited(element: SvgElement, name: string): string | undefined {
  for (let at: SvgElement | null = element; at && isSvg(at); at = at.parentElement) {
    const value = declared(at, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

function declared(element: SvgElement, name: string): string | undefined {
  const style = element.getAttribute("style");
  if (style) {
    const at = style.match(new RegExp(`(?:^|[;\\s])${name}:\\s*([^;]+)`));
    if (at) return at[1]!.trim();
  }
  return element.getAttribute(name) ?? undefined;
}
