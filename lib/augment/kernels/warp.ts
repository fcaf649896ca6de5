/**
 * Fetching pixels from elsewhere. The source is the picture with 4 black pixels on each side, so that
 * no tap needs a test; positions beyond are moved into the black.
 */
import { all, at, clip, WHITE } from "./lanes";

/** Bytes of a pixel: three floats. */
const PIXEL: usize = 12;
/** The same in all four lanes. */
const PIXELS = memory.data<i32>([12, 12, 12, 12], 16);
/** The first position that is still in the black. */
const LOW = memory.data<i32>([-3, -3, -3, -3], 16);
/** The bits of a position that count 1/32 pixel. */
const FRACTION = memory.data<i32>([31, 31, 31, 31], 16);
/** Bytes of an entry in the table of weights. */
const LINEAR = memory.data<i32>([8, 8, 8, 8], 16);
const CUBIC = memory.data<i32>([16, 16, 16, 16], 16);
/** Steps of a pixel. */
const STEPS = memory.data<f32>([32, 32, 32, 32], 16);
/** Pixels a round. */
const FOUR = memory.data<f32>([4, 4, 4, 4], 16);

/**
 * Where four pixels come from: addresses in the padded source and in a table of weights, from
 * positions in 1/32 pixel. Stored as 4 addresses, 4 x weights, 4 y weights (48 bytes).
 */
// @ts-ignore: decorator
@inline
function storePlaces(
  places: usize,
  x: v128,
  y: v128,
  maxX: v128,
  maxY: v128,
  stride: v128,
  base: v128,
  table: v128,
  weightBytes: usize,
): void {
  const low = at(LOW, 0);
  const column = i32x4.min_s(i32x4.max_s(i32x4.shr_s(x, 5), low), maxX);
  const row = i32x4.min_s(i32x4.max_s(i32x4.shr_s(y, 5), low), maxY);
  const address = i32x4.add(i32x4.mul(row, stride), i32x4.mul(column, at(PIXELS, 0)));
  v128.store(places, i32x4.add(address, base));
  v128.store(places, weightsAt(x, table, weightBytes), 16);
  v128.store(places, weightsAt(y, table, weightBytes), 32);
}

// @ts-ignore: decorator
@inline
function weightsAt(position: v128, table: v128, weightBytes: usize): v128 {
  const fraction = v128.and(position, at(FRACTION, 0));
  return i32x4.add(table, i32x4.mul(fraction, v128.load(weightBytes)));
}

/**
 * One row of a linear map with linear interpolation. `columns` holds, for each four pixels, 4 x and
 * 4 y terms in 1/1024 pixel; `rowX` and `rowY` are the row's terms; `base` is the address of the
 * source's pixel (0, 0), `stride` the bytes of its rows; the table has 32 x [1 - f, f]; `places` is 48
 * bytes of scratch. Writes up to 3 pixels and a float beyond the end.
 */
export function warpLinearRow(
  target: usize,
  end: usize,
  columns: usize,
  rowX: i32,
  rowY: i32,
  maxX: i32,
  maxY: i32,
  stride: usize,
  base: usize,
  table: usize,
  places: usize,
): void {
  const rowXs = i32x4.splat(rowX), rowYs = i32x4.splat(rowY);
  const maxXs = i32x4.splat(maxX), maxYs = i32x4.splat(maxY);
  const strides = i32x4.splat(<i32>stride), bases = i32x4.splat(<i32>base);
  const tables = i32x4.splat(<i32>table);
  while (target < end) {
    const x = i32x4.shr_s(i32x4.add(v128.load(columns), rowXs), 5);
    const y = i32x4.shr_s(i32x4.add(v128.load(columns, 16), rowYs), 5);
    storePlaces(places, x, y, maxXs, maxYs, strides, bases, tables, LINEAR);
    v128.store(
      target,
      linear(load<usize>(places), load<usize>(places, 16), load<usize>(places, 32), stride),
    );
    v128.store(
      target,
      linear(load<usize>(places, 4), load<usize>(places, 20), load<usize>(places, 36), stride),
      12,
    );
    v128.store(
      target,
      linear(load<usize>(places, 8), load<usize>(places, 24), load<usize>(places, 40), stride),
      24,
    );
    v128.store(
      target,
      linear(load<usize>(places, 12), load<usize>(places, 28), load<usize>(places, 44), stride),
      36,
    );
    columns += 32;
    target += 4 * PIXEL;
  }
}

