/**
 * Drawings (SVG) from outside, cut down to what can only be looked at.
 *
 * @module
 */
import createPurifier, { type Config, type WindowLike } from "dompurify";
import { excessOfHtml } from "./bounds.ts";
import { window } from "./tree.ts";

const purifier = createPurifier(window as unknown as WindowLike);
purifier.addHook("uponSanitizeElement", (node) => {
  const isStyle = node.nodeName.toLowerCase() === "style";
  if (isStyle && fetches(node.textContent ?? "")) node.parentNode?.removeChild(node);
});
purifier.addHook("afterSanitizeAttributes", (element) => {
  for (const { name, value } of [...element.attributes]) {
    const isAddress = name === "href" || name === "xlink:href";
    const stays = isAddress
      ? value.startsWith("#") ||
        element.localName !== "use" && /^data:image\/(png|jpeg|gif|webp);/i.test(value)
      : !fetches(value);
    if (!stays) element.removeAttribute(name);
  }
});
const DRAWING: Config = {
  USE_PROFILES: { svg: true, svgFilters: true },
  ADD_TAGS: ["use"], // Matplotlib writes letters so
  FORBID_TAGS: ["a", "animate", "animateMotion", "animateTransform", "foreignObject", "set"],
  FORBID_CONTENTS: ["script", "foreignObject", "iframe", "foreignobject"],
  FORCE_BODY: true, // keeps a style that comes first
};

/** Whether a style would load something: `@import`, a `url()` that leads out, or hidden letters. */
function fetches(style: string): boolean {
  return /@import|\\|url\((?!\s{0,9}["']?#)|image-set|src\(/i.test(style);
}

/**
 * Rewrites a drawing so that it runs nothing and loads nothing.
 *
 * @param text The drawing's text.
 * @returns A whole SVG file, or the reason (`{ reason }`) why there is none.
 */
export function cleanDrawing(text: string): { svg: string } | { reason: string } {
  const excess = excessOfHtml(text);
  if (excess !== undefined) return { reason: excess };
  const parts = purifier.sanitize(text, { ...DRAWING, RETURN_DOM_FRAGMENT: true });
  const root = parts.querySelector("svg");
  if (root === null) return { reason: "no drawing in it" };
  return { svg: new window.XMLSerializer().serializeToString(root) };
}
