/** One bird seen from the front: two eyes, a round belly. Owls are always seen so. */
import type { RandomStream } from "../../random/stream.ts";
import { darker, lighter, mix } from "./_colour.ts";
import { feather, paintSpreadWing } from "./_feathers.ts";
import {
  type FrontPosture,
  paintFrontCrest,
  paintFrontFace,
  paintFrontHead,
} from "./_front_head.ts";
import { paintPattern } from "./_markings.ts";
import { ANATOMY } from "./_anatomy.ts";
import { blob, lerp, plus, type Point, polar, type Sheet, stroke } from "./_pen.ts";
import type { Plumage } from "./_plumage.ts";

/** Where the feet of {@linkcode paintFrontBird} stand, below the origin. */
export function frontFoot(plumage: Plumage): number {
  const { length, legs } = ANATOMY[plumage.build];
  return length * 0.98 + Math.min(legs, 16) * 0.6;
}

/** Paints the bird around the origin, facing the reader. */
export function paintFrontBird(
  sheet: Sheet,
  plumage: Plumage,
  posture: FrontPosture,
  stream: RandomStream,
): void {
  const { length: a, depth, head } = ANATOMY[plumage.build];
  const b = depth * posture.plump;
  const r = head * 1.06;
  const top: Point = [posture.lean * 0.12, -a * 0.72];
  const outline = blob([
    polar(top, r, 90),
    polar(top, r * 1.02, 40),
    polar(top, r * 1.02, -12),
    [b * 0.98, -a * 0.12],
    [b * 1.06, a * 0.36],
    [b * 0.66, a * 0.86],
    [0, a],
    [-b * 0.66, a * 0.86],
    [-b * 1.06, a * 0.36],
    [-b * 0.98, -a * 0.12],
    polar(top, r * 1.02, 192),
    polar(top, r * 1.02, 140),
  ]);
  const { wingDegrees } = posture;
  if (wingDegrees !== undefined) {
    const root = (side: number): Point => [side * b * 0.6, -a * 0.28];
    paintSpreadWing(sheet, root(1), plumage, a * 1.5, wingDegrees, -1, 0.04);
    paintSpreadWing(sheet, root(-1), plumage, a * 1.5, 180 - wingDegrees, 1, 0);
  }
  paintFrontTail(sheet, plumage, a, b);
  paintFrontCrest(sheet, plumage, top, r, posture.lean);
  sheet.clipped(outline, () => {
    sheet.path(
      outline,
      sheet.linear([0, -a], [0, a], [[0, lighter(plumage.back, 0.1)], [1, plumage.back]]),
    );
    const belly = blob([
      [0, -a * 0.6],
      [b * 0.62, -a * 0.28],
      [b * 0.86, a * 0.3],
      [b * 0.6, a * 1.1],
      [-b * 0.6, a * 1.1],
      [-b * 0.86, a * 0.3],
      [-b * 0.62, -a * 0.28],
    ]);
    sheet.path(
      belly,
      sheet.radial([0, 0], a, [[0, lighter(plumage.belly, 0.14)], [1, plumage.belly]]),
    );
    if (plumage.flank) {
      for (const side of [-1, 1]) {
        sheet.ellipse([side * b * 0.75, a * 0.4], b * 0.4, a * 0.5, plumage.flank);
      }
    }
    const breast = blob([[0, -a * 0.75], [b * 0.7, -a * 0.4], [b * 0.72, 0], [0, a * 0.3], [
      -b * 0.72,
      0,
    ], [-b * 0.7, -a * 0.4]]);
    if (plumage.breast) sheet.path(breast, plumage.breast);
    const area = { left: -b * 1.2, top: -a * 0.75, right: b * 1.2, bottom: a };
    for (const { pattern, on, colour, spacing } of plumage.markings) {
      if (on === "back" || on === "tail") continue;
      const part = on === "breast" ? breast : belly;
      sheet.clipped(part, () => paintPattern(sheet, pattern, colour, spacing, area, stream));
    }
    const shade = sheet.linear([0, a * 0.1], [0, a], [[0, "#1a1c44", 0], [1, "#1a1c44", 0.32]]);
    sheet.path(outline, shade);
    sheet.ellipse([top[0], top[1] + r * 0.98], r * 0.85, r * 0.24, "#1a1838", `opacity="0.12"`);
    paintFrontHead(sheet, plumage, top, r, posture);
  });
  for (const side of wingDegrees === undefined ? [-1, 1] as const : []) {
    paintSideWing(sheet, plumage, a, b, side);
  }
  sheet.line(outline, "#161430", 1.4, `opacity="0.2"`);
  paintFrontFace(sheet, plumage, top, r, posture);
  paintFrontFeet(sheet, plumage, a, b);
}

