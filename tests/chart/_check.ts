/** What holds for every figure, so that each figure's own test need not repeat it. */
import { deepStrictEqual, match, ok } from "node:assert/strict";
import { loadPlotly } from "lib/chart/_plotly.ts";
import type { Figure, Layout, Trace } from "lib/chart/mod.ts";
import { themed, toSvg } from "lib/chart/mod.ts";

/** Checks a figure against Plotly's schema and against the house's rules for titles and words. */
export async function checkFigure(figure: Figure): Promise<void> {
  deepStrictEqual(structuredClone(figure), figure, "a figure is plain data");
  deepStrictEqual(JSON.parse(JSON.stringify(figure.data)), figure.data, "and survives JSON");
  const { plotly, complaints } = await loadPlotly();
  const { data, layout } = structuredClone(themed(figure));
  // "dynamic" only says that Plotly copied an object.
  const faults = Array.from(plotly.validate(data, layout) ?? []).filter(({ code }) =>
    code !== "dynamic"
  );
  deepStrictEqual(faults.map(({ msg }) => msg), []);
  complaints.length = 0;
  match(await toSvg(figure), /^<svg/);
  deepStrictEqual(complaints, [], "Plotly draws it without a warning");
  const title = (figure.layout["title"] as { text: string }).text;
  ok(title.length > 3 && title.length < 70, `a short title, not ${title}`);
  match(figure.description, /^.{4,}: .{7,}\.$/s, "title and key numbers in a sentence");
  match(figure.description, /\d/, "with numbers");
  ok(figure.description.length < 600, "that can be listened to");
}

/** The text of an axis' title. */
export function axisTitle(figure: Figure, axis: string): string | undefined {
  return ((figure.layout[axis] as Layout)?.["title"] as { text?: string } | undefined)?.text;
}

/** The only trace of that name. */
export function traceOf(figure: Figure, name: string): Trace {
  const found = figure.data.filter((trace) => trace["name"] === name);
  ok(found.length === 1, `one trace ${name}, found ${found.length}`);
  return found[0]!;
}
