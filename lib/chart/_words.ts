/** Numbers and lists as a sentence wants them. */
import { listed } from "../words.ts";

/** A number with as many digits as matter: 0.9412, 12.3, 1,234. */
export function words(value: number): string {
  if (Number.isNaN(value)) return "not a number";
  const size = Math.abs(value);
  if (Number.isInteger(value)) return value.toLocaleString("en-US");
  if (size < 0.001) return String(Number(value.toPrecision(3)));
  const digits = size < 10 ? 4 : size < 1000 ? 1 : 0;
  const rounded = Number(value.toFixed(digits));
  return rounded.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/** `a`, `a and b`, `a, b and c`; nothing of nothing. */
export function list(items: readonly string[]): string {
  return listed(items, "and", "");
}

/** `1 image`, `7 images`. */
export function counted(count: number, noun: string): string {
  return `${words(count)} ${noun}${count === 1 || /(s|species)$/.test(noun) ? "" : "s"}`;
}

/** Breaks a text into lines of at most so many characters, and cuts what does not fit. */
export function wrap(text: string, width: number, lines: number): string[] {
  const wrapped: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + 1 + word.length > width) {
      wrapped.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word; // an empty word keeps a double space
    }
  }
  wrapped.push(line);
  const kept = wrapped.slice(0, lines);
  if (wrapped.length > lines) kept[lines - 1] += "…";
  return kept.map((one) => one.length > width + 1 ? `${one.slice(0, width - 1)}…` : one);
}
