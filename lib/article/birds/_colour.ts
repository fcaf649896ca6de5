/** Colours as `#rrggbb`, mixed and shaded as a painter would: shadows turn blue, lights warm. */

type Channels = readonly [number, number, number];

function channels(hex: string): Channels {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function toHex(values: Channels): string {
  const clipped = values.map((v) => Math.max(0, Math.min(255, Math.round(v))));
  return `#${clipped.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
}

/** The colour `share` (0..1) of the way from one to the other. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  return toHex([0, 1, 2].map((i) => a[i]! + (b[i]! - a[i]!) * share) as unknown as Channels);
}

/** Darker, towards a deep blue. */
export function darker(colour: string, share: number): string {
  return mix(colour, "#151a38", share);
}

/** Lighter, towards a warm white. */
export function lighter(colour: string, share: number): string {
  return mix(colour, "#fff8e8", share);
}

/** Turns the hue by some degrees and scales how colourful it is; brightness stays about the same. */
export function tune(colour: string, hueDegrees: number, saturation: number): string {
  const [r, g, b] = channels(colour);
  const grey = 0.299 * r + 0.587 * g + 0.114 * b;
  // The hue turns in the plane of the two colour differences (YIQ).
  const i = 0.596 * r - 0.274 * g - 0.322 * b;
  const q = 0.211 * r - 0.523 * g + 0.312 * b;
  const angle = (hueDegrees * Math.PI) / 180;
  const i2 = saturation * (i * Math.cos(angle) - q * Math.sin(angle));
  const q2 = saturation * (i * Math.sin(angle) + q * Math.cos(angle));
  return toHex([
    grey + 0.956 * i2 + 0.621 * q2,
    grey - 0.272 * i2 - 0.647 * q2,
    grey - 1.106 * i2 + 1.703 * q2,
  ]);
}
