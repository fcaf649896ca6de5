/** Boxes, transforms and paths of SVG, as numbers. */

/** An axis-parallel box by its corners. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A point as x and y. */
export type Point = readonly [number, number];

/** `[a, b, c, d, e, f]` as in SVG: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** A box from its four sides. */
export function box(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom };
}

/** The smallest box around two. */
export function union(one: Box | undefined, other: Box): Box {
  if (!one) return other;
  return box(
    Math.min(one.left, other.left),
    Math.min(one.top, other.top),
    Math.max(one.right, other.right),
    Math.max(one.bottom, other.bottom),
  );
}

/** The smallest box around points. */
export function around(points: readonly Point[]): Box | undefined {
  let all: Box | undefined;
  for (const [x, y] of points) all = union(all, box(x, y, x, y));
  return all;
}

/** Reads a `transform` attribute. */
export function parseTransform(text: string | null): Matrix {
  if (!text) return IDENTITY;
  let all = IDENTITY;
  for (const [, name, list] of text.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const values = (list!.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    all = multiply(all, oneMatrix(name!, values));
  }
  return all;
}

function oneMatrix(name: string, [a = 0, b, c, d = 0, e = 0, f = 0]: readonly number[]): Matrix {
  if (name === "translate") return [1, 0, 0, 1, a, b ?? 0];
  if (name === "scale") return [a, 0, 0, b ?? a, 0, 0];
  if (name === "matrix") return [a, b ?? 0, c ?? 0, d, e, f];
  if (name !== "rotate") return IDENTITY;
  const turn = a * Math.PI / 180;
  const [cos, sin, x, y] = [Math.cos(turn), Math.sin(turn), b ?? 0, c ?? 0];
  return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** The box around a box's corners after a transform. */
export function transform({ left, top, right, bottom }: Box, m: Matrix): Box {
  if (m === IDENTITY) return box(left, top, right, bottom);
  const corners = [[left, top], [right, top], [left, bottom], [right, bottom]] as const;
  return around(
    corners.map(([x, y]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const),
  )!;
}

const ARGUMENTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  T: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  A: 7,
  Z: 0,
};

/** Corners and control points of a path: enough for its box, and exact for straight lines. */
export function pathPoints(path: string | null): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, letter, list] of (path ?? "").matchAll(/([a-z])([^a-z]*)/gi)) {
    const command = letter!.toUpperCase();
    const relative = letter !== command;
    const values = (list!.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const step = ARGUMENTS[command] ?? 0;
    for (let at = 0; step > 0 && at + step <= values.length; at += step) {
      const [fromX, fromY] = relative ? [x, y] : [0, 0];
      if (command === "H") x = fromX + values[at]!;
      else if (command === "V") y = fromY + values[at]!;
      else {
        if (command === "C" || command === "Q" || command === "S") {
          for (let k = at; k < at + step - 2; k += 2) {
            points.push([fromX + values[k]!, fromY + values[k + 1]!]);
          }
        }
        if (command === "A") {
          // Plotly's arcs draw round markers about the point where the path begins its circle.
          const radius = values[at]!;
          const [endX, endY] = [fromX + values[at + 5]!, fromY + values[at + 6]!];
          points.push([Math.min(x, endX) - radius / 8, Math.min(y, endY) - radius / 8]);
          points.push([Math.max(x, endX), Math.max(y, endY)]);
        }
        x = fromX + values[at + step - 2]!;
        y = fromY + values[at + step - 1]!;
      }
      points.push([x, y]);
    }
  }
  return points;
}

/** The way from the first point to each one. */
export function lengths(points: readonly Point[]): number[] {
  let total = 0;
  return points.map(([x, y], at) => {
    const [beforeX, beforeY] = points[at - 1] ?? [x, y];
    return total += Math.hypot(x - beforeX, y - beforeY);
  });
}

/** The point at a distance along the points. */
export function pointAt(
  points: readonly Point[],
  distance: number,
): { x: number; y: number } {
  const along = lengths(points);
  const next = Math.max(1, along.findIndex((length) => length >= distance));
  const [from, to] = [points[next - 1], points[next]];
  if (!from || !to) return { x: points.at(-1)?.[0] ?? 0, y: points.at(-1)?.[1] ?? 0 };
  const piece = along[next]! - along[next - 1]!;
  const part = piece > 0 ? Math.min(1, (distance - along[next - 1]!) / piece) : 0;
  return { x: from[0] + part * (to[0] - from[0]), y: from[1] + part * (to[1] - from[1]) };
}
