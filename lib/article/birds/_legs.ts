/** Legs and feet. */
import { darker, lighter } from "./_colour.ts";
import { leaf, lerp, plus, type Point, type Sheet, stroke } from "./_pen.ts";
import type { Plumage } from "./_plumage.ts";
import type { Skeleton } from "./_skeleton.ts";

/** How the feet hold on. */
export type Footing = "branch" | "ground" | "trunk" | "trailing" | "none";

/** Where the feet stand, in the bird's own coordinates. */
export function footOf(bird: Skeleton): Point {
  return plus(bird.hips, bird.a * 0.1, bird.b * 0.2 + bird.anatomy.legs);
}

/** Paints both legs; the far one darker. Toes are painted by {@linkcode paintToes}. */
export function paintLegs(sheet: Sheet, bird: Skeleton, plumage: Plumage, footing: Footing): void {
  if (footing === "none") return;
  if (footing === "trailing") {
    for (const [dy, shade] of [[-2, 0.3], [1.5, 0]] as const) {
      const hip = bird.at(-bird.a * 0.7, bird.b * 0.4);
      const end = bird.at(-bird.a * 0.8 - bird.anatomy.legs * 1.05, bird.b * 0.3 + dy);
      sheet.line(stroke([hip, plus(end, 0, dy)]), darker(plumage.legs, shade), 3);
      sheet.line(stroke([end, plus(end, -7, 1 + dy)]), darker(plumage.legs, shade), 2);
    }
    return;
  }
  const foot = footOf(bird);
  for (const [dx, shade] of [[bird.a * 0.2, 0.3], [-bird.a * 0.06, 0]] as const) {
    const hip = plus(bird.hips, dx * 0.8, -bird.b * 0.15);
    const end = plus(foot, dx, 0);
    const knee = lerp(hip, end, bird.anatomy.legs > 30 ? 0.5 : 0.45);
    const joint: Point = plus(knee, bird.anatomy.legs > 30 ? -3.5 : -1.5, 0);
    const colour = darker(plumage.legs, shade);
    const thigh = darker(plumage.flank ?? plumage.belly, 0.12 + shade * 0.5);
    sheet.path(leaf(joint, plus(hip, 0, -bird.b * 0.1), bird.b * 0.42), thigh);
    sheet.line(
      stroke([lerp(hip, joint, 0.6), joint, end], 0.6),
      colour,
      bird.anatomy.legs > 30 ? 3 : 2.6,
    );
    if (bird.anatomy.legs > 30) sheet.circle(joint, 2.2, colour);
    toes(sheet, end, colour, footing);
  }
}

function toes(sheet: Sheet, [x, y]: Point, colour: string, footing: Footing): void {
  const reach = footing === "ground" ? 8 : 4;
  const curl = footing === "ground" ? 1 : 4.5;
  for (const [dx, lift] of [[reach, 0], [reach * 0.55, 0.8], [-reach * 0.7, 0]] as const) {
    const shade = lift ? lighter(colour, 0.12) : colour;
    sheet.line(
      stroke([[x, y], [x + dx * 0.7, y - 0.6 + lift], [x + dx, y + curl + lift]]),
      shade,
      2.2,
    );
  }
}
