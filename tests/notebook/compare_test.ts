import assert from "node:assert/strict";
import sharp from "sharp";
import { compareNotebooks, type Notebook } from "lib/notebook/mod.ts";
import { compareText } from "lib/notebook/compare.ts";
import { notebookOf } from "./_cells.ts";

function withData(data: Record<string, unknown>): Notebook {
  const notebook = notebookOf(["1"]);
  const output = { "output_type": "display_data", data, metadata: {} };
  return Object.assign(notebook, { cells: [{ ...notebook.cells[0]!, outputs: [output] }] });
}

Deno.test("compareText() compares numbers by value and words by letter", () => {
  assert.equal(compareText("F1 .9571, 1,660 images", "F1 .9572, 1,660 images", 0.001), undefined);
  assert.equal(compareText("took 12.3 s", "took 80 s", 0.001), undefined);
  assert.equal(
    compareText("a\nF1 .9571", "a\nF1 .8571", 0.001),
    'line 2: "F1 .9571" became "F1 .8571"',
  );
  assert.equal(compareText("OWL 1", "WREN 1", 0.1), 'line 1: "OWL 1" became "WREN 1"');
  assert.match(compareText("a", "a\nb\nc", 0)!, /line 2: nothing became "b" \(and 1 more line\)/);
  assert.equal(compareText("resnet18", "resnet19", 0.5), 'line 1: "resnet18" became "resnet19"');
});

Deno.test("compareNotebooks() says where a figure differs and forgives rounding", async () => {
  const figure = (y: number, picture: string) =>
    withData({
      "application/vnd.plotly.v1+json": { data: [{ x: ["OWL"], y: [y] }] },
      "image/png": picture,
    });
  assert.deepEqual(await compareNotebooks(figure(4, "a"), figure(4.001, "b")), []);
  assert.deepEqual(await compareNotebooks(figure(4, "a"), figure(5, "a")), [
    "cell 1, output 1: the figure.data.0.y.0: 4 became 5",
  ]);
});

Deno.test("compareNotebooks() compares of a cell tagged timing the kind of its outputs only", async () => {
  const measured = (tags: string[], ms: number, name: string) => {
    const notebook = withData({
      "application/vnd.plotly.v1+json": { data: [{ name, x: [ms] }] },
      "image/png": String(ms),
    });
    Object.assign(notebook.cells[0]!.metadata, { tags });
    return notebook;
  };
  const [slow, fast] = [measured(["timing"], 80, "steps"), measured(["timing"], 40, "steps")];
  assert.deepEqual(await compareNotebooks(slow, fast), []);
  assert.deepEqual(await compareNotebooks(slow, measured(["timing"], 80, "epochs")), [
    "cell 1, output 1: a figure of steps became a figure of epochs",
  ]);
  const [difference] = await compareNotebooks(measured([], 80, "steps"), measured([], 40, "steps"));
  assert.match(difference!, /80 became 40/);
});

Deno.test("compareNotebooks() compares pictures by what one sees", async () => {
  const picture = async (level: number) => {
    const create = { width: 8, height: 8, channels: 3 as const, background: `rgb(${level},9,9)` };
    return withData({ "image/png": (await sharp({ create }).png().toBuffer()).toString("base64") });
  };
  assert.deepEqual(await compareNotebooks(await picture(10), await picture(12)), []);
  const [difference] = await compareNotebooks(await picture(10), await picture(100));
  assert.equal(
    difference,
    "cell 1, output 1: the picture differs by 30.0 of 255 levels on average",
  );
});

Deno.test("compareNotebooks() counts cells and outputs", async () => {
  const empty = notebookOf(["1"]);
  const [difference] = await compareNotebooks(withData({ "text/plain": "1" }), empty);
  assert.equal(difference, "cell 1 had 1 output and now has 0 outputs");
  assert.deepEqual(await compareNotebooks(empty, notebookOf(["1", "2"])), [
    "1 code cells became 2",
  ]);
});
