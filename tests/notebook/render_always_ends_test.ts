/** Notebooks that no tool should have written: each is drawn as far as it goes, and the rest is named. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type RenderedNotebook, renderNotebook } from "lib/notebook/mod.ts";
import {
  excessOfCode,
  excessOfDepth,
  excessOfHtml,
  excessOfMarkdown,
} from "lib/notebook/render/bounds.ts";
import { stripAnsi } from "lib/notebook/render/outputs.ts";
import { withTempFolder } from "../_temp.ts";
import { PIXEL } from "./_cells.ts";

const PLOTLY = "application/vnd.plotly.v1+json";

interface Pages {
  readonly html: string;
  readonly markdown: string;
  readonly leftOut: RenderedNotebook["leftOut"];
}

/** Renders a notebook of the given cells, kept as they are. */
async function render(cells: readonly unknown[], files: Record<string, string> = {}) {
  let pages: Pages | undefined;
  await withTempFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(join(folder, name), text);
    }
    const path = join(folder, "odd.ipynb");
    const notebook = { cells, metadata: {}, nbformat: 4, "nbformat_minor": 5 };
    await Deno.writeTextFile(path, JSON.stringify(notebook));
    const { html, markdown, leftOut } = await renderNotebook(path);
    const [page, text] = await Promise.all([html, markdown].map((it) => Deno.readTextFile(it)));
    pages = { html: page!, markdown: text!, leftOut };
  });
  return pages!;
}

const prose = (source: string, more: Record<string, unknown> = {}) => (
  { "cell_type": "markdown", id: "a", metadata: {}, source, ...more }
);
const code = (...outputs: unknown[]) => (
  { "cell_type": "code", id: "a", metadata: {}, source: "x", "execution_count": 1, outputs }
);
const shown = (data: unknown, more: Record<string, unknown> = { metadata: {} }) => (
  { "output_type": "display_data", data, ...more }
);
const list = ({ leftOut }: Pages) => leftOut.map(({ cell, words }) => `${cell}: ${words}`);

Deno.test("renderNotebook() draws an attachment whose name has a percent sign", async () => {
  const attachments = { "50%.png": { "image/png": PIXEL } };
  const pages = await render([prose("![half](attachment:50%.png)", { attachments })]);
  assert.match(pages.html, /<img src="data:image\/png;base64,[^"]+" alt="half">/);
  assert.match(pages.markdown, /!\[half\]\(odd_files\/figure-1\.png\)/);
  assert.deepEqual(list(pages), []);
});

Deno.test("renderNotebook() draws outputs without metadata and errors without a traceback", async () => {
  const pages = await render([
    code(
      shown({ "text/plain": "a value" }, {}),
      { "output_type": "error", ename: "TypeError", evalue: "no", traceback: null },
    ),
  ]);
  assert.match(pages.html, />a value</);
  assert.match(pages.html, />TypeError: no</);
  assert.deepEqual(list(pages), []);
});

Deno.test("renderNotebook() names the cell of each output that is none, and draws the others", async () => {
  const pages = await render([
    prose("# Title"),
    code(null, { "output_type": "display_data" }, shown({ "text/plain": "kept" })),
    code(shown({ [PLOTLY]: null }), shown({ [PLOTLY]: { data: 1 } })),
  ]);
  assert.match(pages.html, />kept</);
  assert.equal(pages.html.match(/class="note"/g)!.length, 3);
  assert.deepEqual(list(pages), [
    "2: An output was left out: it is null",
    '2: An output was left out: it is {"output_type":"display_data"} (data: Invalid input: expected ' +
    "record, received undefined)",
    "3: A figure without a list of traces was left out",
    "3: A figure without a list of traces was left out",
  ]);
});

Deno.test("renderNotebook() leaves out pictures that cannot be opened, and says why", async () => {
  const cut = Uint8Array.fromBase64(PIXEL).slice(0, 45).toBase64();
  const pages = await render([
    code(shown({ "image/png": "%%%" })),
    code(shown({ "image/png": cut })),
    code(shown({ "image/png": "iVBORw0KGgo=" })),
    code(shown({ "image/svg+xml": "not a drawing" })),
    prose("![x](no.png) ![y](http://elsewhere.invalid/y.png) ![z](text.png)"),
    code(shown({ "image/png": PIXEL }, { metadata: { "image/png": { alt: 7, width: "9" } } })),
  ], { "text.png": "this is text" });
  const words = list(pages);
  assert.equal(words.length, 7, words.join("\n"));
  assert.match(words[0]!, /^1: A picture \(image\/png\) was left out: it is not base64/);
  assert.match(words[1]!, /^2: .*it cannot be decoded/);
  assert.match(words[2]!, /^3: .*it cannot be decoded/);
  assert.match(words[3]!, /^4: A picture \(image\/svg\+xml\) was left out: no drawing in it/);
  assert.match(words[4]!, /^5: The picture no\.png was left out: no such file/);
  assert.match(words[5]!, /^5: The picture http:.* was left out: it lies elsewhere/);
  assert.match(words[6]!, /^5: The picture text\.png was left out: it cannot be decoded/);
  assert.equal(pages.html.match(/<img/g)!.length, 1);
  assert.match(pages.html, /alt="Picture without a description"/);
});

