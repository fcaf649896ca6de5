/** The things that scenes are made of, from far to near. */
import type { RandomStream } from "../../random/stream.ts";
import { darker, lighter, mix } from "./_colour.ts";
import { blob, leaf, num, plus, type Point, polar, type Sheet, stroke, xy } from "./_pen.ts";
import type { Scene } from "./_scenes.ts";

/** Grass in the middle distance, taller towards the reader. */
export function tufts(sheet: Sheet, scene: Scene, stream: RandomStream): void {
  const snowy = scene.extra === "snow";
  for (let i = 0; i < 22; i++) {
    const near = i / 22;
    const root: Point = [stream.uniform(-4, 228), 166 + near * 60];
    const tall = 4 + near * 9;
    const colour = snowy
      ? "#c3bf9f"
      : mix(scene.leaves[i % scene.leaves.length]!, scene.ground, 0.55 - near * 0.3);
    const blades = [-0.4, -0.12, 0.16, 0.42].map((lean) =>
      `M${xy(root)}Q${xy(plus(root, lean * tall * 0.3, -tall * 0.6))} ${
        xy(plus(root, lean * tall, -tall))
      }`
    );
    sheet.line(blades.join(""), colour, 0.8 + near * 0.9);
  }
}

/** Leaves out of focus in an upper corner, close to the eye. */
export function overhang(sheet: Sheet, scene: Scene, stream: RandomStream): void {
  const right = stream.next() < 0.5;
  const blur = sheet.blur(2.4);
  sheet.group(`${blur} opacity="0.85"`, () => {
    for (let i = 0; i < 7; i++) {
      const at: Point = [right ? 224 - i * 9 : i * 9, stream.uniform(-12, 4)];
      const tip = polar(at, stream.uniform(24, 44), -90 + stream.uniform(-50, 50));
      sheet.path(
        leaf(at, tip, stream.uniform(13, 20), 0.35),
        darker(scene.leaves[i % scene.leaves.length]!, 0.12),
      );
    }
  });
}

export function cloud(
  sheet: Sheet,
  centre: Point,
  size: number,
  colour: string,
  opacity: number,
  flat: number,
  stream: RandomStream,
): void {
  sheet.group(`opacity="${opacity}"`, () => {
    for (
      const [dx, dy, share] of [[-1.1, 0.15, 0.6], [-0.4, -0.2, 0.85], [0.45, -0.1, 0.75], [
        1.15,
        0.2,
        0.5,
      ], [0, 0.25, 0.9]] as const
    ) {
      const wobble = stream.uniform(0.85, 1.15);
      sheet.ellipse(
        plus(centre, dx * size, dy * size * flat),
        size * share * wobble,
        size * share * flat,
        colour,
      );
    }
  });
}

/** A line of hills from left to right, filled down to the bottom. */
export function ridge(
  sheet: Sheet,
  y: number,
  height: number,
  fill: string,
  stream: RandomStream,
): void {
  const points: Point[] = [];
  for (let x = -20; x <= 250; x += 45) points.push([x, y + stream.uniform(-height, height)]);
  sheet.path(`${stroke(points)}L250 230L-20 230Z`, fill);
}

export function bushes(sheet: Sheet, y: number, colour: string, stream: RandomStream): void {
  for (let x = -10; x < 236; x += stream.uniform(12, 26)) {
    const radius = stream.uniform(7, 17);
    sheet.circle([x, y + 3], radius, mix(colour, "#ffffff", stream.uniform(0, 0.14)));
  }
}

export function firs(
  sheet: Sheet,
  y: number,
  colour: string,
  count: number,
  stream: RandomStream,
): void {
  for (let i = 0; i < count; i++) {
    const x = (i + stream.uniform(-0.4, 0.4)) * (236 / count);
    const tall = stream.uniform(26, 62);
    const half = tall * 0.24;
    const shade = mix(colour, "#ffffff", stream.uniform(0, 0.2));
    for (
      const [top, bottom, share] of [[0, 0.5, 0.55], [0.25, 0.78, 0.8], [0.5, 1.1, 1]] as const
    ) {
      sheet.path(
        `M${num(x)} ${num(y - tall * (1 - top))}L${num(x + half * share)} ${
          num(y - tall * (1 - bottom))
        }H${num(x - half * share)}Z`,
        shade,
      );
    }
  }
}

export function trunks(sheet: Sheet, scene: Scene, stream: RandomStream): void {
  for (let i = 0; i < 6; i++) {
    const x = (i + stream.uniform(0.1, 0.9)) * 38;
    const half = stream.uniform(4, 10);
    const colour = mix("#5f4a3c", scene.sky[0], stream.uniform(0.35, 0.65));
    sheet.path(
      `M${num(x - half)} 0L${num(x + half)} 0L${num(x + half * 1.3)} 224H${num(x - half * 1.3)}Z`,
      colour,
      `opacity="0.8"`,
    );
  }
}

export function bokeh(sheet: Sheet, scene: Scene, stream: RandomStream): void {
  for (let i = 0; i < 16; i++) {
    const colour = lighter(scene.leaves[i % scene.leaves.length]!, stream.uniform(0.15, 0.6));
    const at: Point = [stream.uniform(0, 224), stream.uniform(0, 200)];
    sheet.circle(at, stream.uniform(6, 22), colour, `opacity="${num(stream.uniform(0.16, 0.42))}"`);
  }
}

/** Blades and cattails; also used before the bird. */
export function reeds(
  sheet: Sheet,
  scene: Scene,
  y: number,
  count: number,
  opacity: number,
  stream: RandomStream,
): void {
  sheet.group(`opacity="${opacity}"`, () => {
    for (let i = 0; i < count; i++) {
      const x = stream.uniform(-5, 229);
      const tall = stream.uniform(60, 150);
      const lean = stream.uniform(-16, 16);
      const colour = scene.leaves[i % scene.leaves.length]!;
      const tip: Point = [x + lean, y - tall + 40];
      sheet.line(
        stroke([[x, y + 50], [x + lean * 0.3, y - tall * 0.3], tip]),
        darker(colour, 0.1),
        2.2,
      );
      if (i % 3 === 0) {
        sheet.line(`M${xy(tip)}L${xy(plus(tip, lean * 0.12, 15))}`, "#7d5233", 5.5);
      } else sheet.path(leaf([x, y + 30], plus(tip, stream.uniform(-22, 22), 14), 5), colour);
    }
  });
}

/** The silhouette of a rock, a mound or a cushion of moss with its top at a point. */
export function mound(centre: Point, width: number, height: number, stream: RandomStream): string {
  const [x, y] = centre;
  const w = () => width * stream.uniform(0.9, 1.1);
  return blob([
    [x - w(), y + height * 1.6],
    [x - w() * 0.78, y + height * 0.35],
    [x - width * 0.3, y - 1],
    [x + width * 0.3, y - 1],
    [x + w() * 0.8, y + height * 0.35],
    [x + w(), y + height * 1.6],
  ], 0.9);
}