function paintFrontTail(sheet: Sheet, plumage: Plumage, a: number, b: number): void {
  const length = Math.min(plumage.tailLength, 40) * 0.8;
  for (const i of [-1.5, -0.5, 0.5, 1.5]) {
    const base: Point = [i * b * 0.16, a * 0.7];
    const tip: Point = [i * b * 0.24, a * 0.95 + length];
    const colour = darker(plumage.tail, 0.15 + Math.abs(i) * 0.06);
    const paint = plumage.tailTip
      ? sheet.linear(base, tip, [[0, colour], [0.84, colour], [0.88, plumage.tailTip], [
        1,
        plumage.tailTip,
      ]])
      : colour;
    feather(sheet, base, tip, b * 0.26, paint, lighter(colour, 0.25));
  }
}

function paintSideWing(sheet: Sheet, plumage: Plumage, a: number, b: number, side: 1 | -1): void {
  const shoulder: Point = [side * b * 0.86, -a * 0.3];
  const tip: Point = [side * b * 0.52, a * 0.98];
  for (let i = 0; i < 5; i++) {
    const t = i / 4;
    const colour = mix(plumage.flight, darker(plumage.flight, 0.3), t);
    feather(
      sheet,
      lerp(shoulder, [side * b * 0.98, a * 0.2], 0.5),
      lerp([side * b * 1.12, a * 0.62], tip, t),
      b * 0.28,
      colour,
      lighter(colour, 0.3),
    );
  }
  for (let row = 1; row >= 0; row--) {
    for (let i = 0; i < 4; i++) {
      const t = i / 3;
      const end = lerp([side * b * 1.16, a * (0.34 - row * 0.02)], [side * b * 0.84, a * 0.4], t);
      const bottom = plus(end, 0, (row - 1) * a * 0.26 + a * 0.1);
      const bar = plumage.wingBar !== undefined && 1 - row < (plumage.wingBars ?? 0)
        ? plumage.wingBar
        : undefined;
      const base = lerp(shoulder, bottom, 0.3);
      const paint = bar
        ? sheet.linear(base, bottom, [[0, plumage.wing], [0.74, plumage.wing], [0.8, bar], [
          1,
          bar,
        ]])
        : plumage.wing;
      feather(sheet, base, bottom, b * 0.24, paint, bar ?? darker(plumage.wing, 0.3));
    }
  }
  sheet.ellipse(
    plus(shoulder, side * b * 0.1, a * 0.1),
    b * 0.2,
    a * 0.2,
    lighter(plumage.wing, 0.1),
  );
}

function paintFrontFeet(sheet: Sheet, plumage: Plumage, a: number, b: number): void {
  const y = frontFoot(plumage);
  for (const side of [-1, 1]) {
    const x = side * b * 0.36;
    sheet.line(stroke([[x, a * 0.9], [x, y]]), plumage.legs, 3);
    for (const dx of [-4.5, 0, 4.5]) {
      sheet.line(
        stroke([[x, y - 1], [x + dx, y + 1], [x + dx * 1.1, y + 5]]),
        dx === 0 ? lighter(plumage.legs, 0.15) : plumage.legs,
        3,
      );
    }
  }
}
