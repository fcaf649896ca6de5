/**
 * The outputs of a cell as HTML: interactive figures with a still picture, tables, text.
 *
 * @module
 */
import { textOf } from "../format.ts";
import type { MimeBundle, Output } from "../types.ts";
import type { MarkdownRenderer } from "./markdown.ts";
import { wrapTables } from "./markdown.ts";
import { escapeHtml, sanitiseHtml } from "./sanitise.ts";

/** The MIME type of Plotly's figures. */
export const PLOTLY_TYPE = "application/vnd.plotly.v1+json";

/** Picture types, the best first. */
export const PICTURE_TYPES: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/svg+xml",
];

/**
 * Renders one output.
 *
 * @param output The output.
 * @param markdown Renders Markdown outputs.
 * @param id An id for the output that is unique within the page.
 * @returns Safe HTML; empty for nothing to show.
 */
export function renderOutput(output: Output, markdown: MarkdownRenderer, id: string): string {
  switch (output.output_type) {
    case "stream":
      return renderText(textOf(output.text), output.name);
    case "error": {
      const trace = output.traceback.join("\n");
      const message = `${output.ename}: ${output.evalue}`;
      const text = stripAnsi(trace).includes(output.evalue) ? trace : `${message}\n${trace}`;
      return renderText(text.trimEnd(), "error");
    }
    default:
      return renderBundle(output.data, output.metadata, markdown, id);
  }
}

function renderBundle(
  data: MimeBundle,
  metadata: Record<string, unknown>,
  markdown: MarkdownRenderer,
  id: string,
): string {
  const picture = pictureOf(data, metadata);
  if (data[PLOTLY_TYPE] !== undefined) return renderFigure(data[PLOTLY_TYPE], picture, id);
  if (data["text/html"] !== undefined) {
    return `<div class="html">${wrapTables(sanitiseHtml(textOf(data["text/html"])))}</div>`;
  }
  if (picture !== undefined) return `<figure class="picture">${imageTag(picture)}</figure>`;
  if (data["text/markdown"] !== undefined) {
    return `<div class="prose">${markdown.render(textOf(data["text/markdown"]))}</div>`;
  }
  if (data["text/latex"] !== undefined) {
    const tex = textOf(data["text/latex"]).replaceAll(/^\s*\$+|\$+\s*$/g, "");
    return `<div class="prose">${markdown.render(`$$\n${tex}\n$$`)}</div>`;
  }
  if (data["application/json"] !== undefined) {
    return renderText(JSON.stringify(data["application/json"], undefined, 2), "result");
  }
  return renderText(textOf(data["text/plain"]), "result");
}

/** A picture of an output. */
export interface Picture {
  /** `image/png` or the like. */
  readonly type: string;
  /** Base64, or for SVG its text. */
  readonly content: string;
  /** What it shows, in words. */
  readonly alt: string;
  /** CSS pixels, where the output states them. */
  readonly width?: number;
  /** CSS pixels, where the output states them. */
  readonly height?: number;
}

/**
 * The picture among an output's representations.
 *
 * @param data The representations.
 * @param metadata Sizes and words by type, where stated.
 * @returns The best picture, if any.
 */
export function pictureOf(
  data: MimeBundle,
  metadata: Record<string, unknown>,
): Picture | undefined {
  const type = PICTURE_TYPES.find((name) => data[name] !== undefined);
  if (type === undefined) return undefined;
  const facts = (metadata[type] ?? {}) as { width?: number; height?: number; alt?: string };
  const plain = textOf(data["text/plain"]).trim();
  return {
    type,
    content: textOf(data[type]).trim(),
    alt: facts.alt ?? (plain === "" ? "Picture without a description" : plain),
    ...(typeof facts.width === "number" ? { width: facts.width } : {}),
    ...(typeof facts.height === "number" ? { height: facts.height } : {}),
  };
}

/** The picture's address with the picture in it. */
export function dataUrl(picture: Picture): string {
  const base64 = picture.type === "image/svg+xml"
    ? new TextEncoder().encode(picture.content).toBase64()
    : picture.content.replaceAll(/\s/g, "");
  return `data:${picture.type};base64,${base64}`;
}

function imageTag(picture: Picture): string {
  const size = picture.width === undefined
    ? ""
    : ` width="${picture.width}"` + (picture.height ? ` height="${picture.height}"` : "");
  return `<img src="${escapeHtml(dataUrl(picture))}" alt="${escapeHtml(picture.alt)}"${size}>`;
}

function renderFigure(figure: unknown, picture: Picture | undefined, id: string): string {
  const { data, layout } = figure as { data: unknown; layout?: Record<string, unknown> };
  const { template: _replacedByThePage, ...own } = layout ?? {};
  // In a script element only "<" could end the JSON early.
  const json = JSON.stringify({ data, layout: own }).replaceAll("<", "\\u003c");
  const height = typeof own.height === "number" ? own.height : 420;
  return [
    `<figure class="plot" id="${id}" style="--height:${height}px">`,
    picture === undefined ? "" : imageTag(picture),
    `<script type="application/json">${json}</script>`,
    "</figure>",
  ].join("");
}

function renderText(text: string, kind: "stdout" | "stderr" | "error" | "result"): string {
  const plain = stripAnsi(text).trimEnd();
  if (plain === "") return "";
  const label = {
    stdout: "Printed",
    stderr: "Printed as a warning",
    error: "Error",
    result: "Value",
  };
  const attributes = `class="text ${kind}" tabindex="0" role="group" aria-label="${label[kind]}"`;
  return `<pre ${attributes}>${escapeHtml(plain)}</pre>`;
}

/** Removes the colour codes of terminals. */
export function stripAnsi(text: string): string {
  // deno-lint-ignore no-control-regex -- the codes begin with a control character
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007/g, "");
}
