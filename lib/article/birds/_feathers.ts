/** Feathers: folded wings, spread wings, tails. */
import { darker, lighter, mix } from "./_colour.ts";
import { bezier, leaf, lerp, plus, type Point, polar, type Sheet, stroke } from "./_pen.ts";
import type { Plumage, Tail } from "./_plumage.ts";
import type { Skeleton } from "./_skeleton.ts";

/** Paints one feather with a light edge, so that each one can be told from its neighbour. */
export function feather(
  sheet: Sheet,
  base: Point,
  tip: Point,
  width: number,
  colour: string,
  edge: string,
): void {
  const shape = leaf(base, tip, width);
  sheet.path(shape, colour, `stroke="${edge}" stroke-width="0.8" stroke-opacity="0.75"`);
}

/** How long a tail feather is, by its place across the tail (-1..1, 0 in the middle). */
const TAIL_LENGTHS: Readonly<Record<Tail, (across: number) => number>> = {
  square: () => 1,
  notched: (x) => 0.86 + 0.14 * Math.abs(x),
  forked: (x) => 0.5 + 0.5 * x * x,
  rounded: (x) => 1 - 0.16 * x * x,
  pointed: (x) => 1 - 0.42 * Math.abs(x),
  streamers: (x) => Math.abs(x) > 0.9 ? 1 : 0.42,
  short: (x) => 1 - 0.1 * x * x,
};

/** Paints the tail; `fan` is how far it is spread, in degrees to each side. */
export function paintTail(sheet: Sheet, bird: Skeleton, plumage: Plumage, fan: number): void {
  const length = plumage.tailLength + bird.a * 0.3;
  const count = plumage.tailShape === "streamers" ? 5 : 6;
  const bars = plumage.markings.find((marking) => marking.on === "tail");
  for (let i = 0; i < count; i++) {
    // The middle feathers lie on top: paint from both edges inwards.
    const rank = i % 2 === 0 ? i / 2 : count - 1 - (i - 1) / 2;
    const across = (rank / (count - 1)) * 2 - 1;
    const degrees = bird.tailDegrees + across * fan;
    const base = polar(bird.tailBase, across * bird.b * 0.14, bird.tailDegrees + 90);
    const reach = length * TAIL_LENGTHS[plumage.tailShape](across);
    const tip = polar(base, reach, degrees);
    const width = bird.b * 0.27 + fan * 0.12;
    const colour = mix(plumage.tail, darker(plumage.tail, 0.4), Math.abs(across) * 0.5);
    const paint = plumage.tailTip
      ? sheet.linear(base, tip, [
        [0, darker(colour, 0.25)],
        [0.78, colour],
        [0.84, plumage.tailTip],
        [1, plumage.tailTip],
      ])
      : sheet.linear(base, tip, [[0, darker(colour, 0.3)], [0.6, colour], [
        1,
        lighter(colour, 0.12),
      ]]);
    feather(sheet, base, tip, width, paint, lighter(colour, 0.3));
    if (!bars) continue;
    sheet.clipped(leaf(base, tip, width), () => {
      for (let at = length * 0.3; at < reach; at += bars.spacing) {
        const centre = polar(base, at, degrees);
        const side = polar([0, 0], width, degrees + 90);
        sheet.line(
          stroke([plus(centre, side[0], side[1]), plus(centre, -side[0], -side[1])]),
          bars.colour,
          bars.spacing * 0.38,
        );
      }
    });
  }
}

/** Paints the folded wing along the body's side, in the body's own axes. */
export function paintFoldedWing(sheet: Sheet, bird: Skeleton, plumage: Plumage): void {
  const { a, b } = bird;
  const depth = bird.anatomy.wingDepth ?? 1;
  const shoulder: Point = [a * 0.6, -b * 0.18];
  const tip: Point = [a * (0.6 - bird.anatomy.wing), b * 0.02];
  const above = (t: number) => bezier(shoulder, [a * 0.05, -b * 1.0], tip, t);
  const below = (t: number) => bezier(shoulder, [a * 0.02, b * 1.02 * depth], tip, t);
  const flight = plumage.flight;
  const edge = lighter(flight, 0.35);

  sheet.group(bird.bodyTransform, () => {
    // A soft shadow under the wing lifts it from the body.
    sheet.path(
      `${stroke([shoulder, plus(below(0.3), -1, 3), plus(below(0.62), 0, 3.4), tip])}Z`,
      "#10142c",
      `opacity="0.22"`,
    );
    // Primaries: the longest ones reach the tip.
    for (let i = 0; i < 6; i++) {
      const t = i / 5;
      const end = lerp(below(0.7), tip, t);
      feather(
        sheet,
        lerp(below(0.35), above(0.4), 0.3 + t * 0.3),
        end,
        b * 0.3,
        sheet.linear(below(0.3), tip, [[0, flight], [1, darker(flight, 0.35)]]),
        edge,
      );
    }
    // Secondaries.
    for (let i = 0; i < 6; i++) {
      const t = i / 5;
      const end = lerp(below(0.44 + t * 0.08), lerp(above(0.8), tip, 0.1), t);
      const base = lerp(below(0.2), above(0.3), 0.25 + t * 0.5);
      const colour = mix(
        plumage.speculum && i < 3 ? plumage.speculum : flight,
        plumage.wing,
        t * 0.7,
      );
      feather(sheet, base, end, b * 0.36, colour, lighter(colour, 0.35));
    }
    coverts(sheet, plumage, b, { above, below }, 0.52, 0.84, 7, 0, plumage.wingBar);
    coverts(sheet, plumage, b, { above, below }, 0.36, 0.9, 6, 1, plumage.wingBar);
    // Scapulars: a smooth cape over the shoulder.
    const cape = `${
      stroke([
        shoulder,
        below(0.17),
        lerp(below(0.26), above(0.3), 0.35),
        lerp(below(0.4), above(0.45), 0.75),
        above(0.5),
      ])
    }L${above(0.25).join(" ")}Z`;
    sheet.path(
      cape,
      sheet.linear(above(0.2), below(0.3), [
        [0, lighter(plumage.wing, 0.14)],
        [1, plumage.wing],
      ]),
    );
  });
}

