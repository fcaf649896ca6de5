/**
 * Windows bitmaps (.bmp), which libvips cannot read. The small packages for them miss palettes, row
 * padding or truncated files, and Skia ends the process over a damaged header; so the few rules of
 * the format stand here, each byte looked at only where the file has one.
 */
import { cannot } from "../errors.ts";
import { TooLarge } from "./_source.ts";
import { MOST_PIXELS, type RgbImage } from "./image.ts";

/** Lengths of the known headers: OS/2, then Windows from version 1 to 5. */
const HEADER_LENGTHS = [12, 40, 52, 56, 64, 108, 124];

/** What stands before the pixels. */
interface Header {
  readonly width: number;
  readonly height: number;
  /** Whether the first row of the file is the topmost. */
  readonly downwards: boolean;
  /** Bits a pixel. */
  readonly bits: number;
  /** 0 none, 1 and 2 run lengths of 8 and 4 bits, 3 and 6 colours by masks. */
  readonly compression: number;
  /** Where the pixels begin. */
  readonly offset: number;
  /** Where the palette or the masks begin, and how many bytes a colour of the palette has. */
  readonly tableAt: number;
  readonly colourBytes: 3 | 4;
}

/** Whether a file begins as a Windows bitmap does. */
export function isBitmap(bytes: Uint8Array): boolean {
  return bytes.length >= 26 && bytes[0] === 0x42 && bytes[1] === 0x4d &&
    HEADER_LENGTHS.includes(viewOf(bytes).getUint32(14, true));
}

/**
 * Columns and rows of a bitmap that is there to its end.
 *
 * @throws {SyntaxError} If its header makes no sense, or bytes are missing.
 */
export function bitmapSize(bytes: Uint8Array): { width: number; height: number } {
  const { width, height } = readHeader(bytes);
  return { width, height };
}

/**
 * Decodes a bitmap to RGB; transparency is dropped.
 *
 * @throws {SyntaxError} If its header makes no sense, or bytes are missing.
 */
export function decodeBitmap(bytes: Uint8Array): RgbImage {
  const header = readHeader(bytes);
  const { width, height, bits, downwards } = header;
  const colourAt = bits > 8 ? directColours(bytes, header) : undefined;
  const palette = bits > 8 ? new Uint8Array() : readPalette(bytes, header);
  const indices = bits > 8 ? undefined : readIndices(bytes, header);
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    let to = (downwards ? row : height - 1 - row) * width * 3;
    for (let column = 0; column < width; column++, to += 3) {
      if (colourAt) colourAt(row, column, data, to);
      else {
        const from = indices![row * width + column]! * 3;
        for (let c = 0; c < 3; c++) data[to + c] = palette[from + c] ?? 0;
      }
    }
  }
  return { width, height, data };
}

function readHeader(bytes: Uint8Array): Header {
  const view = viewOf(bytes);
  const headerLength = view.getUint32(14, true);
  const short = headerLength === 12;
  if (bytes.length < 14 + headerLength) throw refused("a whole header", "a truncated file");
  const width = short ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = short ? view.getUint16(20, true) : view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  const bits = view.getUint16(short ? 24 : 28, true);
  const compression = short ? 0 : view.getUint32(30, true);
  const isPacked = compression === 1 || compression === 2;
  const kinds = { 0: [1, 4, 8, 16, 24, 32], 1: [8], 2: [4], 3: [16, 32], 6: [16, 32] };
  if (!(kinds as Record<number, number[]>)[compression]?.includes(bits)) {
    throw refused("a known kind of bitmap", `${bits} bits, compression ${compression}`);
  }
  if (width < 1 || height < 1) throw refused("at least 1 pixel", `${width} x ${height}`);
  if (width * height > MOST_PIXELS) throw new TooLarge(width, height);
  const offset = view.getUint32(10, true);
  // Two packed bytes hold at most 255 pixels; a file that claims more is made to fill the memory.
  const length = isPacked
    ? Math.max(view.getUint32(34, true), width * height / 128)
    : rowLength(width, bits) * height;
  if (offset < 14 + headerLength || bytes.length < offset + length) {
    throw refused("all pixels", "a truncated file");
  }
  return {
    width,
    height,
    downwards: signedHeight < 0,
    bits,
    compression,
    offset,
    // Later headers hold the masks inside.
    tableAt: bits > 8 ? 54 : 14 + headerLength,
    colourBytes: short ? 3 : 4,
  };
}

