import assert from "node:assert/strict";
import { join } from "node:path";
import { renderNotebook, renderNotebooks, writeNotebook } from "lib/notebook/mod.ts";
import { loadHighlighter } from "lib/notebook/render/highlight.ts";
import { MarkdownRenderer } from "lib/notebook/render/markdown.ts";
import { htmlOf } from "lib/notebook/render/tree.ts";
import { sanitiseHtml } from "lib/notebook/render/sanitise.ts";
import { withTempFolder } from "../_temp.ts";
import { notebookOf, PIXEL } from "./_cells.ts";

const SAMPLE = new URL("../fixtures/notebook/sample.ipynb", import.meta.url).pathname;

Deno.test("sanitiseHtml() keeps tables, emphasis, alignment and safe links", () => {
  const html = '<table><tr><th scope="col" style="text-align: right">F1</th></tr></table>' +
    '<p>a <b>b</b> <a href="x.md#y">c</a></p>';
  const expected =
    '<table><tbody><tr><th scope="col" style="text-align:right">F1</th></tr></tbody>' +
    '</table><p>a <b>b</b> <a href="x.md#y">c</a></p>';
  assert.equal(sanitiseHtml(html), expected);
});

Deno.test("sanitiseHtml() leaves nothing that runs, loads or covers the page", () => {
  const attacks = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<img src="https://example.org/x.png">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="//example.org">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<svg><script>alert(1)</script></svg>",
    "<svg><p><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<p style="position:fixed;inset:0;background:url(https://example.org)">x</p>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="https://example.org"><input><button>x</button></form>',
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<style>@import url(https://example.org)</style>",
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<base href="https://example.org"><link rel="stylesheet" href="https://example.org">',
    "<b id=main class=bar>x</b>",
  ];
  const forbidden =
    /script:|<script|onerror|example\.org|<svg|<math|position|<i(frame|nput)|<form|id=|class=/;
  for (const attack of attacks) assert.doesNotMatch(sanitiseHtml(attack), forbidden, attack);
});

Deno.test("MarkdownRenderer renders formulas, code and headings with ids of their own", async () => {
  const markdown = new MarkdownRenderer(await loadHighlighter());
  const html = htmlOf(markdown.render(
    "# A & b\n\n## Same\n\n## Same\n\n$x_1 * y * z$ costs $5 and $6, `$x$`\n\n$$\na < b\n$$\n\n```ts\nconst a = 1;\n```",
  ));
  assert.deepEqual(markdown.headings.map(({ id }) => id), ["a-b", "same", "same-2"]);
  assert.equal(markdown.headings[0]!.text, "A & b");
  assert.match(html, /<math/);
  assert.match(html, /costs \$5 and \$6, <code>\$x\$<\/code>/);
  assert.match(html, /<div class="formula" tabindex="0"><span class="katex-display">/);
  assert.match(html, /--light:#\w+;--dark:#\w+/);
  assert.doesNotMatch(html, /<em>|[\uE000\uE001]/);
});

Deno.test("renderNotebook() writes text of outputs as text", async () => {
  await withTempFolder(async (folder) => {
    const notebook = notebookOf(["1"]);
    const name = "<script>alert(1)</script>";
    Object.assign(notebook.cells[0]!, {
      outputs: [
        { "output_type": "stream", name: "stdout", text: name },
        { "output_type": "execute_result", data: { "text/plain": name }, metadata: {} },
        { "output_type": "error", ename: "Error", evalue: name, traceback: [`\u001b[31m${name}`] },
        { "output_type": "display_data", data: { "text/html": `<b>x</b>${name}` }, metadata: {} },
        { "output_type": "display_data", data: { "text/markdown": `*x* ${name}` }, metadata: {} },
        {
          "output_type": "display_data",
          data: {
            "application/vnd.plotly.v1+json": { data: [{ name }], layout: {} },
            "image/png": PIXEL,
            "text/plain": `">${name}`,
          },
          metadata: {},
        },
      ],
    });
    const path = join(folder, "a.ipynb");
    await writeNotebook(path, notebook);
    const { html, markdown } = await renderNotebook(path);
    const page = await Deno.readTextFile(html);
    assert.doesNotMatch(page, /<script>alert/);
    assert.equal(page.match(/&lt;script&gt;alert\(1\)/g)!.length, 3);
    assert.match(page, /alt="&quot;›‹script›alert\(1\)/);
    const text = await Deno.readTextFile(markdown);
    assert.doesNotMatch(text.replaceAll(/```[\s\S]*?```/g, ""), /(?<!\\)<script/);
  });
});

Deno.test("renderNotebooks() links the pages and writes an index with pictures and results", async () => {
  await withTempFolder(async (folder) => {
    const second = join(folder, "02_next.ipynb");
    await Deno.copyFile(SAMPLE, second);
    const first = join(folder, "01_first.ipynb");
    await Deno.copyFile(SAMPLE, first);
    const [one, two] = await renderNotebooks([first, second], { index: true });
    const page = await Deno.readTextFile(one!.html);
    assert.match(page, /<a rel="next" href="02_next\.html"/);
    assert.match(page, /<a href="02_next\.html#result">next/);
    assert.match(await Deno.readTextFile(one!.markdown), /\]\(02_next\.md#result\)/);
    assert.match(await Deno.readTextFile(two!.html), /<a rel="prev" href="01_first\.html"/);
    const index = await Deno.readTextFile(join(folder, "rendered/index.html"));
    assert.match(index, /How far apart are two warblers\?/);
    assert.match(index, /src="assets\/01_first\.png"/);
    assert.match(index, /<th[^>]*>published<\/th>/);
    for (const file of ["index.html", "01_first.html"]) {
      const html = await Deno.readTextFile(join(folder, "rendered", file));
      const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) =>
        address!
      );
      for (const address of addresses) {
        if (/^(#|data:)|\.ipynb$|example\.org/.test(address)) continue;
        const target = join(folder, "rendered", address.split("#")[0]!);
        await Deno.stat(target); // every link leads somewhere
      }
      const loads = html.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="(https?:|\/\/)/g);
      assert.deepEqual([...loads], []);
    }
    const picture = await Deno.stat(join(folder, "rendered/01_first_files/figure-1.png"));
    assert.ok(picture.size > 1000);
  });
});

Deno.test("renderNotebook() writes the same bytes in a second run", async () => {
  await withTempFolder(async (folder) => {
    const { html, markdown } = await renderNotebook(SAMPLE, { folder });
    const before = await Promise.all([html, markdown].map((path) => Deno.readTextFile(path)));
    await renderNotebook(SAMPLE, { folder });
    const after = await Promise.all([html, markdown].map((path) => Deno.readTextFile(path)));
    assert.deepEqual(after, before);
  });
});
