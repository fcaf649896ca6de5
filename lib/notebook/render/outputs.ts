/**
 * The outputs of a cell as HTML: interactive figures with a still picture, tables, text.
 *
 * @module
 */
import { textOf } from "../format.ts";
import type { MimeBundle, Output } from "../types.ts";
import type { MarkdownRenderer } from "./markdown.ts";
import { wrapTables } from "./markdown.ts";
import { dataUrl, type Picture, pictureOf, PLOTLY_TYPE, stripAnsi } from "./picture.ts";
import { escapeHtml, sanitiseHtml } from "./sanitise.ts";

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
