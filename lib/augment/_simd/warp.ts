/**
 * Fetching pixels from elsewhere. The source is the picture with {@linkcode WARP_BORDER} black pixels
 * on each side, so that no tap needs a test; positions beyond are moved into the black.
 */
import {
  type Code,
  defineFunction,
  f32x4,
  i32,
  i32x4,
  type Local,
  loopWhile,
  sequence,
  v128,
} from "./assembler.ts";

/** Black pixels around a source picture. */
export const WARP_BORDER = 4;

/** Bytes of a pixel: three floats. */
const PIXEL = 12;

const clamp = (value: Code, low: Code, high: Code): Code => {
  return i32x4.min(i32x4.max(value, low), high);
};

/**
 * Where four pixels come from: addresses in the padded source and offsets in a table of weights,
 * from positions in 1/32 pixel. Stored as 4 addresses, 4 x weights, 4 y weights (48 bytes).
 */
function storePlaces(
  places: Local,
  x: Code,
  y: Code,
  bounds: {
    readonly maxX: Code;
    readonly maxY: Code;
    readonly stride: Code;
    readonly base: Code;
    readonly weightBytes: number;
    readonly table: Code;
  },
): Code {
  const low = i32x4.all(-3);
  const column = clamp(i32x4.shiftRight(x, 5), low, bounds.maxX);
  const row = clamp(i32x4.shiftRight(y, 5), low, bounds.maxY);
  const address = i32x4.add(
    i32x4.multiply(row, bounds.stride),
    i32x4.multiply(column, i32x4.all(PIXEL)),
  );
  const size = bounds.weightBytes;
  const fraction = i32x4.all(31);
  const bytes = i32x4.all(size);
  const weights = (position: Code): Code =>
    i32x4.add(bounds.table, i32x4.multiply(v128.and(position, fraction), bytes));
  return sequence(
    v128.store(places.value, i32x4.add(address, bounds.base), 0),
    v128.store(places.value, weights(x), 16),
    v128.store(places.value, weights(y), 32),
  );
}

type SharedParameters = [Local, Local, Local, Local, Local, Local, Local, Local];

/** How a row finds and mixes its pixels. */
interface Sampling {
  /** Positions of the next four pixels, in 1/32 pixel. */
  readonly x: Code;
  readonly y: Code;
  /** Bytes of the table for each 1/32 pixel. */
  readonly weightBytes: number;
  /** Writes one of the four pixels from its place. */
  readonly pixel: (lane: number) => Code;
  /** Moves on to the positions of the next four. */
  readonly next: Code;
}

/**
 * Writes a row, four pixels at a time: from `target` to `end`, with the six parameters by which both
 * functions of this file end.
 */
function warpRow(
  parameters: readonly Local[],
  { x, y, weightBytes, pixel, next }: Sampling,
  local: (type: "v128") => Local,
): Code {
  const [target, end, maxX, maxY, stride, base, table, places] = parameters as SharedParameters;
  const xs = local("v128"), ys = local("v128"), maxXs = local("v128"), maxYs = local("v128");
  const strides = local("v128"), bases = local("v128"), tables = local("v128");
  return sequence(
    maxXs.set(i32x4.splat(maxX.value)),
    maxYs.set(i32x4.splat(maxY.value)),
    strides.set(i32x4.splat(stride.value)),
    bases.set(i32x4.splat(base.value)),
    tables.set(i32x4.splat(table.value)),
    loopWhile(
      i32.less(target.value, end.value),
      xs.set(x),
      ys.set(y),
      storePlaces(places, xs.value, ys.value, {
        maxX: maxXs.value,
        maxY: maxYs.value,
        stride: strides.value,
        base: bases.value,
        weightBytes,
        table: tables.value,
      }),
      ...[0, 1, 2, 3].map(pixel),
      next,
      target.set(i32.add(target.value, i32.constant(4 * PIXEL))),
    ),
  );
}

/** A pixel of three floats times a weight. */
const weighted = (weight: Local, address: Local, offset: number): Code =>
  f32x4.multiply(weight.value, v128.load(address.value, offset));

/**
 * warpLinearRow(target, end, columns, rowX, rowY, maxX, maxY, stride, base, table, places): one row
 * of a linear map with linear interpolation. `columns` holds, for each four pixels, 4 x and 4 y terms
 * in 1/1024 pixel; `rowX` and `rowY` are the row's terms; `base` is the address of the source's
 * pixel (0, 0), `stride` the bytes of its rows; the table has 32 x [1 - f, f]; `places` is 48 bytes
 * of scratch. Writes up to 3 pixels and a float beyond the end.
 */