/** Rows end at a multiple of four bytes. */
function rowLength(width: number, bits: number): number {
  return Math.ceil(width * bits / 32) * 4;
}

/** Red, green and blue of each colour; what the file lacks is black. */
function readPalette(bytes: Uint8Array, { bits, tableAt, colourBytes, offset }: Header) {
  const palette = new Uint8Array(3 * 2 ** bits);
  for (let i = 0; i < 2 ** bits; i++) {
    const at = tableAt + i * colourBytes;
    if (at + 3 > offset) break;
    palette.set([bytes[at + 2]!, bytes[at + 1]!, bytes[at]!], 3 * i);
  }
  return palette;
}

/** One index into the palette a pixel, in the order of the file's rows. */
function readIndices(bytes: Uint8Array, header: Header): Uint8Array {
  const { width, height, bits, compression, offset } = header;
  const indices = new Uint8Array(width * height);
  if (compression !== 0) {
    unpackRuns(bytes, header, indices);
    return indices;
  }
  const length = rowLength(width, bits), perByte = 8 / bits;
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const byte = bytes[offset + row * length + Math.floor(column / perByte)]!;
      indices[to++] = byte >> (8 - bits * (1 + column % perByte)) & (2 ** bits - 1);
    }
  }
  return indices;
}

/**
 * Run lengths: (count, colour), where two colours of 4 bits take turns; count 0 goes on with 0 end of
 * a row, 1 end of the picture, 2 a jump to the right and on, or a number of pixels that follow plainly.
 */
function unpackRuns(bytes: Uint8Array, { width, height, bits, offset }: Header, to: Uint8Array) {
  let at = offset, row = 0, column = 0;
  const next = (): number => {
    if (at >= bytes.length) throw refused("all pixels", "a truncated file");
    return bytes[at++]!;
  };
  const put = (colour: number): void => {
    if (column < width) to[row * width + column] = colour;
    column++;
  };
  while (row < height) {
    const count = next(), value = next();
    if (count > 0) {
      for (let i = 0; i < count; i++) {
        put(bits === 8 ? value : i % 2 === 0 ? value >> 4 : value & 15);
      }
    } else if (value === 0) [row, column] = [row + 1, 0];
    else if (value === 1) return;
    else if (value === 2) [column, row] = [column + next(), row + next()];
    else {
      const length = Math.ceil(value * bits / 8);
      const plain = Uint8Array.from({ length }, next);
      for (let i = 0; i < value; i++) {
        put(bits === 8 ? plain[i]! : i % 2 === 0 ? plain[i >> 1]! >> 4 : plain[i >> 1]! & 15);
      }
      if (length % 2 === 1) next();
    }
  }
}

/** Puts the colour of a pixel that has no palette. */
function directColours(
  bytes: Uint8Array,
  { width, bits, compression, offset, tableAt }: Header,
): (row: number, column: number, into: Uint8Array, to: number) => void {
  const view = viewOf(bytes);
  const length = rowLength(width, bits);
  const at = (row: number, column: number): number => offset + row * length + column * bits / 8;
  if (compression === 0 && bits > 16) {
    return (row, column, into, to) => {
      for (let c = 0, from = at(row, column); c < 3; c++) into[to + c] = bytes[from + 2 - c]!;
    };
  }
  if (compression !== 0 && offset < tableAt + 12) throw refused("masks of the colours", "none");
  const masks = compression === 0
    ? [0x7c00, 0x3e0, 0x1f]
    : [0, 4, 8].map((i) => view.getUint32(tableAt + i, true));
  const shifts = masks.map((mask) => mask === 0 ? 0 : 31 - Math.clz32(mask & -mask));
  const largest = masks.map((mask, c) => mask >>> shifts[c]! || 1);
  return (row, column, into, to) => {
    const from = at(row, column);
    const value = bits === 16 ? view.getUint16(from, true) : view.getUint32(from, true);
    for (let c = 0; c < 3; c++) {
      // As Pillow spreads few bits over eight: rounded down.
      const share = ((value & masks[c]!) >>> shifts[c]!) / largest[c]!;
      into[to + c] = Math.floor(share * 255);
    }
  };
}

function refused(expected: string, received: string): SyntaxError {
  return new SyntaxError(cannot("read a bitmap", expected, received));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
