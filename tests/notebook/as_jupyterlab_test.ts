/** What JupyterLab shows of a text, the pages show too; and nothing that it would fetch or run. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Output, renderNotebook, writeNotebook } from "lib/notebook/mod.ts";
import { cleanFigure } from "lib/notebook/render/figure.ts";
import { cleanDrawing } from "lib/notebook/render/svg.ts";
import { withTempFolder } from "../_temp.ts";
import { type CellSource, notebookOf, PIXEL } from "./_cells.ts";

async function render(cells: readonly CellSource[], outputs: readonly unknown[] = []) {
  const pages = { html: "", markdown: "", leftOut: [] as string[] };
  await withTempFolder(async (folder) => {
    await Deno.mkdir(join(folder, "pics"));
    await Deno.writeFile(join(folder, "pics/a b.png"), Uint8Array.fromBase64(PIXEL));
    const notebook = notebookOf(cells);
    for (const cell of notebook.cells) {
      if (cell.cell_type === "code") cell.outputs = outputs as Output[];
    }
    await writeNotebook(join(folder, "a.ipynb"), notebook);
    const { html, markdown, leftOut } = await renderNotebook(join(folder, "a.ipynb"));
    pages.html = await Deno.readTextFile(html);
    pages.markdown = await Deno.readTextFile(markdown);
    pages.leftOut = leftOut.map(({ cell, words }) => `${cell}: ${words}`);
  });
  const main = /<main[^]*<\/main>/.exec(pages.html)![0];
  return { ...pages, main };
}

Deno.test("renderNotebook() shows the boxes of task lists, to look at only", async () => {
  const { main } = await render([{ markdown: "- [x] done\n- [ ] open\n\n<input name=a value=b>" }]);
  const boxes = [...main.matchAll(/<input[^>]*>/g)].map(([box]) => box);
  assert.equal(boxes.length, 2);
  assert.ok(boxes.every((box) => /type="checkbox"/.test(box) && /disabled/.test(box)));
  assert.deepEqual(boxes.map((box) => /checked/.test(box)), [true, false]);
});

Deno.test("renderNotebook() draws LaTeX environments that stand without dollars", async () => {
  const equation = "\\begin{equation}\nE = mc^2\n\\end{equation}";
  const align = "\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}";
  const { main } = await render([{
    markdown: `Text before\n${equation}\nand\n\n${align}\n\nend.`,
  }]);
  assert.equal(main.match(/class="formula"/g)!.length, 2);
  assert.equal(main.match(/class="katex-display"/g)!.length, 2);
  assert.doesNotMatch(main, /katex-error/);
  assert.match(main, /<p>and<\/p>/);
});

Deno.test("renderNotebook() leads from a footnote's mark to the note and back, in each cell anew", async () => {
  const markdown = "A claim.[^1] Another.[^b]\n\n[^1]: Its *source*.\n[^b]: More words.";
  const { main } = await render([{ markdown }, { markdown }]);
  const ids = [...main.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  assert.equal(new Set(ids).size, ids.length, "no id twice");
  const links = [...main.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
  assert.equal(links.length, 8);
  for (const link of links) assert.ok(ids.includes(link), link);
  assert.match(main, /<ol class="footnotes">[^]*Its <em>source<\/em>/);
  assert.doesNotMatch(main, /<h2[^>]*>Footnotes/);
});

Deno.test("renderNotebook() lets links reach headings by JupyterLab's names and by GitHub's", async () => {
  const markdown = "# The Title\n\n[a](#The-Method) [b](#the-method)\n\n## The Method\n\n" +
    "## Templates\n\n## main";
  const { main, markdown: text } = await render([{ markdown }]);
  assert.match(main, /<h2 id="the-method"><span id="The-Method"><\/span>The Method<\/h2>/);
  assert.match(main, /<h2 id="templates-2">/); // "templates" is the page's own
  assert.match(main, /<h2 id="main-2">/);
  assert.match(text, /\[a\]\(#the-method\) \[b\]\(#the-method\)/);
});

Deno.test("renderNotebook() shows pictures beside the notebook, by Markdown and by img", async () => {
  const markdown = '![one](pics/a%20b.png)\n\n<img src="pics/a b.png" alt="two" width="9">';
  const { main, markdown: text, leftOut } = await render([{ markdown }]);
  assert.equal(main.match(/<img src="data:image\/png;base64,/g)!.length, 2);
  assert.match(text, /!\[one\]\(\.\.\/pics\/a%20b\.png\)/);
  assert.match(text, /<img src="\.\.\/pics\/a b\.png"/);
  assert.deepEqual(leftOut, []);
});

Deno.test("renderNotebook() lets nothing run through attributes, headings, fences or fields", async () => {
  const attack = '<a title="<table><img src=x onerror=alert(1)>">x</a>';
  const fence = '```ts\n"<img src=x onerror=alert(1)>"\n```\n\n&#xE000;0&#xE001; \uE0000\uE001';
  const stream = {
    "output_type": "stream",
    name: 'stdout" autofocus onfocus="alert(1)',
    text: "t",
  };
  const { main } = await render(
    [
      { markdown: attack },
      { markdown: attack.replace("table", "h2") + "\n\n<h2>q</h2>" },
      { markdown: fence },
      "1",
    ],
    [stream, { "output_type": "display_data", data: { "text/html": attack }, metadata: {} }],
  );
  const tags = main.replaceAll(/>[^<]*</g, "><");
  assert.doesNotMatch(tags, /<img|onfocus|autofocus/);
  assert.doesNotMatch(tags.replaceAll("‹img src=x onerror=alert(1)›", ""), /onerror/);
  assert.equal(main.match(/class="code"/g)!.length, 2, "the fence is drawn once");
});

Deno.test("renderNotebook() leaves out a figure's pictures from elsewhere, and says so", async () => {
  const figure = {
    data: [{ type: "scatter", y: [1] }],
    layout: {
      images: [
        { source: "http://elsewhere.invalid/a.png" },
        { source: `data:image/png;base64,${PIXEL}` },
      ],
    },
  };
  const { html, leftOut } = await render(["1"], [{
    "output_type": "display_data",
    data: { "application/vnd.plotly.v1+json": figure },
    metadata: {},
  }]);
  assert.deepEqual(leftOut, [
    "1: A figure's picture from elsewhere was left out: http://elsewhere.invalid/a.png",
  ]);
  assert.match(html, /<p class="note">A figure's picture from elsewhere was left out/);
  const island = /id="figures">(.*?)<\/script>/.exec(html)![1]!;
  assert.deepEqual(JSON.parse(island)["cell-1-output-1"].layout.images, [
    {},
    { source: `data:image/png;base64,${PIXEL}` },
  ]);
});

Deno.test("cleanFigure() finds addresses in buttons, traces and texts, and keeps plain markup", () => {
  const texts = [
    "<b>a</b><br>b < c",
    '<a href="https://example.org" popup="x">d</a>',
    '<a href="javascript:alert(1)">e</a>',
    '<span style="color:red">f</span><span style="background:url(x)">g</span>',
    "<a %{customdata}>h</a>",
    "<a href='x'",
  ];
  const { figure, leftOut } = cleanFigure({
    data: [{ type: "image", source: "http://a.invalid" }, { text: texts }],
    layout: {
      template: {},
      updatemenus: [{ buttons: [{ args: [{ "images[0].source": "//b.invalid" }] }] }],
      height: 1e9,
    },
  });
  assert.deepEqual(figure!.data[0], { type: "image" });
  assert.deepEqual(figure!.data[1], {
    text: [
      "<b>a</b><br>b &lt; c",
      '<a href="https://example.org">d</a>',
      "<a>e</a>",
      '<span style="color:red">f</span><span>g</span>',
      "&lt;a %{customdata}>h</a>",
      "&lt;a href='x'",
    ],
  });
  assert.deepEqual(figure!.layout.updatemenus, [{ buttons: [{ args: [{}] }] }]);
  assert.equal(figure!.height, 4000);
  assert.equal(leftOut.length, 2);
});

Deno.test("cleanFigure() leaves to the still picture what the pages' library does not draw", () => {
  const { figure, leftOut } = cleanFigure({ data: [{ type: "scattergeo" }], layout: {} });
  assert.equal(figure, undefined);
  assert.deepEqual(leftOut, [
    "A figure is shown as its picture: pages draw no traces of type scattergeo",
  ]);
});

Deno.test("cleanDrawing() keeps shapes, styles and references inside, and nothing that leads out", () => {
  const drawing = `<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"
    xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="alert(1)">
    <style>*{stroke-linejoin:round}</style><style>@import "http://a.invalid";</style>
    <defs><path id="p" d="M0 0h9" style="clip-path:url(#c)"/><clipPath id="c"/></defs>
    <use xlink:href="#p" x="1"/><use xlink:href="http://a.invalid#p"/>
    <image href="http://a.invalid/x.png"/><image href="data:image/png;base64,${PIXEL}"/>
    <rect width="1" style="fill:url(http://a.invalid#x)"/><rect fill="url('#g')"/>
    <a href="javascript:alert(1)"><text>words</text></a><script>alert(1)</script>
    <foreignObject><p>x</p></foreignObject><animate attributeName="href" to="x"/></svg>`;
  const cleaned = cleanDrawing(drawing);
  assert.ok("svg" in cleaned);
  assert.doesNotMatch(cleaned.svg, /invalid|alert|script|foreignObject|animate|onload/i);
  for (
    const kept of [
      "stroke-linejoin:round",
      'viewBox="0 0 9 9"',
      "clip-path:url(#c)",
      '"#p"',
      "url('#g')",
      "data:image/png",
      ">words<",
      'xmlns="http://www.w3.org/2000/svg"',
    ]
  ) assert.ok(cleaned.svg.includes(kept), `${kept} in ${cleaned.svg}`);
});
