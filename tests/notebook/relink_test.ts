import assert from "node:assert/strict";
import { relink } from "lib/notebook/render/relink.ts";

const to = (markdown: string) =>
  relink(markdown, {
    link: (address) => `L/${address}`,
    image: (address) => /^http/.test(address) ? undefined : `P/${address}`,
  });

Deno.test("relink() rewrites links, pictures, definitions and img elements", () => {
  assert.equal(to('a [x](b.md) and ![y](c.png "t")'), 'a [x](L/b.md) and ![y](P/c.png "t")');
  assert.equal(to("[x]\n\n[x]: b.md"), "[x]\n\n[x]: P/b.md");
  assert.equal(to("[![y](c.png)](b.md)"), "[![y](P/c.png)](L/b.md)");
  assert.equal(to('- <img src="c.png" alt="x">\n'), '- <img src="P/c.png" alt="x">\n');
  assert.equal(to("| a |\n|---|\n| [x](b) |"), "| a |\n|---|\n| [x](L/b) |");
});

Deno.test("relink() touches neither code nor what lies elsewhere", () => {
  const code = "`[x](b.md)` and\n\n```\n[x](b.md)\n```\n\n";
  assert.equal(to(`${code}[x](b.md)`), `${code}[x](L/b.md)`);
  const elsewhere = "[x](https://example.org) [y](mailto:a@example.org) ![z](http://example.org/z)";
  assert.equal(to(elsewhere), elsewhere);
  const words = "# A\n\n> b\n> c\n\n1. d\n\n$x$ \\[no\\](link)\n";
  assert.equal(to(words), words);
});