Deno.test("renderNotebook() shows what is beyond reason as text, and says so", async () => {
  const cases: [unknown, RegExp][] = [
    [prose(">".repeat(20_000)), /Markdown is shown as text: quotes or lists nested/],
    [prose("- ".repeat(20_000)), /Markdown is shown as text: quotes or lists nested/],
    [prose("$$\n\n".repeat(20_000)), /Markdown is shown as text: more than 300 formulas/],
    [prose("a.".repeat(20_000) + "@"), /Markdown is shown as text: a word/],
    [prose(`${"|a".repeat(200)}\n${"|-".repeat(200)}\n${"|\n".repeat(5000)}`), /10000 cells/],
    [code(shown({ "text/html": `<center>${"<br>".repeat(200_000)}</center>` })), /20000 tags/],
    [code(shown({ "text/html": "<div>".repeat(20_000) })), /tags nested more than 200 deep/],
    [code(shown({ "image/svg+xml": `<svg>${"<g>".repeat(20_000)}` })), /nested more than 200 deep/],
    [code(shown({ "application/json": nested(5000) })), /^$/],
    [code(shown({ [PLOTLY]: { data: [nested(5000)] } })), /values nested more than 200 deep/],
  ];
  const pages = await render(cases.map(([cell]) => cell));
  for (const [index, [, words]] of cases.entries()) {
    const said = pages.leftOut.filter(({ cell }) => cell === index + 1).map((it) => it.words);
    assert.match(said.join(), words);
  }
  assert.match(pages.html, /\[values nested more than 200 deep\]/);
  assert.ok(pages.html.includes("&gt;".repeat(20_000)), "shown as the text that it is");
});

Deno.test("excessOfHtml() lets tables of two thousand cells pass, and no tree that grows too large", () => {
  const table = `<table>${`<tr>${"<td>1</td>".repeat(10)}</tr>`.repeat(200)}</table>`;
  assert.equal(excessOfHtml(table), undefined);
  assert.equal(excessOfHtml("<div>".repeat(200) + "</div>".repeat(200)), undefined);
  const names = Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(" ");
  assert.match(excessOfHtml(`<a ${names}>`)!, /500 attributes/);
  assert.match(excessOfHtml(`<a b=">" ${names}>`)!, /500 attributes/);
  const open = Array.from({ length: 190 }, (_, index) => `<b title=${index}>`).join("");
  assert.match(excessOfHtml(open + "<p>x".repeat(10_000))!, /nested too deep/);
});

Deno.test("excessOfMarkdown() lets a picture in the text pass, however large", () => {
  assert.equal(
    excessOfMarkdown(`# A\n\n![x](data:image/png;base64,${"A".repeat(5e6)})`),
    undefined,
  );
  assert.match(excessOfMarkdown("a ".repeat(60_000))!, /100000 characters/);
});

Deno.test("excessOfCode() lets long programs pass and no thicket of brackets", () => {
  assert.equal(excessOfCode("const a = [f(b[c], { d: `e` })];\n".repeat(2000)), undefined);
  assert.match(excessOfCode(`${"(".repeat(900)}\n`.repeat(100))!, /brackets/);
});

Deno.test("excessOfDepth() counts levels, not values", () => {
  assert.equal(excessOfDepth(Array.from({ length: 100_000 }, () => [1])), undefined);
  assert.match(excessOfDepth(nested(201))!, /200 deep/);
});

Deno.test("stripAnsi() takes away colours, titles and links, and no text behind an open one", () => {
  const link = "\u001b]8;;https://example.org\u001b\\words\u001b]8;;\u001b\\";
  assert.equal(stripAnsi(`\u001b[1;31mred\u001b[0m ${link}\u001b]0;title\u0007!`), "red words!");
  assert.equal(stripAnsi(`a\u001b]open\nb`), "aopen\nb");
  assert.equal(stripAnsi("\u001b]".repeat(200_000) + "end"), "end");
  assert.equal(stripAnsi("\u0000\u0008tab\there\r\nline"), "tab\there\nline");
});

/** `[[[...]]]` */
function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}
