/** Faces: eyes awake and asleep, beaks, and what a beak may carry. */
import { darker, lighter } from "./_colour.ts";
import { leaf, num, type Point, type Sheet, stroke } from "./_pen.ts";
import type { Plumage } from "./_plumage.ts";
import type { Skeleton } from "./_skeleton.ts";

/** Paints beak and eye, over everything else. */
export function paintFace(sheet: Sheet, bird: Skeleton, plumage: Plumage): void {
  const r = bird.headRadius;
  sheet.group(bird.headTransform, () => {
    paintBeak(sheet, r, plumage);
    paintEye(sheet, [r * 0.36, -r * 0.17], r * (plumage.build === "heron" ? 0.25 : 0.215), plumage);
  });
}

/** Paints an eye with iris, pupil and two highlights. */
export function paintEye(sheet: Sheet, centre: Point, radius: number, plumage: Plumage): void {
  const [x, y] = centre;
  if (plumage.eyeRing) sheet.circle(centre, radius * 1.55, plumage.eyeRing);
  sheet.circle(centre, radius * 1.14, "#14121c");
  sheet.circle(
    centre,
    radius,
    sheet.radial([x, y + radius * 0.5], radius * 1.3, [
      [0, lighter(plumage.eye, 0.25)],
      [1, darker(plumage.eye, 0.3)],
    ]),
  );
  sheet.circle(centre, radius * 0.62, "#0b0a12");
  sheet.circle([x + radius * 0.26, y - radius * 0.36], radius * 0.3, "#ffffff");
  sheet.circle([x - radius * 0.34, y + radius * 0.4], radius * 0.13, "#ffffff", `opacity="0.7"`);
}

/** Paints a sleeping eye: a lid with lashes, smiling. */
export function paintClosedEye(
  sheet: Sheet,
  [x, y]: Point,
  radius: number,
  plumage: Plumage,
): void {
  sheet.circle([x, y], radius, darker(plumage.disc ?? plumage.back, 0.12));
  const lid = stroke([[x - radius * 0.8, y], [x, y + radius * 0.55], [x + radius * 0.8, y]]);
  sheet.line(lid, "#2a2026", radius * 0.26);
}

/** Paints what the bird has caught, at the tip of its beak. */
export function paintTreat(
  sheet: Sheet,
  bird: Skeleton,
  plumage: Plumage,
  treat: "fish" | "berry",
): void {
  const r = bird.headRadius;
  const reach = r * (0.84 + plumage.beakLength * 0.8);
  sheet.group(bird.headTransform, () => {
    if (treat === "berry") {
      const at: Point = [r * (0.84 + plumage.beakLength), r * 0.18];
      sheet.circle(
        at,
        r * 0.22,
        sheet.radial([at[0] - 1, at[1] - 1.5], r * 0.26, [[0, "#f2766b"], [1, "#b3202e"]]),
      );
      sheet.circle([at[0] - r * 0.07, at[1] - r * 0.08], r * 0.05, "#ffffff");
      return;
    }
    // A small silver fish held across the beak.
    const [x, y] = [reach, r * 0.12];
    const half = r * 0.62;
    const body = leaf([x + 1, y + half], [x - 1, y - half], r * 0.5, 0.5);
    for (const dx of [-r * 0.22, r * 0.22]) {
      sheet.path(leaf([x + 1, y + half * 0.9], [x + 1 + dx, y + half * 1.6], r * 0.24), "#5d86a6");
    }
    sheet.path(
      body,
      sheet.linear([x - r * 0.25, y], [x + r * 0.25, y], [[0, "#f4fafc"], [0.5, "#bcd3e0"], [
        1,
        "#5d86a6",
      ]]),
      `stroke="#4b6f8c" stroke-width="0.6"`,
    );
    sheet.circle([x - r * 0.06, y - half * 0.62], r * 0.07, "#1c2433");
  });
}

