/** The fine patterns: spots, streaks, bars, scales, pearls. */
import { num, type Point, type Sheet, stroke, xy } from "./_pen.ts";
import type { Pattern } from "./_plumage.ts";
import type { RandomStream } from "../../random/stream.ts";

/** A rectangle to fill with a pattern; whoever calls clips it to its part of the body. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Paints a pattern over an area, in rows `spacing` apart with a little of nature's disorder. */
export function paintPattern(
  sheet: Sheet,
  pattern: Pattern,
  colour: string,
  spacing: number,
  area: Area,
  stream: RandomStream,
): void {
  const jitter = (share: number) => (stream.next() - 0.5) * spacing * share;
  if (pattern === "bars") {
    const bars: string[] = [];
    for (let y = area.top; y <= area.bottom; y += spacing) {
      const points: Point[] = [];
      for (let x = area.left; x <= area.right + 6; x += 6) {
        points.push([x, y + Math.sin((x - area.left) * 0.3 + y) * 1.1 + jitter(0.1)]);
      }
      bars.push(stroke(points));
    }
    sheet.line(bars.join(""), colour, spacing * 0.42);
    return;
  }
  const marks: string[] = [];
  let row = 0;
  for (let y = area.top; y <= area.bottom; y += spacing * 0.9) {
    const shift = row++ % 2 === 0 ? 0 : spacing / 2;
    for (let x = area.left + shift; x <= area.right; x += spacing) {
      const centre: Point = [x + jitter(0.28), y + jitter(0.28)];
      marks.push(MARKS[pattern](centre, spacing * (0.9 + stream.next() * 0.25)));
    }
  }
  // One path for all: a hundred shapes would take a third of the time of a drawing.
  if (pattern === "scales") sheet.line(marks.join(""), colour, spacing * 0.15);
  else sheet.path(marks.join(""), colour);
}

/** One mark of each pattern, of about the given size, as a path. */
const MARKS: Readonly<Record<Exclude<Pattern, "bars">, (centre: Point, size: number) => string>> = {
  spots: (centre, size) => oval(centre, size * 0.25, size * 0.29),
  pearls: (centre, size) => oval(centre, size * 0.2, size * 0.2),
  streaks: ([x, y], size) => {
    const [w, h] = [size * 0.24, size * 0.52];
    return `M${xy([x, y - h])}Q${xy([x + w, y + h * 0.5])} ${xy([x, y + h])}` +
      `Q${xy([x - w, y + h * 0.5])} ${xy([x, y - h])}Z`;
  },
  scales: ([x, y], size) => {
    const [w, h] = [size * 0.54, size * 0.5];
    return `M${xy([x - w, y - h * 0.4])}Q${xy([x - w * 0.8, y + h])} ${xy([x, y + h])}` +
      `Q${xy([x + w * 0.8, y + h])} ${xy([x + w, y - h * 0.4])}`;
  },
};

function oval([x, y]: Point, rx: number, ry: number): string {
  const arc = `a${num(rx)} ${num(ry)} 0 1 0`;
  return `M${xy([x - rx, y])}${arc} ${num(2 * rx)} 0${arc} ${num(-2 * rx)} 0Z`;
}
