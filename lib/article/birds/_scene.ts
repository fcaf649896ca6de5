/** What lies behind a bird: sky, hills, trees, water, snow, night; far things pale, near things soft. */
import type { RandomStream } from "../../random/stream.ts";
import { darker, lighter, mix } from "./_colour.ts";
import { leaf, num, plus, type Point, polar, type Sheet } from "./_pen.ts";
import { bokeh, bushes, cloud, firs, overhang, reeds, ridge, trunks, tufts } from "./_scenery.ts";
import type { Scene } from "./_scenes.ts";

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
