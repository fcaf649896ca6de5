/** Other channels to red, green and blue, as Pillow converts them. */

/** Grey (1), grey with alpha (2) or RGB with alpha (4 channels) to RGB; alpha is dropped. */
export function toRgb(pixels: Uint8Array, channels: number): Uint8Array {
  const count = pixels.length / channels;
  const rgb = new Uint8Array(count * 3);
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  for (let i = 0, from = 0, to = 0; i < count; i++, from += channels, to += 3) {
    rgb[to] = pixels[from]!;
    rgb[to + 1] = pixels[from + green]!;
    rgb[to + 2] = pixels[from + blue]!;
  }
  return rgb;
}

/** Pillow's `cmyk2rgb` (Convert.c): value = (255 - k) - round((255 - k) * ink / 255). */
export function cmykToRgb(pixels: Uint8Array): Uint8Array {
  const count = pixels.length / 4;
  const rgb = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    const light = 255 - pixels[i * 4 + 3]!;
    for (let c = 0; c < 3; c++) {
      const product = pixels[i * 4 + c]! * light + 128; // MULDIV255: a rounded division by 255
      rgb[i * 3 + c] = light - (((product >> 8) + product) >> 8);
    }
  }
  return rgb;
}
