/** Heads in profile: hood, cap, mask, crest, beak, eye. In the head's own axes, beak to the right. */
import { darker, lighter } from "./_colour.ts";
import { blob, leaf, num, type Point, polar, type Sheet, stroke } from "./_pen.ts";
import type { Plumage } from "./_plumage.ts";
import type { Skeleton } from "./_skeleton.ts";

/** Paints what lies under the outline's clip: the colour fields of the head. */
export function paintHeadFields(sheet: Sheet, bird: Skeleton, plumage: Plumage): void {
  const r = bird.headRadius;
  sheet.group(bird.headTransform, () => {
    const { hood, cap, cheek, throat, mask, brow } = plumage;
    if (hood) {
      sheet.path(
        blob([
          [-r * 1.3, -r * 0.7],
          [0, -r * 1.5],
          [r * 1.4, -r * 0.6],
          [r * 1.3, r * 0.8],
          [r * 0.3, r * 1.12],
          [-r * 0.6, r * 0.85],
          [-r * 1.2, r * 0.3],
        ]),
        sheet.linear([0, -r], [0, r], [[0, lighter(hood, 0.16)], [0.5, hood], [
          1,
          darker(hood, 0.22),
        ]]),
      );
    }
    if (throat && bird.facing < 0) {
      sheet.ellipse([r * 0.6, r * 0.66], r * 0.42, r * 0.34, throat);
    } else if (throat) {
      const bib: Point[] = [[1.3, 0.2], [0.72, 0.2], [0.34, 0.5], [0.2, 1.05], [0.8, 1.5], [
        1.5,
        1,
      ]];
      sheet.path(blob(bib.map(([x, y]) => [x * r, y * r])), throat);
    }
    if (cheek) sheet.ellipse([-r * 0.02, r * 0.34], r * 0.62, r * 0.42, cheek);
    if (cap) {
      sheet.path(
        blob([
          [r * 1.15, -r * 0.2],
          [r * 0.6, -r * 0.3],
          [0, -r * 0.26],
          [-r * 0.62, -r * 0.05],
          [-r * 1.12, r * 0.36],
          [-r * 1.5, -r * 0.5],
          [-r * 0.4, -r * 1.5],
          [r * 0.9, -r * 1.1],
        ], 0.9),
        sheet.linear([0, -r], [0, 0], [[0, lighter(cap, 0.14)], [1, cap]]),
      );
    }
    if (mask) {
      sheet.path(
        blob([
          [r * 1.1, r * 0.2],
          [r * 0.95, -r * 0.16],
          [r * 0.4, -r * 0.34],
          [-r * 0.2, -r * 0.24],
          [-r * 0.95, r * 0.1],
          [-r * 0.7, r * 0.3],
          [r * 0.2, r * 0.22],
        ], 0.9),
        mask,
      );
    }
    if (brow) {
      sheet.path(leaf([r * 0.98, -r * 0.22], [-r * 0.98, -r * 0.16], r * 0.2), brow);
    }
  });
}

/** Paints the crest; it stands behind the head. */
export function paintCrest(sheet: Sheet, bird: Skeleton, plumage: Plumage): void {
  if (!plumage.crest) return;
  const r = bird.headRadius;
  const colour = plumage.crestColour ?? plumage.cap ?? plumage.hood ?? plumage.back;
  const plume = (from: Point, to: Point, width: number, shade = 0) => {
    const base = darker(colour, shade);
    sheet.path(
      leaf(from, to, width),
      sheet.linear(from, to, [[0, base], [1, lighter(base, 0.18)]]),
    );
  };
  sheet.group(bird.headTransform, () => {
    switch (plumage.crest) {
      case "peak":
        for (let i = 0; i < 5; i++) {
          plume(
            [r * (0.35 - i * 0.18), -r * 0.62],
            polar([-r * 0.1, -r * 0.7], r * (1.15 - i * 0.1), 112 + i * 13),
            r * 0.42,
            0.2 - i * 0.05,
          );
        }
        break;
      case "tuft":
        for (let i = 0; i < 4; i++) {
          plume(
            [-r * 0.5, -r * 0.6],
            polar([-r * 0.5, -r * 0.62], r * (0.95 - i * 0.12), 142 + i * 14),
            r * 0.26,
            i * 0.06,
          );
        }
        break;
      case "fan":
        for (let i = 0; i < 7; i++) {
          const degrees = 78 + i * 14;
          const from: Point = [-r * 0.1, -r * 0.5];
          const to = polar(from, r * (1.55 - Math.abs(i - 2.5) * 0.07), degrees);
          plume(from, to, r * 0.3, 0.05);
          sheet.circle(
            polar(from, r * 1.42 - Math.abs(i - 2.5) * r * 0.07, degrees),
            r * 0.1,
            "#1d1a24",
          );
        }
        break;
      case "curl": {
        for (const [lean, width] of [[0, 0.16], [0.14, 0.13]] as const) {
          sheet.line(
            stroke([[r * 0.15 - lean * r, -r * 0.85], [r * (0.05 - lean), -r * 1.5], [
              r * (0.4 - lean),
              -r * 1.9,
            ], [r * (0.85 - lean), -r * 1.8]]),
            colour,
            r * width,
          );
          sheet.ellipse([r * (0.9 - lean), -r * 1.72], r * 0.2, r * 0.26, colour);
        }
        break;
      }
      case "punk":
        for (let i = 0; i < 6; i++) {
          plume(
            [r * (0.45 - i * 0.2), -r * 0.66],
            polar([r * (0.3 - i * 0.22), -r * 0.7], r * (0.72 + (i % 2) * 0.22), 80 + i * 13),
            r * 0.2,
            (i % 2) * 0.12,
          );
        }
        break;
      case "plumes":
        for (let i = 0; i < 3; i++) {
          const drop = i * 0.22;
          sheet.line(
            stroke([[-r * 0.5, -r * 0.62], [-r * 1.3, -r * (0.72 - drop)], [
              -r * 2.05,
              -r * (0.3 - drop * 1.8),
            ], [-r * 2.7, r * (0.2 + drop * 2)]]),
            colour,
            r * (0.26 - i * 0.05),
          );
        }
        break;
      default:
    }
  });
}

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
