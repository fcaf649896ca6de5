/** What lies behind a bird: sky, hills, trees, water, snow, night; far things pale, near things soft. */
import type { RandomStream } from "../../random.ts";
import { darker, lighter, mix } from "./_colour.ts";
import { blob, leaf, num, plus, type Point, polar, type Sheet, stroke } from "./_pen.ts";

/** A place at a time of day and year. */
export interface Scene {
  readonly name: string;
  readonly place: "woods" | "shore" | "sky";
  /** From the zenith to the horizon. */
  readonly sky: readonly [string, string];
  readonly hills: string;
  /** Ground, or water where `water` is set. */
  readonly ground: string;
  readonly leaves: readonly string[];
  readonly water?: boolean;
  readonly extra:
    | "clouds"
    | "trunks"
    | "firs"
    | "bokeh"
    | "reeds"
    | "snow"
    | "moon"
    | "petals"
    | "sun";
  /** A wash of light over everything, and how strong. */
  readonly light: string;
  readonly wash: number;
}

/** All scenes. */
export const SCENES: readonly Scene[] = [
  {
    name: "summer meadow",
    place: "woods",
    sky: ["#8fcdee", "#e6f4ec"],
    hills: "#9cc59a",
    ground: "#7fb56a",
    leaves: ["#4f9a4b", "#6cb255", "#3f8447"],
    extra: "clouds",
    light: "#fff3c4",
    wash: 0.1,
  },
  {
    name: "deep forest",
    place: "woods",
    sky: ["#c9e2b8", "#8fbf8a"],
    hills: "#6fa377",
    ground: "#4d7f58",
    leaves: ["#39744a", "#4b8d52", "#2e6044"],
    extra: "trunks",
    light: "#eaffc8",
    wash: 0.1,
  },
  {
    name: "autumn wood",
    place: "woods",
    sky: ["#f7dfb5", "#f2b880"],
    hills: "#d98f55",
    ground: "#b8763f",
    leaves: ["#d9622b", "#e99a35", "#b8452a"],
    extra: "bokeh",
    light: "#ffd58a",
    wash: 0.14,
  },
  {
    name: "blossom",
    place: "woods",
    sky: ["#bfe0f2", "#fbe3ea"],
    hills: "#f0bccb",
    ground: "#a8c98c",
    leaves: ["#f7b6c8", "#fbd3de", "#f193b0"],
    extra: "petals",
    light: "#fff0f4",
    wash: 0.08,
  },
  {
    name: "winter",
    place: "woods",
    sky: ["#b9d2e6", "#eef4f8"],
    hills: "#d4e2ec",
    ground: "#f4f8fb",
    leaves: ["#6d8f86", "#55776f", "#87a39a"],
    extra: "snow",
    light: "#dfeeff",
    wash: 0.12,
  },
  {
    name: "sunset hills",
    place: "woods",
    sky: ["#6d6fb3", "#fbb582"],
    hills: "#a3668c",
    ground: "#6f5578",
    leaves: ["#54477a", "#6b4f7f", "#433a63"],
    extra: "sun",
    light: "#ff9a6b",
    wash: 0.18,
  },
  {
    name: "night",
    place: "woods",
    sky: ["#1b2450", "#4a5a96"],
    hills: "#2b3768",
    ground: "#26305c",
    leaves: ["#2f4770", "#3a5580", "#243a60"],
    extra: "moon",
    light: "#26367e",
    wash: 0.19,
  },
  {
    name: "garden",
    place: "woods",
    sky: ["#dff0c2", "#a7d3a0"],
    hills: "#86c08d",
    ground: "#6bab6d",
    leaves: ["#58a35a", "#86c46a", "#3f8a58"],
    extra: "bokeh",
    light: "#fffbd6",
    wash: 0.1,
  },
  {
    name: "fir mountains",
    place: "woods",
    sky: ["#a9cbe8", "#f0eee4"],
    hills: "#8aa9bd",
    ground: "#5f8a76",
    leaves: ["#2f6a5a", "#3f7d66", "#28584e"],
    extra: "firs",
    light: "#f4f9ff",
    wash: 0.08,
  },
  {
    name: "lake",
    place: "shore",
    sky: ["#9dd3ec", "#f1f6ea"],
    hills: "#8fbfa0",
    ground: "#6fb2c9",
    leaves: ["#5d9a58", "#7bb062", "#4a854e"],
    water: true,
    extra: "clouds",
    light: "#fff8d8",
    wash: 0.08,
  },
  {
    name: "reed bed",
    place: "shore",
    sky: ["#d6e8d8", "#f6ecc6"],
    hills: "#c3cf94",
    ground: "#86b3a2",
    leaves: ["#8a9f4a", "#a7b25a", "#71883f"],
    water: true,
    extra: "reeds",
    light: "#fff0bf",
    wash: 0.12,
  },
  {
    name: "evening marsh",
    place: "shore",
    sky: ["#7a83c2", "#fcc08a"],
    hills: "#9a6f96",
    ground: "#b0839e",
    leaves: ["#5d4f7d", "#71608c", "#4a4069"],
    water: true,
    extra: "sun",
    light: "#ff9f72",
    wash: 0.18,
  },
  {
    name: "winter lake",
    place: "shore",
    sky: ["#bcd0e2", "#f2f5f7"],
    hills: "#dbe6ee",
    ground: "#a5c3d6",
    leaves: ["#7a948e", "#91a8a2", "#647f79"],
    water: true,
    extra: "snow",
    light: "#e2efff",
    wash: 0.12,
  },
  {
    name: "moonlit water",
    place: "shore",
    sky: ["#1a2452", "#52629c"],
    hills: "#2c3969",
    ground: "#34477e",
    leaves: ["#2c4570", "#385483", "#22375d"],
    water: true,
    extra: "moon",
    light: "#24347c",
    wash: 0.19,
  },
  {
    name: "fair sky",
    place: "sky",
    sky: ["#62b3e6", "#dff1f8"],
    hills: "#a9cfb4",
    ground: "#8dc08e",
    leaves: ["#5f9f6a"],
    extra: "clouds",
    light: "#fff6d0",
    wash: 0.06,
  },
  {
    name: "dawn sky",
    place: "sky",
    sky: ["#8797d4", "#fdd0b0"],
    hills: "#b58aa8",
    ground: "#8f7199",
    leaves: ["#6b5a88"],
    extra: "sun",
    light: "#ffb48a",
    wash: 0.14,
  },
];

