/** What a bird stands on: branch, post, rock, ground, trunk, water. */
import type { RandomStream } from "../../random/stream.ts";
import { darker, lighter, mix } from "./_colour.ts";
import { leaf, lerp, num, plus, type Point, polar, type Sheet, stroke } from "./_pen.ts";
import { mound } from "./_scenery.ts";
import type { Scene } from "./_scenes.ts";

/** The kinds of perches. */
export type Perch = "branch" | "post" | "rock" | "ground" | "trunk" | "water" | "none";

/** Paints the perch with its top at the point where the feet stand. */
export function paintPerch(
  sheet: Sheet,
  perch: Perch,
  scene: Scene,
  foot: Point,
  stream: RandomStream,
): void {
  const snowy = scene.extra === "snow";
  const bark = mix("#7a573d", scene.light, 0.12);
  if (perch === "branch") branch(sheet, scene, foot, bark, snowy, stream);
  else if (perch === "trunk") trunk(sheet, foot, bark, snowy, stream);
  else if (perch === "post") post(sheet, foot, mix("#a08a70", scene.light, 0.12), snowy);
  else if (perch === "rock") rock(sheet, scene, foot, snowy, stream);
  else if (perch === "ground") ground(sheet, scene, foot, snowy, stream);
}

function branch(
  sheet: Sheet,
  scene: Scene,
  [x, y]: Point,
  bark: string,
  snowy: boolean,
  stream: RandomStream,
): void {
  const slope = stream.uniform(-0.1, 0.1);
  const bow = stream.uniform(-5, 5);
  const side = stream.next() < 0.5 ? -1 : 1;
  const thick = stream.uniform(6.5, 10);
  const line = (
    at: number,
  ): Point => [at, y + thick / 2 + (at - x) * slope + bow * ((at - x) / 112) ** 2];
  const points = [-12, 40, 90, x, 150, 190, 236].sort((p, q) => p - q).map(line);
  // A twig or two behind.
  for (let i = 0; i < 3; i++) {
    const from = line(stream.uniform(10, 214));
    const to = polar(from, stream.uniform(26, 52), 90 - side * stream.uniform(20, 70));
    sheet.line(stroke([from, lerp(from, plus(to, 4, 4), 0.5), to]), darker(bark, 0.1), 3);
    leaves(sheet, scene, from, to, 4, stream);
  }
  sheet.line(stroke(points), darker(bark, 0.32), thick + 1.6);
  sheet.line(stroke(points), bark, thick);
  sheet.line(
    stroke(points.map((p) => plus(p, 0, -thick * 0.22))),
    lighter(bark, 0.25),
    thick * 0.3,
    `opacity="0.8"`,
  );
  for (let i = 0; i < 7; i++) {
    const at = line(stream.uniform(0, 224));
    sheet.line(
      stroke([plus(at, -5, 1.5), plus(at, 5, 1.8)]),
      darker(bark, 0.3),
      0.9,
      `opacity="0.7"`,
    );
  }
  if (snowy) {
    for (let at = 0; at < 224; at += stream.uniform(16, 30)) {
      if (Math.abs(at - x) < 22) continue;
      const p = line(at);
      sheet.ellipse(plus(p, 0, -thick * 0.5), stream.uniform(10, 17), 3.6, "#ffffff");
    }
  }
  for (let i = 0; i < 3; i++) {
    const from = line(
      stream.uniform(0, 1) < 0.5 ? stream.uniform(4, x - 34) : stream.uniform(x + 34, 220),
    );
    const to = polar(from, stream.uniform(18, 34), -90 + stream.uniform(-60, 60));
    sheet.line(stroke([from, to]), bark, 2.2);
    leaves(sheet, scene, from, to, 4, stream);
  }
}

