/** The few shapes all drawings are made of, as SVG text. Points are in units of a 224 px square. */

/** A position: x to the right, y downwards. */
export type Point = readonly [x: number, y: number];

/** Two decimals are finer than a pixel at any size, and equal on every machine. */
export function num(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return `${Object.is(rounded, -0) ? 0 : rounded}`;
}

export function xy([x, y]: Point): string {
  return `${num(x)} ${num(y)}`;
}

/** The point `share` of the way from one to the other. */
export function lerp(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

export function plus(a: Point, dx: number, dy: number): Point {
  return [a[0] + dx, a[1] + dy];
}

/** The point at a distance and an angle (degrees, 0 to the right, 90 upwards). */
export function polar(from: Point, distance: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [from[0] + distance * Math.cos(angle), from[1] - distance * Math.sin(angle)];
}

/** A point of the quadratic Bezier curve with the three given points. */
export function bezier(a: Point, b: Point, c: Point, t: number): Point {
  return lerp(lerp(a, b, t), lerp(b, c, t), t);
}

/** A smooth closed curve through all points (Catmull-Rom, as cubic Beziers). */
export function blob(points: readonly Point[], tension = 1): string {
  const count = points.length;
  let path = `M${xy(points[0]!)}`;
  for (let i = 0; i < count; i++) {
    const [p0, p1, p2, p3] = [-1, 0, 1, 2].map((k) => points[(i + k + count) % count]!);
    path += curve(p0!, p1!, p2!, p3!, tension);
  }
  return `${path}Z`;
}

/** A smooth open curve through all points. */
export function stroke(points: readonly Point[], tension = 1): string {
  let path = `M${xy(points[0]!)}`;
  for (let i = 0; i + 1 < points.length; i++) {
    const p0 = points[Math.max(i - 1, 0)]!;
    const p3 = points[Math.min(i + 2, points.length - 1)]!;
    path += curve(p0, points[i]!, points[i + 1]!, p3, tension);
  }
  return path;
}

function curve(p0: Point, p1: Point, p2: Point, p3: Point, tension: number): string {
  const sixth = tension / 6;
  const c1: Point = [p1[0] + (p2[0] - p0[0]) * sixth, p1[1] + (p2[1] - p0[1]) * sixth];
  const c2: Point = [p2[0] - (p3[0] - p1[0]) * sixth, p2[1] - (p3[1] - p1[1]) * sixth];
  return `C${xy(c1)} ${xy(c2)} ${xy(p2)}`;
}

/** A feather or leaf: narrow at its base, widest beyond the middle, with a rounded tip. */
export function leaf(base: Point, tip: Point, width: number, roundness = 0.8): string {
  const [dx, dy] = [tip[0] - base[0], tip[1] - base[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * width * 0.5, (dx / length) * width * 0.5];
  const at = (along: number, across: number): Point => [
    base[0] + dx * along + nx * across,
    base[1] + dy * along + ny * across,
  ];
  return `M${xy(at(0, 0.35))}C${xy(at(0.3, 1.1))} ${xy(at(0.75, 1.15))} ${
    xy(at(0.92, roundness))
  }` +
    `Q${xy(at(1.02, 0.1))} ${xy(at(0.93, -roundness * 0.9))}` +
    `C${xy(at(0.7, -1.1))} ${xy(at(0.3, -1))} ${xy(at(0, -0.35))}Z`;
}

/** Collects the parts of one picture: paint definitions and shapes in painting order. */
export class Sheet {
  readonly #definitions: string[] = [];
  readonly #shapes: string[] = [];

  /** Paints a path. */
  path(d: string, fill: string, attributes = ""): void {
    this.#shapes.push(`<path d="${d}" fill="${fill}"${attributes && ` ${attributes}`}/>`);
  }

  /** Draws along a path with round ends. */
  line(d: string, colour: string, width: number, attributes = ""): void {
    this.path(
      d,
      "none",
      `stroke="${colour}" stroke-width="${num(width)}" stroke-linecap="round" ` +
        `stroke-linejoin="round"${attributes && ` ${attributes}`}`,
    );
  }

  ellipse([x, y]: Point, rx: number, ry: number, fill: string, attributes = ""): void {
    this.#shapes.push(
      `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(rx)}" ry="${num(ry)}" fill="${fill}"` +
        `${attributes && ` ${attributes}`}/>`,
    );
  }

  circle(centre: Point, radius: number, fill: string, attributes = ""): void {
    this.ellipse(centre, radius, radius, fill, attributes);
  }

  /** Paints everything that `body` draws inside one group. */
  group(attributes: string, body: () => void): void {
    this.#shapes.push(`<g ${attributes}>`);
    body();
    this.#shapes.push("</g>");
  }

  /** Paints only what lies inside a path. */
  clipped(d: string, body: () => void): void {
    const id = this.#define((id) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`);
    this.group(`clip-path="url(#${id})"`, body);
  }

  /** A paint that changes along a line between two points. Stops are [offset, colour, opacity]. */
  linear(from: Point, to: Point, stops: readonly Stop[]): string {
    return this.#paint(
      "linearGradient",
      `x1="${num(from[0])}" y1="${num(from[1])}" x2="${num(to[0])}" y2="${num(to[1])}"`,
      stops,
    );
  }

  /** A paint that changes with the distance from a point. */
  radial(centre: Point, radius: number, stops: readonly Stop[]): string {
    const position = `cx="${num(centre[0])}" cy="${num(centre[1])}" r="${num(radius)}"`;
    return this.#paint("radialGradient", position, stops);
  }

  /** A group attribute that blurs by some units. */
  blur(units: number): string {
    const id = this.#define((id) =>
      `<filter id="${id}" x="-30%" y="-30%" width="160%" height="160%">` +
      `<feGaussianBlur stdDeviation="${num(units)}"/></filter>`
    );
    return `filter="url(#${id})"`;
  }

  /** The finished picture, `size` x `size` pixels. */
  toSvg(size: number): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" ` +
      `viewBox="0 0 224 224"><defs>${this.#definitions.join("")}</defs>` +
      `${this.#shapes.join("")}</svg>`;
  }

  #paint(kind: string, position: string, stops: readonly Stop[]): string {
    const inside = stops.map(([offset, colour, opacity = 1]) =>
      `<stop offset="${num(offset)}" stop-color="${colour}" stop-opacity="${num(opacity)}"/>`
    ).join("");
    const id = this.#define((id) =>
      `<${kind} id="${id}" gradientUnits="userSpaceOnUse" ${position}>${inside}</${kind}>`
    );
    return `url(#${id})`;
  }

  #define(definition: (id: string) => string): string {
    const id = `p${this.#definitions.length}`;
    this.#definitions.push(definition(id));
    return id;
  }
}

/** Offset 0..1, colour, opacity 0..1 (1 if left out). */
export type Stop = readonly [offset: number, colour: string, opacity?: number];
