/**
 * A small WebAssembly assembler: enough to write pixel loops that work on four floats at a time.
 *
 * JavaScript engines do not vectorise loops over typed arrays; WebAssembly's 128-bit operations do
 * so explicitly, give the same bits on every machine, and need no compiler besides the one that runs
 * the rest. Opcodes as in the WebAssembly core specification 2.0, chapter 5.4.
 */

/** Instructions, as bytes. An expression leaves one value on the stack. */
export type Code = readonly number[];

/** The types of values that occur here. */
export type ValueType = "i32" | "f32" | "v128";

const TYPE_CODES: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** A parameter or variable of a function. */
export interface Local {
  /** Its value. */
  readonly value: Code;
  /** Gives it a new value. */
  set(value: Code): Code;
}

function local(index: number): Local {
  const number = unsigned(index);
  return { value: [0x20, ...number], set: (value) => [...value, 0x21, ...number] };
}

/** A function under the name it is exported by. */
export interface FunctionCode {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

/**
 * Writes a function: `write` receives the parameters, and `local` makes further variables, which
 * begin as 0.
 */
export function defineFunction(
  name: string,
  parameters: readonly ValueType[],
  write: (parameters: Local[], local: (type: ValueType) => Local) => Code,
): FunctionCode {
  const locals: ValueType[] = [];
  const body = write(
    parameters.map((_, index) => local(index)),
    (type) => local(parameters.length + locals.push(type) - 1),
  );
  return { name, parameters, locals, body };
}

/** One after the other. */
export function sequence(...codes: Code[]): Code {
  return codes.flat();
}

/** Repeats the body while the condition (an i32) holds; tests before the first round. */
export function loopWhile(condition: Code, ...body: Code[]): Code {
  const leaveUnless = [...condition, 0x45, 0x0d, 1];
  return [0x02, 0x40, 0x03, 0x40, ...leaveUnless, ...body.flat(), 0x0c, 0, 0x0b, 0x0b];
}

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  do {
    const rest = value >>> 7;
    bytes.push((value & 0x7f) | (rest > 0 ? 0x80 : 0));
    value = rest;
  } while (value > 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const byte = value & 0x7f;
    value >>= 7;
    const done = (value === 0 && (byte & 0x40) === 0) || (value === -1 && (byte & 0x40) !== 0);
    bytes.push(done ? byte : byte | 0x80);
    if (done) return bytes;
  }
}

const binary = (...opcode: number[]) => (a: Code, b: Code): Code => [...a, ...b, ...opcode];
const unary = (...opcode: number[]) => (a: Code): Code => [...a, ...opcode];
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
const load = (...opcode: number[]) => (address: Code, offset = 0): Code => [
  ...address,
  ...opcode,
  0,
  ...unsigned(offset),
];
const store = (...opcode: number[]) => (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...opcode,
  0,
  ...unsigned(offset),
];

/** Whole numbers of 32 bits. */
export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  multiply: binary(0x6c),
  shiftLeft: binary(0x74),
  less: binary(0x48),
  load: load(0x28),
};

/** Four values at once, of whichever type the operation reads them as. */
export const v128 = {
  load: load(...simd(0x00)),
  /** One 32-bit value of memory in all four lanes. */
  loadSplat: load(...simd(0x09)),
  store: store(...simd(0x0b)),
  /** Stores one 32-bit lane. */
  storeLane: (lane: number, address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    ...simd(0x5a),
    0,
    ...unsigned(offset),
    lane,
  ],
  and: binary(...simd(0x4e)),
  xor: binary(...simd(0x51)),
  or: binary(...simd(0x50)),
  /** Bits of `a` where the mask has ones, of `b` elsewhere. */
  choose: (a: Code, b: Code, mask: Code): Code => [...a, ...b, ...mask, ...simd(0x52)],
};

/** Where constants of 128 bits lie in the memory; below and above it is free for the caller. */
const POOL = { start: 1024, end: 4096 } as const;

const pool: string[] = [];