interface WingEdges {
  above(t: number): Point;
  below(t: number): Point;
}

/** One row of coverts; with a wing bar their tips are light. */
function coverts(
  sheet: Sheet,
  plumage: Plumage,
  b: number,
  { above, below }: WingEdges,
  reach: number,
  upTo: number,
  count: number,
  row: number,
  bar: string | undefined,
): void {
  const hasBar = bar !== undefined && row < (plumage.wingBars ?? 0);
  for (let i = 0; i < count; i++) {
    const t = (i / (count - 1)) * upTo;
    const end = lerp(below(reach * 0.86), above(reach + 0.18), t);
    const base = lerp(below(reach * 0.42), above(reach * 0.55), t);
    const colour = mix(darker(plumage.wing, 0.08), plumage.wing, row);
    const paint = hasBar
      ? sheet.linear(base, end, [[0, colour], [0.74, colour], [0.8, bar], [1, bar]])
      : sheet.linear(base, end, [[0, colour], [1, lighter(colour, 0.1)]]);
    feather(sheet, base, end, b * 0.3, paint, hasBar ? bar : darker(plumage.wing, 0.3));
  }
}

/** Paints a spread wing: `degrees` is where it points (90 straight up), `fold` 0..1 narrows it. */
export function paintSpreadWing(
  sheet: Sheet,
  root: Point,
  plumage: Plumage,
  span: number,
  degrees: number,
  side: 1 | -1,
  shade: number,
): void {
  const wrist = polar(root, span * 0.4, degrees - side * 16);
  const flight = darker(plumage.flight, shade);
  const wing = darker(plumage.wing, shade);
  // Secondaries hang from the arm, primaries fan out from the wrist.
  const fan = (
    count: number,
    from: Point,
    to: Point,
    start: number,
    end: number,
    near: number,
    far: number,
  ) => {
    for (let i = 0; i < count; i++) {
      const t = i / (count - 1);
      const base = lerp(from, to, t);
      const tip = polar(base, near + (far - near) * t, start + (end - start) * t);
      const colour = plumage.speculum && count === 6 ? plumage.speculum : flight;
      const paint = sheet.linear(base, tip, [[0, colour], [0.7, colour], [1, darker(colour, 0.4)]]);
      feather(sheet, base, tip, span * 0.15, paint, lighter(colour, 0.3));
    }
  };
  const hand = polar(wrist, span * 0.2, degrees + side * 4);
  fan(6, root, wrist, degrees + side * 92, degrees + side * 70, span * 0.5, span * 0.62);
  fan(7, wrist, hand, degrees + side * 64, degrees + side * 6, span * 0.64, span * 0.78);
  const bar = plumage.wingBar;
  for (const [row, length] of [[0, 0.3], [1, 0.2]] as const) {
    for (let i = 0; i < 8; i++) {
      const t = i / 7;
      const base = t < 0.6 ? lerp(root, wrist, t / 0.6) : lerp(wrist, hand, (t - 0.6) / 0.4);
      const tip = polar(base, span * length, degrees + side * (92 - 75 * t));
      const hasBar = bar !== undefined && row < (plumage.wingBars ?? 0);
      const colour = row === 0 ? darker(wing, 0.08) : wing;
      const paint = hasBar
        ? sheet.linear(base, tip, [[0, colour], [0.7, colour], [0.76, bar], [1, bar]])
        : colour;
      feather(sheet, base, tip, span * 0.13, paint, darker(wing, 0.3));
    }
  }
  sheet.line(stroke([root, wrist, hand]), lighter(wing, 0.1), span * 0.11);
}
