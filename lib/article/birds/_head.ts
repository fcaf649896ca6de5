/** Heads in profile: hood, cap, mask, crest, beak, eye. In the head's own axes, beak to the right. */
import { darker, lighter } from "./_colour.ts";
import { blob, leaf, type Point, polar, type Sheet, stroke } from "./_pen.ts";
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
