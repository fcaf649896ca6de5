/**
 * The number of colour components of a JPEG, read from its frame header.
 *
 * @param bytes The file's content.
 * @returns 1 for grey, 3 for colour, 4 for CMYK; `undefined` if the bytes are no JPEG or hold no
 * frame header.
 */
export function jpegComponents(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) { // a fill byte before the marker
      at++;
      continue;
    }
    // Start of frame: all of C0..CF but the Huffman (C4), JPEG extension (C8), arithmetic (CC) tables.
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame) return bytes[at + 9];
    at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  return undefined;
}
