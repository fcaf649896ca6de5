/** Heads seen from the front. */
import { darker, lighter } from "./_colour.ts";
import { paintClosedEye, paintEye } from "./_face.ts";
import { blob, leaf, num, plus, type Point, polar, type Sheet, stroke } from "./_pen.ts";
import type { Plumage } from "./_plumage.ts";

/** How a bird that faces the reader holds itself. */
export interface FrontPosture {
  /** Degrees by which the head leans to a side. */
  readonly lean: number;
  /** How far the face looks to a side, -1..1. */
  readonly look: number;
  readonly plump: number;
  readonly asleep: boolean;
  /** Degrees above the horizon at which both wings are spread; `undefined` for folded ones. */
  readonly wingDegrees?: number | undefined;
}

/** The colour fields of a head seen from the front; the caller clips them to the outline. */
export function paintFrontHead(
  sheet: Sheet,
  plumage: Plumage,
  top: Point,
  r: number,
  posture: FrontPosture,
): void {
  const { hood, cap, mask, cheek, throat, brow, collar } = plumage;
  const at = (x: number, y: number): Point => plus(top, x * r + posture.look * r * 0.14, y * r);
  if (collar) {
    sheet.line(
      stroke([at(-1.3, 0.7), at(-0.5, 1.02), at(0.5, 1.02), at(1.3, 0.7)]),
      collar,
      r * 0.22,
    );
  }
  if (hood) {
    sheet.ellipse(
      top,
      r * 1.2,
      r * 1.06,
      sheet.linear(plus(top, 0, -r), plus(top, 0, r), [[0, lighter(hood, 0.16)], [1, hood]]),
    );
  }
  if (throat) sheet.ellipse(at(0, 0.72), r * 0.42, r * 0.5, throat);
  if (cheek) {
    for (const side of [-1, 1]) sheet.ellipse(at(side * 0.58, 0.36), r * 0.36, r * 0.4, cheek);
  }
  if (cap) {
    sheet.path(
      blob([
        at(-1.3, -0.1),
        at(-0.5, -0.38),
        at(0, -0.2),
        at(0.5, -0.38),
        at(1.3, -0.1),
        at(0.8, -1.3),
        at(-0.8, -1.3),
      ]),
      cap,
    );
  }
  if (mask) {
    sheet.path(
      blob([
        at(-1.15, -0.02),
        at(-0.5, -0.38),
        at(0, 0.06),
        at(0.5, -0.38),
        at(1.15, -0.02),
        at(0.5, 0.2),
        at(0, 0.36),
        at(-0.5, 0.2),
      ]),
      mask,
    );
  }
  if (brow) {
    for (const side of [-1, 1]) {
      sheet.path(leaf(at(side * 0.12, -0.2), at(side * 1.0, -0.42), r * 0.2), brow);
    }
  }
  const shine = sheet.radial(plus(top, 0, -r * 0.6), r, [[0, "#fffbe6", 0.3], [1, "#fffbe6", 0]]);
  sheet.circle(plus(top, 0, -r * 0.5), r, shine);
}