export const warpLinearRow = defineFunction(
  "warpLinearRow",
  ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32"],
  ([target, end, columns, rowX, rowY, ...shared], local) => {
    const [, , stride, , , places] = shared;
    const rowXs = local("v128"), rowYs = local("v128");
    const upper = local("i32"), lower = local("i32"), weights = local("i32");
    const left = local("v128"), right = local("v128"), top = local("v128"), bottom = local("v128");
    const white = f32x4.all(255);
    const pixel = (lane: number): Code => {
      const upperSum = f32x4.add(weighted(left, upper, 0), weighted(right, upper, PIXEL));
      const lowerSum = f32x4.add(weighted(left, lower, 0), weighted(right, lower, PIXEL));
      const sum = f32x4.add(
        f32x4.multiply(top.value, upperSum),
        f32x4.multiply(bottom.value, lowerSum),
      );
      return sequence(
        upper.set(i32.load(places!.value, lane * 4)),
        lower.set(i32.add(upper.value, stride!.value)),
        weights.set(i32.load(places!.value, 16 + lane * 4)),
        left.set(v128.loadSplat(weights.value, 0)),
        right.set(v128.loadSplat(weights.value, 4)),
        weights.set(i32.load(places!.value, 32 + lane * 4)),
        top.set(v128.loadSplat(weights.value, 0)),
        bottom.set(v128.loadSplat(weights.value, 4)),
        v128.store(target!.value, f32x4.min(sum, white), lane * PIXEL),
      );
    };
    const term = (offset: number, rows: Local): Code =>
      i32x4.shiftRight(i32x4.add(v128.load(columns!.value, offset), rows.value), 5);
    return sequence(
      rowXs.set(i32x4.splat(rowX!.value)),
      rowYs.set(i32x4.splat(rowY!.value)),
      warpRow(
        [target!, end!, ...shared],
        {
          x: term(0, rowXs),
          y: term(16, rowYs),
          weightBytes: 8,
          pixel,
          next: columns!.set(i32.add(columns!.value, i32.constant(32))),
        },
        local,
      ),
    );
  },
);

/**
 * warpCubicRow(target, end, moveX, moveY, alpha, row, maxX, maxY, stride, base, table, places): one
 * row fetched from (x - alpha * moveX, row - alpha * moveY), rounded to 1/32 pixel, with cubic
 * interpolation; the table has 32 x 4 weights, all else as in {@linkcode warpLinearRow}.
 */
export const warpCubicRow = defineFunction(
  "warpCubicRow",
  ["i32", "i32", "i32", "i32", "f32", "f32", "i32", "i32", "i32", "i32", "i32", "i32"],
  ([target, end, moveX, moveY, alpha, row, ...shared], local) => {
    const [, , stride, , , places] = shared;
    const columns = local("v128"), rows = local("v128"), alphas = local("v128");
    const from = local("i32"), weightsX = local("i32"), weightsY = local("i32");
    const wx = [0, 1, 2, 3].map(() => local("v128")), sum = local("v128");
    const white = f32x4.all(255), black = f32x4.all(0);
    const fixed = (start: Local, move: Local): Code => {
      const moved = f32x4.multiply(v128.load(move.value), alphas.value);
      const position = f32x4.subtract(start.value, moved);
      const scale = f32x4.all(32);
      return i32x4.fromF32x4(f32x4.round(f32x4.multiply(position, scale)));
    };
    const rowSum = (): Code =>
      [1, 2, 3].reduce(
        (partial, i) => f32x4.add(partial, weighted(wx[i]!, from, i * PIXEL)),
        weighted(wx[0]!, from, 0),
      );
    const line = (j: number): Code => {
      const part = f32x4.multiply(v128.loadSplat(weightsY.value, j * 4), rowSum());
      return sequence(
        sum.set(j === 0 ? part : f32x4.add(sum.value, part)),
        from.set(i32.add(from.value, stride!.value)),
      );
    };
    const pixel = (lane: number): Code =>
      sequence(
        from.set(i32.load(places!.value, lane * 4)),
        weightsX.set(i32.load(places!.value, 16 + lane * 4)),
        weightsY.set(i32.load(places!.value, 32 + lane * 4)),
        ...wx.map((weight, i) => weight.set(v128.loadSplat(weightsX.value, i * 4))),
        ...[0, 1, 2, 3].map(line),
        v128.store(
          target!.value,
          f32x4.min(f32x4.max(sum.value, black), white),
          lane * PIXEL,
        ),
      );
    return sequence(
      columns.set(f32x4.constant(0, 1, 2, 3)),
      rows.set(f32x4.splat(row!.value)),
      alphas.set(f32x4.splat(alpha!.value)),
      warpRow(
        [target!, end!, ...shared],
        {
          x: fixed(columns, moveX!),
          y: fixed(rows, moveY!),
          weightBytes: 16,
          pixel,
          next: sequence(
            columns.set(f32x4.add(columns.value, f32x4.all(4))),
            moveX!.set(i32.add(moveX!.value, i32.constant(16))),
            moveY!.set(i32.add(moveY!.value, i32.constant(16))),
          ),
        },
        local,
      ),
    );
  },
);