/** Pairs of leaves along a twig, with a midrib. */
function leaves(
  sheet: Sheet,
  scene: Scene,
  from: Point,
  to: Point,
  count: number,
  stream: RandomStream,
): void {
  const along = (Math.atan2(from[1] - to[1], to[0] - from[0]) * 180) / Math.PI;
  for (let i = 1; i <= count; i++) {
    const base = lerp(from, to, i / count);
    const colour = scene.leaves[(i + Math.floor(stream.next() * 3)) % scene.leaves.length]!;
    for (const side of i === count ? [0] : [-1, 1]) {
      const tip = polar(base, stream.uniform(10, 17), along + side * stream.uniform(35, 65));
      sheet.path(
        leaf(base, tip, 7.5, 0.35),
        sheet.linear(base, tip, [[0, darker(colour, 0.15)], [1, lighter(colour, 0.15)]]),
      );
      sheet.line(stroke([base, lerp(base, tip, 0.85)]), lighter(colour, 0.4), 0.6, `opacity="0.7"`);
    }
  }
}

function trunk(sheet: Sheet, [x]: Point, bark: string, snowy: boolean, stream: RandomStream): void {
  const width = stream.uniform(36, 56);
  const right = x + width;
  const paint = sheet.linear([x, 0], [right, 0], [[0, lighter(bark, 0.16)], [0.35, bark], [
    1,
    darker(bark, 0.4),
  ]]);
  sheet.path(
    `M${num(x + 2)} -4C${num(x - 3)} 70 ${num(x + 4)} 150 ${num(x - 2)} 230H${num(right + 3)}C${
      num(right - 4)
    } 150 ${num(right + 4)} 70 ${num(right)} -4Z`,
    paint,
  );
  for (let i = 0; i < 26; i++) {
    const at: Point = [stream.uniform(x + 4, right - 4), stream.uniform(0, 224)];
    sheet.line(
      stroke([at, plus(at, stream.uniform(-1.5, 1.5), stream.uniform(8, 22))]),
      i % 2 ? darker(bark, 0.35) : lighter(bark, 0.2),
      1.3,
      `opacity="0.6"`,
    );
  }
  const knot: Point = [x + width * 0.55, stream.uniform(30, 190)];
  sheet.ellipse(knot, 7, 10, darker(bark, 0.35));
  sheet.ellipse(knot, 4, 6.5, darker(bark, 0.65));
  if (snowy) sheet.ellipse([x + width / 2, 226], width, 10, "#ffffff");
}

function post(sheet: Sheet, [x, y]: Point, wood: string, snowy: boolean): void {
  sheet.path(
    `M${num(x - 14)} ${num(y + 1)}H${num(x + 14)}L${num(x + 15)} 230H${num(x - 15)}Z`,
    sheet.linear([x - 14, 0], [x + 14, 0], [[0, lighter(wood, 0.25)], [0.5, wood], [
      1,
      darker(wood, 0.35),
    ]]),
  );
  sheet.ellipse([x, y + 2], 14, 4, lighter(wood, 0.35));
  sheet.ellipse([x, y + 2], 8, 2.2, wood);
  for (const dx of [-8, -2, 5, 10]) {
    sheet.line(`M${num(x + dx)} ${num(y + 10)}V226`, darker(wood, 0.3), 0.9, `opacity="0.6"`);
  }
  if (snowy) sheet.ellipse([x, y + 1.5], 15, 4.5, "#ffffff");
  for (const dy of [30, 58]) {
    sheet.line(
      `M-5 ${num(y + dy + 4)}Q${num(x / 2)} ${num(y + dy + 12)} ${num(x)} ${num(y + dy)}Q${
        num((x + 224) / 2)
      } ${num(y + dy + 12)} 229 ${num(y + dy + 4)}`,
      darker(wood, 0.55),
      1.1,
    );
  }
}

