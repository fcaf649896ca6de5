/**
 * Weights in few bytes: whole numbers of some bits, with a factor for each channel.
 *
 * Each weight's upper 8 bits lie together and are deflated (most are small, so it pays); the rest,
 * which is noise, lies packed beside them. What rounding takes from one weight is given to the next one
 * of its channel, so that the sum of a channel, which an evenly lit picture sees, stays what it was.
 *
 * @module
 */

/** A tensor's place in the file: its shape, and the bits of a value; 32 is a plain float. */
export interface PackedTensor {
  /** Its axes; the channels are the last one, or the one before where the last one is 1. */
  readonly shape: readonly number[];
  /** Bits of a value: 8 to 16, or 32. */
  readonly bits: number;
}

/** Tensors as they are packed: values in, bytes out. */
export interface PackedWeights {
  /** Shapes and bits, in the order of the tensors. */
  readonly tensors: readonly PackedTensor[];
  /** Length of the deflated part, in bytes. */
  readonly deflated: number;
  /** Floats and factors; the deflated upper 8 bits; the packed lower bits. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The one function of the runtime that differs: deflating or inflating (RFC 1951). */
export type Deflate = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** Packs tensors. */
export async function packWeights(
  tensors: readonly (PackedTensor & { readonly values: Float32Array })[],
  deflate: Deflate,
): Promise<PackedWeights> {
  const floats: number[] = [];
  const high: number[] = [];
  const low = new BitWriter();
  for (const { shape, bits, values } of tensors) {
    if (bits === 32) {
      for (const value of values) floats.push(value);
      continue;
    }
    const channels = channelsOf(shape);
    const most = 2 ** (bits - 1) - 1;
    const steps = new Float32Array(channels);
    values.forEach((value, i) => {
      steps[i % channels] = Math.max(steps[i % channels]!, Math.abs(value) / most);
    });
    for (const step of steps) floats.push(step);
    const carry = new Float64Array(channels);
    values.forEach((value, i) => {
      const step = steps[i % channels]!;
      const wanted = step === 0 ? 0 : value / step + carry[i % channels]!;
      const whole = Math.max(-most, Math.min(most, Math.round(wanted)));
      carry[i % channels] = wanted - whole;
      high.push((whole >> (bits - 8)) & 255);
      low.write(whole, bits - 8);
    });
  }
  const plain = new Uint8Array(Float32Array.from(floats).buffer);
  const middle = await deflate(Uint8Array.from(high));
  const rest = low.bytes();
  const bytes = new Uint8Array(plain.length + middle.length + rest.length);
  bytes.set(plain);
  bytes.set(middle, plain.length);
  bytes.set(rest, plain.length + middle.length);
  return {
    tensors: tensors.map(({ shape, bits }) => ({ shape, bits })),
    deflated: middle.length,
    bytes,
  };
}

/** Unpacks what {@linkcode packWeights} packed. */
export async function unpackWeights(
  { tensors, deflated, bytes }: PackedWeights,
  inflate: Deflate,
): Promise<Float32Array[]> {
  const count = tensors.reduce(
    (sum, { shape, bits }) => sum + (bits === 32 ? sizeOf(shape) : channelsOf(shape)),
    0,
  );
  const floats = new Float32Array(bytes.slice(0, count * 4).buffer);
  const high = await inflate(bytes.slice(count * 4, count * 4 + deflated));
  const low = new BitReader(bytes.subarray(count * 4 + deflated));
  let float = 0;
  let at = 0;
  return tensors.map(({ shape, bits }) => {
    const size = sizeOf(shape);
    if (bits === 32) return floats.slice(float, float += size);
    const channels = channelsOf(shape);
    const steps = floats.subarray(float, float += channels);
    const values = new Float32Array(size);
    for (let i = 0; i < size; i++) {
      const upper = (high[at++]! << 24) >> 24;
      values[i] = (upper * 2 ** (bits - 8) + low.read(bits - 8)) * steps[i % channels]!;
    }
    return values;
  });
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

function channelsOf(shape: readonly number[]): number {
  const last = shape.at(-1)!;
  return last > 1 ? last : shape.at(-2) ?? 1;
}

class BitWriter {
  readonly #bytes: number[] = [];
  #bits = 0;
  #filled = 0;

  write(value: number, bits: number): void {
    this.#bits |= (value & (2 ** bits - 1)) << this.#filled;
    this.#filled += bits;
    for (; this.#filled >= 8; this.#filled -= 8, this.#bits >>>= 8) {
      this.#bytes.push(this.#bits & 255);
    }
  }

  bytes(): Uint8Array {
    return Uint8Array.from([...this.#bytes, this.#bits & 255]);
  }
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #bits = 0;
  #filled = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(bits: number): number {
    for (; this.#filled < bits; this.#filled += 8) {
      this.#bits |= (this.#bytes[this.#at++] ?? 0) << this.#filled;
    }
    const value = this.#bits & (2 ** bits - 1);
    this.#bits >>>= bits;
    this.#filled -= bits;
    return value;
  }
}