function paintBeak(sheet: Sheet, r: number, plumage: Plumage): void {
  const length = r * plumage.beakLength;
  const colour = plumage.beakColour;
  const tip = plumage.beakTip ?? colour;
  const root = r * 0.84;
  const end = root + length;
  const paint = sheet.linear([root, -r * 0.2], [end, r * 0.1], [
    [0, lighter(colour, 0.18)],
    [0.55, colour],
    [0.75, tip],
    [1, tip],
  ]);
  const under = sheet.linear([root, 0], [end, 0], [[0, darker(colour, 0.25)], [
    0.75,
    darker(tip, 0.25),
  ]]);
  const path = (points: string) => points.replace(/-?\d+(\.\d+)?/g, (text) => num(Number(text)));
  const beak = (upper: string, lower: string) => {
    sheet.path(path(lower), under);
    sheet.path(path(upper), paint);
  };
  const [x0, x1, h] = [root, end, r];
  switch (plumage.beak) {
    case "cone":
      beak(
        `M${x0 - h * 0.06} ${-h * 0.3}Q${x0 + length * 0.7} ${-h * 0.28} ${x1} ${h * 0.14}L${x0} ${
          h * 0.14
        }Z`,
        `M${x0 - h * 0.04} ${h * 0.1}L${x1 - length * 0.06} ${h * 0.13}Q${x0 + length * 0.45} ${
          h * 0.44
        } ${x0 - h * 0.12} ${h * 0.4}Z`,
      );
      break;
    case "dagger":
    case "chisel": {
      const thick = plumage.beak === "dagger" ? 0.24 : 0.2;
      beak(
        `M${x0 - h * 0.04} ${-h * thick}Q${x0 + length * 0.6} ${-h * thick * 0.55} ${x1} ${
          h * 0.07
        }L${x0} ${h * 0.08}Z`,
        `M${x0 - h * 0.04} ${h * 0.05}L${x1} ${h * 0.07}Q${x0 + length * 0.5} ${h * thick * 1.15} ${
          x0 - h * 0.08
        } ${h * thick * 1.35}Z`,
      );
      break;
    }
    case "hook":
      beak(
        `M${x0 - h * 0.16} ${-h * 0.36}C${x0 + length * 0.7} ${-h * 0.5} ${x1 + length * 0.12} ${
          h * 0.05
        } ${x1 - length * 0.12} ${h * 0.66}C${x0 + length * 0.55} ${h * 0.5} ${x0 + length * 0.5} ${
          h * 0.2
        } ${x0 - h * 0.06} ${h * 0.22}Z`,
        `M${x0 - h * 0.08} ${h * 0.16}Q${x0 + length * 0.6} ${h * 0.2} ${x0 + length * 0.5} ${
          h * 0.5
        }Q${x0 + length * 0.1} ${h * 0.56} ${x0 - h * 0.16} ${h * 0.4}Z`,
      );
      break;
    case "flat":
      beak(
        `M${x0 - h * 0.1} ${-h * 0.34}C${x0 + length * 0.3} ${-h * 0.3} ${x0 + length * 0.4} ${
          h * 0.02
        } ${x1 - length * 0.1} ${h * 0.02}Q${x1 + length * 0.06} ${h * 0.1} ${x1 - length * 0.06} ${
          h * 0.22
        }L${x0} ${h * 0.2}Z`,
        `M${x0 - h * 0.06} ${h * 0.16}L${x1 - length * 0.1} ${h * 0.22}Q${x0 + length * 0.5} ${
          h * 0.4
        } ${x0 - h * 0.1} ${h * 0.36}Z`,
      );
      break;
    case "long":
    case "curved": {
      const drop = plumage.beak === "curved" ? h * 0.85 : h * 0.06;
      beak(
        `M${x0 - h * 0.06} ${-h * 0.2}Q${x0 + length * 0.6} ${-h * 0.12} ${x1} ${drop}Q${
          x0 + length * 0.55
        } ${h * 0.06} ${x0} ${h * 0.08}Z`,
        `M${x0 - h * 0.06} ${h * 0.04}Q${x0 + length * 0.58} ${h * 0.02} ${x1} ${drop}Q${
          x0 + length * 0.5
        } ${h * 0.18} ${x0 - h * 0.1} ${h * 0.24}Z`,
      );
      break;
    }
    case "giant":
      beak(
        `M${x0 - h * 0.18} ${-h * 0.56}C${x0 + length * 0.35} ${-h * 0.95} ${x1} ${
          -h * 0.7
        } ${x1} ${h * 0.36}Q${x0 + length * 0.6} ${h * 0.12} ${x0 - h * 0.04} ${h * 0.2}Z`,
        `M${x0 - h * 0.06} ${h * 0.14}Q${x0 + length * 0.6} ${h * 0.08} ${x1 - length * 0.05} ${
          h * 0.34
        }Q${x0 + length * 0.5} ${h * 0.62} ${x0 - h * 0.14} ${h * 0.56}Z`,
      );
      break;
    default: // thin
      beak(
        `M${x0 - h * 0.03} ${-h * 0.15}Q${x0 + length * 0.6} ${-h * 0.12} ${x1} ${h * 0.1}L${x0} ${
          h * 0.1
        }Z`,
        `M${x0 - h * 0.03} ${h * 0.07}L${x1} ${h * 0.1}Q${x0 + length * 0.4} ${h * 0.22} ${
          x0 - h * 0.06
        } ${h * 0.22}Z`,
      );
  }
  const nostril: Point = [root + Math.min(length * 0.24, r * 0.3), -r * 0.06];
  sheet.ellipse(nostril, r * 0.06, r * 0.032, darker(colour, 0.6), `opacity="0.7"`);
}
