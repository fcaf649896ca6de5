/** Finds places for labels beside points so that they neither hide points nor each other. */

/** A point with the text that belongs beside it. */
export interface LabelledPoint {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Half the width of the point's mark in pixels; that of an ordinary mark unless given. */
  readonly radius?: number;
}

/** Where the points lie. */
export interface LabelSpace {
  /** Size of the plotting area in pixels. */
  readonly width: number;
  readonly height: number;
  /** The values at both ends of each axis; those of the points unless given. */
  readonly x?: readonly [number, number];
  readonly y?: readonly [number, number];
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

/** The plotting area of a figure in a page's column, in pixels, and half a marker. */
const PLOT: LabelSpace = { width: 560, height: 230 };
const MARKER = 7;

/** A side for each label, chosen one after another: the first that covers nothing, else the least. */
export function placeLabels(points: readonly LabelledPoint[], space: LabelSpace = PLOT): string[] {
  const scale = (values: readonly number[], ends: readonly [number, number], size: number) =>
    values.map((value) => (value - ends[0]) / (ends[1] - ends[0] || 1) * size);
  const [horizontal, vertical] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const xs = scale(horizontal, space.x ?? extent(horizontal), space.width);
  const ys = scale(vertical, space.y ?? extent(vertical), space.height)
    .map((up) => space.height - up);
  const radii = points.map(({ radius = MARKER }) => radius);
  const taken = points.map((_, at): Area => area(xs[at]!, ys[at]!, radii[at]!, radii[at]!));
  return points.map(({ text }, at) => {
    const others = taken.filter((_, other) => other !== at);
    const choices = SIDES.map((side) => {
      const label = labelArea(side, xs[at]!, ys[at]!, text.length * 6.2, radii[at]!);
      const covered = others.reduce((sum, one) => sum + overlap(one, label), 0);
      return { side, label, cost: covered + (space.x ? outside(label, space) : 0) };
    });
    const best = choices.reduce((a, b) => b.cost < a.cost ? b : a);
    taken.push(best.label);
    return best.side;
  });
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function labelArea(side: string, x: number, y: number, width: number, radius: number): Area {
  const across = side.endsWith("left") ? -1 : side.endsWith("right") ? 1 : 0;
  const down = side.startsWith("top") ? -1 : side.startsWith("bottom") ? 1 : 0;
  return area(x + across * (width / 2 + radius), y + down * (radius + 7), width / 2, 7);
}

/** How much of a label lies beyond the plotting area. */
function outside(label: Area, { width, height }: LabelSpace): number {
  const inside = overlap(label, { left: 0, top: 0, right: width, bottom: height });
  return (label.right - label.left) * (label.bottom - label.top) - inside;
}

function area(x: number, y: number, halfWidth: number, halfHeight: number): Area {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function overlap(a: Area, b: Area): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && tall > 0 ? wide * tall : 0;
}
