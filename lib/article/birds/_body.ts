/** One bird in profile, painted from back to front. */
import type { RandomStream } from "../../random/stream.ts";
import { darker, lighter, mix } from "./_colour.ts";
import { paintFoldedWing, paintSpreadWing, paintTail } from "./_feathers.ts";
import { paintFace, paintTreat } from "./_face.ts";
import { paintCrest, paintHeadFields } from "./_head.ts";
import { type Footing, paintLegs } from "./_legs.ts";
import { paintPattern } from "./_markings.ts";
import { blob, plus, type Sheet, stroke } from "./_pen.ts";
import type { Marking, Plumage } from "./_plumage.ts";
import type { Skeleton } from "./_skeleton.ts";

/** Painting choices beside the posture. */
export interface Manner {
  readonly footing: Footing;
  /** Degrees to each side by which the tail is spread. */
  readonly tailFan: number;
  /** Wings up (about 80), level, or down (-60), in degrees; `undefined` for folded wings. */
  readonly wingDegrees?: number | undefined;
  /** What it carries in its beak. */
  readonly treat?: "fish" | "berry" | undefined;
}

/** Paints the bird around the origin, facing right. */
export function paintBird(
  sheet: Sheet,
  bird: Skeleton,
  plumage: Plumage,
  manner: Manner,
  stream: RandomStream,
): void {
  const flying = manner.wingDegrees !== undefined;
  const root = bird.at(bird.a * 0.38, -bird.b * 0.42);
  const span = bird.a * (0.8 + bird.anatomy.wing * 0.4);
  const side = (manner.wingDegrees ?? 0) > 0 ? 1 : -1;
  if (flying) {
    paintSpreadWing(
      sheet,
      plus(root, 7, -1),
      plumage,
      span * 0.94,
      manner.wingDegrees - side * 20,
      side,
      0.3,
    );
  }
  paintLegs(sheet, bird, plumage, manner.footing);
  paintTail(sheet, bird, plumage, manner.tailFan);
  paintCrest(sheet, bird, plumage);
  paintTrunk(sheet, bird, plumage, stream);
  if (flying) paintSpreadWing(sheet, root, plumage, span, manner.wingDegrees, side, 0);
  else paintFoldedWing(sheet, bird, plumage);
  if (manner.treat) paintTreat(sheet, bird, plumage, manner.treat);
  paintFace(sheet, bird, plumage);
}

/** Body, neck and head, with all colour fields and patterns inside the outline. */
function paintTrunk(sheet: Sheet, bird: Skeleton, plumage: Plumage, stream: RandomStream): void {
  const { a, b, at } = bird;
  const { back, belly } = plumage;
  sheet.clipped(bird.outline, () => {
    const ground = sheet.linear(at(0, -b), at(0, b * 0.5), [[0, lighter(back, 0.12)], [
      1,
      darker(back, 0.1),
    ]]);
    sheet.path(bird.outline, ground);
    markPart(sheet, bird, plumage.markings, "back", stream);
    sheet.path(
      bird.underside,
      sheet.linear(at(a * 0.5, -b * 0.4), at(-a * 0.2, b), [
        [0, lighter(belly, 0.12)],
        [0.6, belly],
        [1, darker(belly, 0.12)],
      ]),
    );
    if (plumage.breast) {
      const { breast } = plumage;
      sheet.path(
        bird.breast,
        mix(breast, belly, 0.55),
        `stroke="${mix(breast, belly, 0.55)}" stroke-width="5"`,
      );
      sheet.path(
        bird.breast,
        sheet.linear(at(a, -b * 0.2), at(a * 0.2, b * 0.8), [[0, lighter(breast, 0.1)], [
          1,
          breast,
        ]]),
      );
    }
    if (plumage.flank) sheet.path(flankOf(bird), plumage.flank);
    for (const part of ["belly", "flank", "breast"] as const) {
      markPart(sheet, bird, plumage.markings, part, stream);
    }
    if (plumage.collar) paintCollar(sheet, bird, plumage.collar);
    paintHeadFields(sheet, bird, plumage);
    paintLight(sheet, bird);
  });
}

/** Roundness: light from above in front, shade below, a soft shadow under the cheek. */
function paintLight(sheet: Sheet, bird: Skeleton): void {
  const { a, b, at, head, headRadius: r } = bird;
  const jaw = plus(head, -bird.facing * r * 0.1, r * 0.95);
  sheet.circle(
    jaw,
    r * 0.95,
    sheet.radial(jaw, r * 0.95, [[0, "#1a1838", 0.3], [1, "#1a1838", 0]]),
  );
  const low = sheet.linear(at(a * 0.2, b * 0.15), at(a * 0.05, b * 1.05), [[0, "#1a1c44", 0], [
    1,
    "#1a1c44",
    0.36,
  ]]);
  sheet.path(bird.outline, low);
  const shine = sheet.radial(plus(head, bird.facing * r * 0.1, -r * 0.5), r * 1.25, [[
    0,
    "#fffbe6",
    0.34,
  ], [1, "#fffbe6", 0]]);
  sheet.circle(head, r * 1.3, shine);
  const chest = at(a * 0.8, b * 0.12);
  sheet.circle(
    chest,
    b * 0.85,
    sheet.radial(chest, b * 0.85, [[0, "#fffbe6", 0.3], [1, "#fffbe6", 0]]),
  );
  sheet.line(bird.outline, "#161430", 1.6, `opacity="0.22"`);
}

/** Paints the patterns that belong on one part, clipped to it. */
function markPart(
  sheet: Sheet,
  bird: Skeleton,
  markings: readonly Marking[],
  part: Marking["on"],
  stream: RandomStream,
): void {
  const { a, b } = bird;
  const shapes = {
    breast: bird.breast,
    belly: bird.underside,
    flank: flankOf(bird),
    back: bird.outline,
  };
  for (const marking of markings) {
    if (marking.on !== part || marking.on === "tail") continue;
    sheet.clipped(shapes[marking.on], () => {
      const across = marking.pattern === "bars";
      // Bars run across the body; rows of spots and streaks hang down from the throat.
      const turn = across ? bird.tiltDegrees * 0.25 - bird.tiltDegrees : 90 - bird.tiltDegrees - 70;
      const reach = Math.max(a, b) * 1.5;
      sheet.group(`transform="rotate(${turn.toFixed(2)})"`, () => {
        const area = { left: -reach, top: -reach, right: reach, bottom: reach };
        paintPattern(sheet, marking.pattern, marking.colour, marking.spacing, area, stream);
      });
    });
  }
}

function flankOf({ a, b, at }: Skeleton): string {
  return blob([
    at(a * 0.55, b * 0.2),
    at(a * 0.35, b * 0.75),
    at(-a * 0.3, b * 0.9),
    at(-a * 0.95, b * 0.4),
    at(-a * 0.7, -b * 0.1),
    at(0, -b * 0.2),
  ]);
}

/** A ring around the neck. */
function paintCollar(
  sheet: Sheet,
  { head, headRadius: r, facing }: Skeleton,
  colour: string,
): void {
  const x = (dx: number) => facing * dx * r;
  sheet.line(
    stroke([
      plus(head, x(-1.3), r * 0.45),
      plus(head, x(-0.4), r * 0.98),
      plus(head, x(0.4), r * 1.08),
      plus(head, x(1.4), r * 0.6),
    ]),
    colour,
    r * 0.24,
  );
}
