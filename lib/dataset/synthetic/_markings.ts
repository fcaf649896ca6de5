/** The fine patterns: spots, streaks, bars, scales, pearls, vermiculation. */
import { num, type Point, type Sheet, stroke } from "./_pen.ts";
import type { Pattern } from "./_plumage.ts";
import type { RandomStream } from "../../random.ts";

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
  if (pattern === "bars" || pattern === "vermiculation") {
    const step = pattern === "bars" ? spacing : spacing * 0.62;
    const wave = pattern === "bars" ? 1.1 : 0.7;
    for (let y = area.top; y <= area.bottom; y += step) {
      const points: Point[] = [];
      for (let x = area.left; x <= area.right + 6; x += 6) {
        const bow = Math.sin((x - area.left) * 0.3 + y) * wave;
        points.push([x, y + bow + jitter(0.1)]);
      }
      sheet.line(stroke(points), colour, step * 0.42);
    }
    return;
  }
  let row = 0;
  for (let y = area.top; y <= area.bottom; y += spacing * 0.9) {
    const shift = row++ % 2 === 0 ? 0 : spacing / 2;
    for (let x = area.left + shift; x <= area.right; x += spacing) {
      const centre: Point = [x + jitter(0.28), y + jitter(0.28)];
      const size = spacing * (0.9 + stream.next() * 0.25);
      paintMark(sheet, pattern, colour, centre, size);
    }
  }
}

function paintMark(
  sheet: Sheet,
  pattern: Pattern,
  colour: string,
  [x, y]: Point,
  size: number,
): void {
  if (pattern === "spots") {
    sheet.ellipse([x, y], size * 0.25, size * 0.29, colour);
  } else if (pattern === "pearls") {
    sheet.circle([x, y], size * 0.2, colour);
  } else if (pattern === "streaks") {
    const [w, h] = [size * 0.15, size * 0.52];
    sheet.path(
      `M${num(x)} ${num(y - h)}Q${num(x + w * 1.6)} ${num(y + h * 0.5)} ${num(x)} ${num(y + h)}` +
        `Q${num(x - w * 1.6)} ${num(y + h * 0.5)} ${num(x)} ${num(y - h)}Z`,
      colour,
    );
  } else { // scales
    const [w, h] = [size * 0.54, size * 0.5];
    sheet.line(
      `M${num(x - w)} ${num(y - h * 0.4)}Q${num(x - w * 0.8)} ${num(y + h)} ${num(x)} ${
        num(y + h)
      }` +
        `Q${num(x + w * 0.8)} ${num(y + h)} ${num(x + w)} ${num(y - h * 0.4)}`,
      colour,
      size * 0.15,
    );
  }
}
