/** The ziggurat of Marsaglia and Tsang (2000) with 128 layers; their names for the tables. */

const TAIL = 3.442619855899; // where the tail begins, r
const AREA = 9.91256303526217e-3; // of each layer, v

/** For each layer: how far it is surely inside (of 2^31), its width / 2^31, its height. */
const inside = new Float64Array(128);
const width = new Float64Array(128);
const height = new Float64Array(128);

fillTables();

function fillTables(): void {
  const density = (x: number): number => Math.exp(-.5 * x * x);
  let x = TAIL, above = TAIL;
  const base = AREA / density(TAIL);
  inside[0] = TAIL / base * 2 ** 31;
  inside[1] = 0;
  width[0] = base / 2 ** 31;
  width[127] = TAIL / 2 ** 31;
  height[0] = 1;
  height[127] = density(TAIL);
  for (let layer = 126; layer >= 1; layer--) {
    x = Math.sqrt(-2 * Math.log(AREA / x + density(x)));
    inside[layer + 1] = x / above * 2 ** 31;
    above = x;
    height[layer] = density(x);
    width[layer] = x / 2 ** 31;
  }
}

/**
 * Turns random bits into standard normal numbers.
 *
 * @param field Gets the numbers.
 * @param bits 32-bit draws, at least an eighth more than numbers are wanted; read from the start
 * again in the practically impossible case that they do not last.
 */
export function fillNormal(field: Float32Array, bits: Int32Array): void {
  let at = 0;
  for (let i = 0; i < field.length; i++) {
    const draw = bits[at]!;
    at++;
    const layer = draw & 127;
    if (Math.abs(draw) < inside[layer]!) field[i] = draw * width[layer]!;
    else at = fillSlowly(field, i, bits, at - 1);
    if (at >= bits.length) at = 0;
  }
}

/** The one number in 80 that is not surely inside its layer; returns where the next draw lies. */
function fillSlowly(field: Float32Array, i: number, bits: Int32Array, at: number): number {
  const draw = (): number => bits[at++ % bits.length]!;
  const open = (): number => ((draw() >>> 0) + .5) * 2 ** -32; // in (0, 1)
  for (;;) {
    const bit = draw();
    const layer = bit & 127;
    const value = bit * width[layer]!;
    if (Math.abs(bit) < inside[layer]!) {
      field[i] = value;
      return at;
    }
    if (layer === 0) {
      let x: number, y: number;
      do {
        x = -Math.log(open()) / TAIL;
        y = -Math.log(open());
      } while (y + y < x * x);
      field[i] = bit > 0 ? TAIL + x : -TAIL - x;
      return at;
    }
    const low = height[layer]!, high = height[layer - 1]!;
    if (low + open() * (high - low) < Math.exp(-.5 * value * value)) {
      field[i] = value;
      return at;
    }
  }
}