/** The mean of the 2 x 2 pixels from `upper`, by weights that stand in the table. */
// @ts-ignore: decorator
@inline
function linear(upper: usize, weightsX: usize, weightsY: usize, stride: usize): v128 {
  const lower = upper + stride;
  const left = v128.load32_splat(weightsX), right = v128.load32_splat(weightsX, 4);
  const top = v128.load32_splat(weightsY), bottom = v128.load32_splat(weightsY, 4);
  const upperSum = f32x4.add(
    f32x4.mul(left, v128.load(upper)),
    f32x4.mul(right, v128.load(upper, PIXEL)),
  );
  const lowerSum = f32x4.add(
    f32x4.mul(left, v128.load(lower)),
    f32x4.mul(right, v128.load(lower, PIXEL)),
  );
  return f32x4.pmin(f32x4.add(f32x4.mul(top, upperSum), f32x4.mul(bottom, lowerSum)), at(WHITE, 0));
}

/**
 * One row fetched from (x - alpha * moveX, row - alpha * moveY), rounded to 1/32 pixel, with cubic
 * interpolation; the table has 32 x 4 weights, all else as in {@linkcode warpLinearRow}.
 */
export function warpCubicRow(
  target: usize,
  end: usize,
  moveX: usize,
  moveY: usize,
  alpha: f32,
  row: f32,
  maxX: i32,
  maxY: i32,
  stride: usize,
  base: usize,
  table: usize,
  places: usize,
): void {
  let columns = f32x4(0, 1, 2, 3);
  const rows = all(row), alphas = all(alpha);
  const maxXs = i32x4.splat(maxX), maxYs = i32x4.splat(maxY);
  const strides = i32x4.splat(<i32>stride), bases = i32x4.splat(<i32>base);
  const tables = i32x4.splat(<i32>table);
  while (target < end) {
    const x = moved(columns, v128.load(moveX), alphas);
    const y = moved(rows, v128.load(moveY), alphas);
    storePlaces(places, x, y, maxXs, maxYs, strides, bases, tables, CUBIC);
    v128.store(
      target,
      cubic(load<usize>(places), load<usize>(places, 16), load<usize>(places, 32), stride),
    );
    v128.store(
      target,
      cubic(load<usize>(places, 4), load<usize>(places, 20), load<usize>(places, 36), stride),
      12,
    );
    v128.store(
      target,
      cubic(load<usize>(places, 8), load<usize>(places, 24), load<usize>(places, 40), stride),
      24,
    );
    v128.store(
      target,
      cubic(load<usize>(places, 12), load<usize>(places, 28), load<usize>(places, 44), stride),
      36,
    );
    columns = f32x4.add(columns, at(FOUR, 0));
    moveX += 16;
    moveY += 16;
    target += 4 * PIXEL;
  }
}

/** Positions start - alpha * move in 1/32 pixel. */
// @ts-ignore: decorator
@inline
function moved(start: v128, move: v128, alphas: v128): v128 {
  const position = f32x4.sub(start, f32x4.mul(move, alphas));
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(position, at(STEPS, 0))));
}

/** The mean of the 4 x 4 pixels from `from`, clipped to [0, 255]. */
// @ts-ignore: decorator
@inline
function cubic(from: usize, weightsX: usize, weightsY: usize, stride: usize): v128 {
  const a = v128.load32_splat(weightsX), b = v128.load32_splat(weightsX, 4);
  const c = v128.load32_splat(weightsX, 8), d = v128.load32_splat(weightsX, 12);
  let sum = f32x4.mul(v128.load32_splat(weightsY), line(from, a, b, c, d));
  from += stride;
  sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weightsY, 4), line(from, a, b, c, d)));
  from += stride;
  sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weightsY, 8), line(from, a, b, c, d)));
  from += stride;
  sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weightsY, 12), line(from, a, b, c, d)));
  return clip(sum);
}

/** The sum of four pixels side by side. */
// @ts-ignore: decorator
@inline
function line(from: usize, a: v128, b: v128, c: v128, d: v128): v128 {
  let sum = f32x4.mul(a, v128.load(from));
  sum = f32x4.add(sum, f32x4.mul(b, v128.load(from, 12)));
  sum = f32x4.add(sum, f32x4.mul(c, v128.load(from, 24)));
  return f32x4.add(sum, f32x4.mul(d, v128.load(from, 36)));
}