/** Paints everything behind the bird. Returns the height of the horizon. */
export function paintScene(sheet: Sheet, scene: Scene, stream: RandomStream): number {
  const horizon = scene.place === "sky" ? stream.uniform(186, 214) : stream.uniform(118, 150);
  sheet.path(
    "M0 0H224V224H0Z",
    sheet.linear([0, 0], [0, horizon], [[0, scene.sky[0]], [1, scene.sky[1]]]),
  );
  paintSky(sheet, scene, horizon, stream);
  const pale = mix(scene.hills, scene.sky[1], 0.45);
  ridge(sheet, horizon - stream.uniform(10, 26), stream.uniform(8, 20), pale, stream);
  if (scene.extra === "firs" || (scene.extra === "snow" && !scene.water)) {
    firs(sheet, horizon - 6, mix(scene.leaves[0]!, scene.sky[1], 0.5), 13, stream);
  } else if (scene.place !== "sky") {
    bushes(sheet, horizon - 2, mix(scene.leaves[0]!, scene.sky[1], 0.5), stream);
  }
  ridge(sheet, horizon, scene.water ? 2 : 7, scene.hills, stream);
  const near = sheet.linear([0, horizon], [0, 224], [[0, lighter(scene.ground, 0.22)], [
    1,
    darker(scene.ground, 0.14),
  ]]);
  if (scene.water) {
    sheet.path(`M0 ${num(horizon)}H224V224H0Z`, near);
    for (let i = 0; i < 16; i++) {
      const y = horizon + 4 + (i / 16) ** 1.4 * (220 - horizon);
      const x = stream.uniform(-20, 200);
      const half = stream.uniform(6, 20) * (0.5 + i / 16);
      sheet.line(
        `M${num(x - half)} ${num(y)}Q${num(x)} ${num(y - 2)} ${num(x + half)} ${num(y)}`,
        i % 3 ? lighter(scene.ground, 0.5) : darker(scene.ground, 0.25),
        0.8 + i * 0.06,
        `opacity="0.6"`,
      );
    }
  } else {
    ridge(sheet, horizon + 12, 5, near, stream);
  }
  if (!scene.water && scene.place === "woods") tufts(sheet, scene, stream);
  if (scene.extra === "trunks") trunks(sheet, scene, stream);
  if (scene.extra === "bokeh" || scene.extra === "petals" || scene.extra === "trunks") {
    bokeh(sheet, scene, stream);
  }
  if (scene.extra === "reeds") reeds(sheet, scene, horizon + 8, 15, 0.55, stream);
  return horizon;
}

/** Paints what floats or grows before the bird, then the wash of light over everything. */
export function paintForeground(sheet: Sheet, scene: Scene, stream: RandomStream): void {
  if (scene.extra === "snow") {
    for (let i = 0; i < 34; i++) {
      sheet.circle(
        [stream.uniform(0, 224), stream.uniform(0, 224)],
        stream.uniform(0.8, 2.4),
        "#ffffff",
        `opacity="${num(stream.uniform(0.5, 0.95))}"`,
      );
    }
  } else if (scene.extra === "petals") {
    for (let i = 0; i < 12; i++) {
      const at: Point = [stream.uniform(0, 224), stream.uniform(0, 224)];
      sheet.path(
        leaf(at, polar(at, stream.uniform(4, 7), stream.uniform(0, 360)), 4),
        scene.leaves[i % 3]!,
        `opacity="0.85"`,
      );
    }
  }
  if (scene.place === "woods" && scene.extra !== "snow" && stream.next() < 0.45) {
    overhang(sheet, scene, stream);
  }
  const corner: Point = [stream.uniform(0, 224), stream.uniform(-20, 60)];
  sheet.path(
    "M0 0H224V224H0Z",
    sheet.radial(corner, 260, [[0, scene.light, scene.wash], [0.6, scene.light, scene.wash * 0.7], [
      1,
      darker(scene.light, 0.7),
      scene.wash * 0.9,
    ]]),
  );
}