function rock(sheet: Sheet, scene: Scene, foot: Point, snowy: boolean, stream: RandomStream): void {
  const stone = mix("#9a9890", scene.light, 0.16);
  for (const [dx, dy, w, h] of [[-58, 22, 26, 16], [50, 18, 30, 18], [0, 0, 52, 26]] as const) {
    const top = plus(foot, dx, dy);
    const shape = mound(top, w, h, stream);
    sheet.path(
      shape,
      sheet.linear(plus(top, -w * 0.4, 0), plus(top, w * 0.4, h * 2), [[0, lighter(stone, 0.35)], [
        0.5,
        stone,
      ], [1, darker(stone, 0.45)]]),
    );
    if (snowy) sheet.ellipse(plus(top, 0, 1), w * 0.6, 4, "#ffffff");
  }
  for (let i = 0; i < 5; i++) {
    sheet.ellipse(
      plus(foot, stream.uniform(-30, 30), stream.uniform(8, 30)),
      3,
      1.4,
      darker(stone, 0.25),
      `opacity="0.6"`,
    );
  }
  if (scene.water) {
    for (const dx of [-50, 0, 55]) {
      sheet.line(
        `M${num(foot[0] + dx - 40)} ${num(foot[1] + 42)}q40 5 80 0`,
        lighter(scene.ground, 0.55),
        1.4,
        `opacity="0.7"`,
      );
    }
  }
}

function ground(
  sheet: Sheet,
  scene: Scene,
  [x, y]: Point,
  snowy: boolean,
  stream: RandomStream,
): void {
  const earth = scene.water ? mix("#cdb98f", scene.light, 0.14) : scene.ground;
  sheet.path(
    `${
      stroke([[-10, y + stream.uniform(-4, 4)], [60, y - stream.uniform(-2, 3)], [x, y - 1], [
        180,
        y + stream.uniform(-3, 3),
      ], [236, y + stream.uniform(-4, 6)]])
    }V230H-10Z`,
    sheet.linear([0, y], [0, 224], [[0, lighter(earth, 0.18)], [1, darker(earth, 0.12)]]),
  );
  sheet.ellipse([x, y + 2], 34, 4.5, darker(earth, 0.5), `opacity="0.35"`);
  const blades = scene.water || snowy ? 16 : 46;
  for (let i = 0; i < blades; i++) {
    const at: Point = [stream.uniform(0, 224), y + stream.uniform(3, 40)];
    if (scene.water) {
      sheet.ellipse(
        at,
        stream.uniform(1.5, 4),
        stream.uniform(1, 2),
        i % 2 ? darker(earth, 0.25) : lighter(earth, 0.4),
      );
      continue;
    }
    const colour = snowy ? "#b9b08a" : mix(scene.leaves[i % 3]!, earth, 0.25);
    for (const dx of [-3, 0, 3.4]) {
      sheet.line(
        stroke([at, plus(at, dx * 0.5, -5), plus(at, dx, -stream.uniform(7, 12))]),
        colour,
        1.2,
      );
    }
    if (!snowy && i % 9 === 0) {
      const bloom = plus(at, 0, -11);
      for (let k = 0; k < 5; k++) {
        sheet.circle(
          polar(bloom, 2, k * 72),
          1.5,
          ["#ffffff", "#ffd84f", "#e88bb0"][(i / 9) % 3 | 0]!,
        );
      }
      sheet.circle(bloom, 1.2, "#f2a93b");
    }
  }
}

/** Water over the lower part of a swimming or wading bird, with rings around it. */
export function paintWaterline(
  sheet: Sheet,
  scene: Scene,
  [x, y]: Point,
  half: number,
  depth: number,
): void {
  const water = scene.ground;
  const edge = `M${num(x - half)} ${num(y)}Q${num(x)} ${num(y + 7)} ${num(x + half)} ${num(y)}`;
  sheet.path(
    `${edge}L${num(x + half * 1.1)} ${num(y + depth)}H${num(x - half * 1.1)}Z`,
    sheet.linear([0, y], [0, y + depth], [[0, mix(water, "#ffffff", 0.1), 0.92], [1, water, 0]]),
  );
  for (const [grow, opacity] of [[1, 0.95], [1.25, 0.6], [1.55, 0.4]] as const) {
    const w = half * grow;
    sheet.line(
      `M${num(x - w)} ${num(y + grow * 3 - 3)}Q${num(x)} ${num(y + 8 * grow)} ${num(x + w)} ${
        num(y + grow * 3 - 3)
      }`,
      "#ffffff",
      1.5,
      `opacity="${opacity}"`,
    );
  }
}
