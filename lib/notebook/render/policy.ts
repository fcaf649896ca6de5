/**
 * What a page may load and run, said to the browser in the page itself: a second wall behind the
 * sanitiser (Content Security Policy, level 3, https://www.w3.org/TR/CSP3/).
 *
 * @module
 */
import { createHash } from "node:crypto";

/** What a page needs beyond text, style and embedded pictures. */
export interface PolicyOptions {
  /** The exact text of each script that stands in the page; nothing else inline runs. */
  readonly scripts?: readonly string[];
  /** Whether it loads scripts that lie beside it. */
  readonly scriptFiles?: boolean;
  /** Whether it shows pictures that lie beside it. */
  readonly pictureFiles?: boolean;
  /** Whether it draws charts: Plotly makes a style element, and pictures for its download button. */
  readonly charts?: boolean;
  /** Whether it runs WebAssembly. */
  readonly webAssembly?: boolean;
}

/**
 * Files beside the page. `file:` is for pages opened as files: to Chromium they are `'self'`, to
 * Firefox only the scheme matches. On a server it allows nothing.
 */
const BESIDE = "'self' file:";

/**
 * Words the policy of a page: nothing from other hosts, no request, form, frame, plug-in or inline
 * handler.
 *
 * @param options What the page needs.
 * @returns The content of `<meta http-equiv="Content-Security-Policy">`.
 *
 * @example
 * ```ts
 * import { contentPolicy } from "lib/notebook/render/policy.ts";
 * contentPolicy({ scripts: ["document.title = 'x'"] }).includes("connect-src 'none'"); // true
 * ```
 */
export function contentPolicy(options: PolicyOptions = {}): string {
  const { scripts = [], scriptFiles, pictureFiles, charts, webAssembly } = options;
  const directives: Readonly<Record<string, string>> = {
    "default-src": "'none'",
    "script-src": sources([
      ...scripts.map(hashOf),
      scriptFiles ? BESIDE : "",
      webAssembly ? "'wasm-unsafe-eval'" : "",
    ]),
    "script-src-attr": "'none'",
    // For browsers that do not know the two below.
    "style-src": `${BESIDE} 'unsafe-inline'`,
    "style-src-elem": sources([BESIDE, charts ? hashOf("") : ""]),
    "style-src-attr": "'unsafe-inline'", // colours of code, sizes of formulas
    "img-src": sources([pictureFiles ? BESIDE : "", "data:", charts ? "blob:" : ""]),
    "font-src": "data:",
    "connect-src": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "worker-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
  };
  return Object.entries(directives).map(([name, value]) => `${name} ${value}`).join("; ");
}

function sources(list: readonly string[]): string {
  return list.filter((source) => source !== "").join(" ") || "'none'";
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