/** Grass in the middle distance, taller towards the reader. */
function tufts(sheet: Sheet, scene: Scene, stream: RandomStream): void {
  const snowy = scene.extra === "snow";
  for (let i = 0; i < 22; i++) {
    const near = i / 22;
    const root: Point = [stream.uniform(-4, 228), 166 + near * 60];
    const tall = 4 + near * 9;
    const colour = snowy
      ? "#c3bf9f"
      : mix(scene.leaves[i % scene.leaves.length]!, scene.ground, 0.55 - near * 0.3);
    const blades = [-0.4, -0.12, 0.16, 0.42].map((lean) =>
      `M${xyOf(root)}Q${xyOf(plus(root, lean * tall * 0.3, -tall * 0.6))} ${
        xyOf(plus(root, lean * tall, -tall))
      }`
    );
    sheet.line(blades.join(""), colour, 0.8 + near * 0.9);
  }
}

/** Leaves out of focus in an upper corner, close to the eye. */
function overhang(sheet: Sheet, scene: Scene, stream: RandomStream): void {
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

function paintSky(sheet: Sheet, scene: Scene, horizon: number, stream: RandomStream): void {
  if (scene.extra === "moon") {
    for (let i = 0; i < 40; i++) {
      sheet.circle(
        [stream.uniform(0, 224), stream.uniform(0, horizon)],
        stream.uniform(0.4, 1.1),
        "#fff6d8",
        `opacity="${num(stream.uniform(0.3, 0.9))}"`,
      );
    }
    const moon: Point = [stream.uniform(25, 200), stream.uniform(22, 60)];
    sheet.circle(moon, 34, sheet.radial(moon, 34, [[0, "#fdf3c8", 0.5], [1, "#fdf3c8", 0]]));
    sheet.circle(moon, 14, "#fdf3d0");
    sheet.circle(plus(moon, -4, -3), 2.6, "#e6d9b0");
    sheet.circle(plus(moon, 4, 4), 3.4, "#eadfb6");
  } else if (scene.extra === "sun") {
    const sun: Point = [stream.uniform(30, 194), horizon - stream.uniform(18, 50)];
    sheet.circle(sun, 70, sheet.radial(sun, 70, [[0, "#fff0c0", 0.75], [1, "#fff0c0", 0]]));
    sheet.circle(sun, 17, "#fff1cc");
    for (let i = 0; i < 3; i++) {
      cloud(
        sheet,
        [stream.uniform(0, 224), stream.uniform(20, horizon - 30)],
        stream.uniform(14, 26),
        mix("#ffd9c0", scene.sky[0], 0.35),
        0.5,
        0.35,
        stream,
      );
    }
  } else if (scene.extra === "clouds" || scene.place === "sky" || scene.extra === "firs") {
    const count = scene.place === "sky" ? 6 : 3;
    for (let i = 0; i < count; i++) {
      cloud(
        sheet,
        [stream.uniform(0, 224), stream.uniform(12, horizon - 24)],
        stream.uniform(12, 26),
        "#ffffff",
        0.8,
        0.62,
        stream,
      );
    }
  }
}

function cloud(
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
function ridge(sheet: Sheet, y: number, height: number, fill: string, stream: RandomStream): void {
  const points: Point[] = [];
  for (let x = -20; x <= 250; x += 45) points.push([x, y + stream.uniform(-height, height)]);
  sheet.path(`${stroke(points)}L250 230L-20 230Z`, fill);
}

function bushes(sheet: Sheet, y: number, colour: string, stream: RandomStream): void {
  for (let x = -10; x < 236; x += stream.uniform(12, 26)) {
    const radius = stream.uniform(7, 17);
    sheet.circle([x, y + 3], radius, mix(colour, "#ffffff", stream.uniform(0, 0.14)));
  }
}

function firs(sheet: Sheet, y: number, colour: string, count: number, stream: RandomStream): void {
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

function trunks(sheet: Sheet, scene: Scene, stream: RandomStream): void {
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

function bokeh(sheet: Sheet, scene: Scene, stream: RandomStream): void {
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
        sheet.line(`M${xyOf(tip)}L${xyOf(plus(tip, lean * 0.12, 15))}`, "#7d5233", 5.5);
      } else sheet.path(leaf([x, y + 30], plus(tip, stream.uniform(-22, 22), 14), 5), colour);
    }
  });
}

function xyOf([x, y]: Point): string {
  return `${num(x)} ${num(y)}`;
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