export function paintFrontFace(
  sheet: Sheet,
  plumage: Plumage,
  top: Point,
  r: number,
  posture: FrontPosture,
): void {
  const shift = posture.look * r * 0.16;
  const isOwl = plumage.build === "owl";
  sheet.group(`transform="rotate(${num(posture.lean)} ${num(top[0])} ${num(top[1])})"`, () => {
    const at = (x: number, y: number): Point => plus(top, x * r + shift, y * r);
    if (isOwl && plumage.disc) {
      const rim = darker(plumage.disc, 0.45);
      for (const side of [-1, 1]) {
        const centre = at(side * 0.42, 0.08);
        sheet.ellipse(centre, r * 0.55, r * 0.6, rim);
        sheet.ellipse(
          centre,
          r * 0.5,
          r * 0.55,
          sheet.radial(centre, r * 0.56, [[0, darker(plumage.disc, 0.3)], [0.5, plumage.disc], [
            1,
            lighter(plumage.disc, 0.25),
          ]]),
        );
        for (let i = 0; i < 14; i++) {
          const degrees = i * 26;
          sheet.line(
            stroke([polar(centre, r * 0.33, degrees), polar(centre, r * 0.47, degrees)]),
            rim,
            0.7,
            `opacity="0.45"`,
          );
        }
        sheet.path(
          leaf(at(side * 0.08, -0.16), at(side * 0.78, -0.62), r * 0.2),
          plumage.brow ?? lighter(plumage.disc, 0.5),
        );
      }
    }
    const eye = isOwl ? r * 0.29 : r * 0.2;
    for (const side of [-1, 1]) {
      const paint = posture.asleep ? paintClosedEye : paintEye;
      paint(sheet, at(side * (isOwl ? 0.42 : 0.46), isOwl ? 0.06 : -0.1), eye, plumage);
    }
    const colour = plumage.beakColour;
    const wide = {
      giant: 0.4,
      flat: 0.36,
      hook: 0.24,
      cone: 0.26,
      dagger: 0.2,
      chisel: 0.18,
    }[plumage.beak as string] ?? 0.14;
    const deep = {
      giant: 0.85,
      hook: 0.5,
      flat: 0.34,
      dagger: 0.46,
      long: 0.5,
      curved: 0.6,
      chisel: 0.42,
    }[plumage.beak as string] ?? 0.36;
    const y = isOwl ? 0.16 : 0.08;
    const paint = sheet.linear(at(-wide, y), at(wide, y + deep), [[0, lighter(colour, 0.25)], [
      0.5,
      colour,
    ], [1, darker(plumage.beakTip ?? colour, 0.15)]]);
    const [left, mid, right, tip] = [
      at(-wide, y + deep * 0.28),
      at(0, y - 0.08),
      at(wide, y + deep * 0.28),
      at(0, y + deep),
    ];
    sheet.path(
      blob([left, mid, right, tip], 0.75),
      paint,
      `stroke="${darker(colour, 0.5)}" stroke-width="0.7" stroke-opacity="0.6"`,
    );
    if (!isOwl && plumage.beak !== "hook") {
      sheet.line(
        stroke([left, at(0, y + deep * 0.42), right]),
        darker(colour, 0.5),
        0.8,
        `opacity="0.6"`,
      );
    }
  });
}

export function paintFrontCrest(
  sheet: Sheet,
  plumage: Plumage,
  top: Point,
  r: number,
  lean: number,
): void {
  if (!plumage.crest) return;
  const colour = plumage.crestColour ?? plumage.cap ?? plumage.hood ?? plumage.back;
  const plume = (degrees: number, reach: number, width: number, from = 0.75) => {
    const base = polar(top, r * from, 90 + degrees * 0.55 - lean);
    const end = polar(base, r * reach, 90 + degrees - lean);
    sheet.path(
      leaf(base, end, r * width),
      sheet.linear(base, end, [[0, darker(colour, 0.15)], [1, lighter(colour, 0.14)]]),
    );
  };
  if (plumage.crest === "ears") {
    for (const side of [-1, 1]) {
      for (let i = 0; i < 3; i++) plume(side * (42 - i * 9), 0.62 - i * 0.12, 0.26, 0.8);
    }
  } else if (plumage.crest === "fan") {
    for (let i = -3; i <= 3; i++) {
      plume(i * 17, 1.05 - Math.abs(i) * 0.06, 0.3);
      const base = polar(top, r * 0.75, 90 + i * 9.3 - lean);
      sheet.circle(
        polar(base, r * 0.94 - Math.abs(i) * r * 0.06, 90 + i * 17 - lean),
        r * 0.1,
        "#1d1a24",
      );
    }
  } else if (plumage.crest === "curl") {
    const tip = plus(top, r * 0.1, -r * 1.75);
    sheet.line(
      stroke([plus(top, 0, -r * 0.8), plus(top, -r * 0.12, -r * 1.4), tip]),
      colour,
      r * 0.15,
    );
    sheet.ellipse(tip, r * 0.18, r * 0.26, colour);
  } else {
    const tall = plumage.crest === "peak" ? 0.85 : 0.6;
    for (const i of [-2, 2, -1, 1, 0]) plume(i * 12, tall - Math.abs(i) * 0.14, 0.34);
  }
}
