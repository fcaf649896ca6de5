/** Pixels as Pillow decodes and resizes them: see tests/fixtures/image/make_fixtures.py and make_pillow.py. */
import type { Interpolation, RgbImage } from "lib/image/mod.ts";

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: string;
}

interface Expected {
  readonly decoded: Readonly<Record<string, Pixels>>;
  readonly resized: readonly (Pixels & { readonly method: "nearest" | "bilinear" })[];
  readonly positionsOf224: Readonly<Record<string, readonly number[]>>;
}

/** What make_pillow.py writes. */
interface PillowPixels {
  readonly decoded: Readonly<Record<string, Pixels>>;
  readonly upright: Readonly<Record<string, Pixels>>;
  readonly highBytes: Readonly<Record<string, Pixels>>;
  readonly sources: Readonly<Record<string, Pixels>>;
  readonly resized: readonly (Pixels & {
    readonly source: string;
    readonly method: Interpolation;
  })[];
}

export const fixtures = new URL("../fixtures/image/", import.meta.url);

export const expected: Expected = JSON.parse(
  Deno.readTextFileSync(new URL("expected.json", fixtures)),
);

export const pillow: PillowPixels = JSON.parse(
  Deno.readTextFileSync(new URL("pillow.json", fixtures)),
);

export function fixture(name: string): string {
  return decodeURIComponent(new URL(name, fixtures).pathname);
}

export function toImage({ width, height, rgb }: Pixels): RgbImage {
  return { width, height, data: Uint8Array.from(atob(rgb), (c) => c.charCodeAt(0)) };
}
