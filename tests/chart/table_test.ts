import { strictEqual, throws } from "node:assert/strict";
import { tableAsHtml, tableAsMarkdown, tableAsText } from "lib/chart/mod.ts";

const COLUMNS = ["species", { title: "F1", decimals: 3 }, "images"];
const ROWS = [["OWL", 0.95, 4321], ["<script>|*", null, 7]];

Deno.test("tableAsHtml() escapes texts and aligns numbers to the right", () => {
  const html = tableAsHtml(COLUMNS, ROWS);
  strictEqual(html.includes("<script>"), false);
  strictEqual(html.includes("&lt;script&gt;|*"), true);
  strictEqual(html.includes('<td style="text-align: right">0.950</td>'), true);
  strictEqual(html.includes('<th scope="col" style="text-align: left">species</th>'), true);
});

Deno.test("tableAsMarkdown() escapes what Markdown would read", () => {
  strictEqual(
    tableAsMarkdown(COLUMNS, ROWS),
    [
      "| species | F1 | images |",
      "| --- | ---: | ---: |",
      "| OWL | 0.950 | 4,321 |",
      "| \\<script\\>\\|\\* | – | 7 |",
    ].join("\n"),
  );
});

Deno.test("tableAsText() aligns columns", () => {
  strictEqual(
    tableAsText(COLUMNS, ROWS),
    [
      "species        F1  images",
      "----------  -----  ------",
      "OWL         0.950   4,321",
      "<script>|*      –       7",
    ].join("\n"),
  );
});

Deno.test("tableAsText() writes numbers as a reader would", () => {
  const numbers = [0.000041636, 1234567.891, -0.5, NaN, Infinity, 30];
  const lines = tableAsText(["x"], numbers.map((value) => [value])).split("\n").slice(2);
  strictEqual(
    lines.map((line) => line.trim()).join(" "),
    "0.00004164 1,234,567.891 -0.5 NaN ∞ 30",
  );
});

Deno.test("tables refuse rows of another length and name them", () => {
  throws(() => tableAsText(["a", "b"], [["x", 1], ["y"]]), {
    name: "TypeError",
    message: "Cannot write a table: expected 2 cells in row 2, received 1",
  });
});