/**
 * A constant of 128 bits. Engines build those of an instruction anew at each use, which takes longer
 * than to load them, so they lie in the memory, put there when the module starts.
 */
function constant(bytes: Uint8Array): Code {
  if (bytes.every((byte) => byte === 0)) return [...simd(0x0c), ...bytes];
  const text = bytes.join();
  const known = pool.indexOf(text);
  const index = known >= 0 ? known : pool.push(text) - 1;
  return v128.load(i32.constant(POOL.start), index * 16);
}

/** Four whole numbers. */
export const i32x4 = {
  constant: (...lanes: readonly [number, number, number, number]): Code =>
    constant(new Uint8Array(Int32Array.from(lanes).buffer)),
  /** The same number four times. */
  all: (value: number): Code => i32x4.constant(value, value, value, value),
  splat: unary(...simd(0x11)),
  add: binary(...simd(0xae)),
  subtract: binary(...simd(0xb1)),
  multiply: binary(...simd(0xb5)),
  min: binary(...simd(0xb6)),
  max: binary(...simd(0xb8)),
  shiftLeft: (value: Code, bits: number): Code => [...value, ...i32.constant(bits), ...simd(0xab)],
  shiftRight: (value: Code, bits: number): Code => [...value, ...i32.constant(bits), ...simd(0xac)],
  shiftRightUnsigned: (
    value: Code,
    bits: number,
  ): Code => [...value, ...i32.constant(bits), ...simd(0xad)],
  /** Four bytes of memory, widened. */
  loadBytes: (address: Code, offset = 0): Code => [
    ...load(...simd(0x5c))(address, offset),
    ...simd(0x89),
    ...simd(0xa9),
  ],
  /** Towards zero; saturates. */
  fromF32x4: unary(...simd(0xf8)),
};

/** Four floats. */
export const f32x4 = {
  constant: (...lanes: readonly [number, number, number, number]): Code =>
    constant(new Uint8Array(Float32Array.from(lanes).buffer)),
  /** The same number four times. */
  all: (value: number): Code => f32x4.constant(value, value, value, value),
  splat: unary(...simd(0x13)),
  add: binary(...simd(0xe4)),
  subtract: binary(...simd(0xe5)),
  multiply: binary(...simd(0xe6)),
  divide: binary(...simd(0xe7)),
  /** The smaller one; one machine instruction, unlike the minimum that minds NaN. */
  min: binary(...simd(0xea)),
  /** The larger one. */
  max: binary(...simd(0xeb)),
  /** To the nearest whole number, halves to the even one. */
  round: unary(...simd(0x6a)),
  fromI32x4: unary(...simd(0xfa)),
  squareRoot: unary(...simd(0xe3)),
  /** All ones where a < b, else all zeros. */
  less: binary(...simd(0x43)),
};

/**
 * Puts functions together to a module that imports its memory as `env.memory` and keeps its
 * constants in bytes 1024 to 4095 of it.
 */
export function assemble(functions: readonly FunctionCode[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: readonly number[]): number[] => [
    id,
    ...unsigned(content.length),
    ...content,
  ];
  const list = (items: readonly (readonly number[])[]): number[] => [
    ...unsigned(items.length),
    ...items.flat(),
  ];
  const text = (value: string): number[] =>
    list([...new TextEncoder().encode(value)].map((b) => [b]));
  const types = functions.map(({ parameters }) => [
    0x60,
    ...list(parameters.map((type) => [TYPE_CODES[type]])),
    0,
  ]);
  const codes = functions.map(({ locals, body }) => {
    const declared = list(locals.map((type) => [1, TYPE_CODES[type]]));
    const code = [...declared, ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  const constants = pool.flatMap((bytes) => bytes.split(",").map(Number));
  if (constants.length > POOL.end - POOL.start) throw new Error("too many constants");
  const data = [0, ...i32.constant(POOL.start), 0x0b, ...unsigned(constants.length), ...constants];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, list([[...text("env"), ...text("memory"), 2, 0, 1]])),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]))),
    ...section(10, list(codes)),
    ...section(11, list([data])),
  ]);
}
