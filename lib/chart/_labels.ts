/** Finds places for labels beside points so that they neither hide points nor each other. */

/** A point with the text that belongs beside it. */
export interface LabelledPoint {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Plotly's words for the sides of a point, best first. */
const SIDES = [
  "top center",
  "bottom center",
  "middle right",
  "middle left",
  "top right",
  "top left",
  "bottom right",
  "bottom left",
] as const;

/** The plotting area of a figure in an article's column, in pixels, and half a marker. */
const PLOT = { width: 560, height: 230 };
const MARKER = 7;

/** A side for each label, chosen one after another: the first that covers nothing, else the least. */
export function placeLabels(points: readonly LabelledPoint[]): string[] {
  const scale = (values: readonly number[], size: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return values.map((value) => (value - low) / (high - low || 1) * size);
  };
  const xs = scale(points.map(({ x }) => x), PLOT.width);
  const ys = scale(points.map(({ y }) => -y), PLOT.height);
  const taken = points.map((_, at): Area => area(xs[at]!, ys[at]!, MARKER, MARKER));
  return points.map(({ text }, at) => {
    const others = taken.filter((_, other) => other !== at);
    const choices = SIDES.map((side) => {
      const label = labelArea(side, xs[at]!, ys[at]!, text.length * 6.2);
      return { side, label, cost: others.reduce((sum, one) => sum + overlap(one, label), 0) };
    });
    const best = choices.reduce((a, b) => b.cost < a.cost ? b : a);
    taken.push(best.label);
    return best.side;
  });
}

function labelArea(side: string, x: number, y: number, width: number): Area {
  const across = side.endsWith("left") ? -1 : side.endsWith("right") ? 1 : 0;
  const down = side.startsWith("top") ? -1 : side.startsWith("bottom") ? 1 : 0;
  return area(x + across * (width / 2 + MARKER), y + down * (MARKER + 7), width / 2, 7);
}

function area(x: number, y: number, halfWidth: number, halfHeight: number): Area {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function overlap(a: Area, b: Area): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && tall > 0 ? wide * tall : 0;
}
