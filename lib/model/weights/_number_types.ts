/** The types of numbers that weight files are written in, and how each becomes float32. */

/** A type of numbers, little-endian. */
export interface NumberType {
  /** Bytes a number takes. */
  readonly bytes: number;
  /** Converts; nothing for whole numbers, which no network needs. */
  readonly read?: (raw: ArrayBuffer) => Float32Array<ArrayBuffer>;
}

const float32: NumberType = { bytes: 4, read: (raw) => new Float32Array(raw) };
const float64: NumberType = {
  bytes: 8,
  read: (raw) => Float32Array.from(new Float64Array(raw)),
};
const float16: NumberType = {
  bytes: 2,
  read: (raw) => Float32Array.from(new Float16Array(raw)),
};
/** A bfloat16 is the upper half of a float32. */
const bfloat16: NumberType = {
  bytes: 2,
  read: (raw) =>
    new Float32Array(Uint32Array.from(new Uint16Array(raw), (half) => half << 16).buffer),
};
const whole = (bytes: number): NumberType => ({ bytes });

/** By the names of safetensors. */
export const SAFETENSORS_TYPES: Readonly<Record<string, NumberType>> = {
  F32: float32,
  F64: float64,
  F16: float16,
  BF16: bfloat16,
  I64: whole(8),
  I32: whole(4),
  I16: whole(2),
  I8: whole(1),
  U8: whole(1),
  BOOL: whole(1),
};

/** By the names of PyTorch's storages. */
export const PYTORCH_TYPES: Readonly<Record<string, NumberType>> = {
  FloatStorage: float32,
  DoubleStorage: float64,
  HalfStorage: float16,
  BFloat16Storage: bfloat16,
  LongStorage: whole(8),
  IntStorage: whole(4),
  ShortStorage: whole(2),
  CharStorage: whole(1),
  ByteStorage: whole(1),
  BoolStorage: whole(1),
};
