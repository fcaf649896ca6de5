/**
 * Names of classes and files: which cannot be shown, and which are one on another system.
 *
 * @module
 */
import { group } from "d3-array";

/** Whether a name holds characters that steer a terminal or end a line. */
export function hasControlCharacters(name: string): boolean {
  return /\p{Cc}/u.test(name);
}

/**
 * Makes a name fit for a line on a terminal.
 *
 * @param name Any text, such as a file's name.
 * @returns The same text, control characters written as `\u001b`.
 */
export function printable(name: string): string {
  return name.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * What is left of a name when spelling is forgiven: upper and lower case, composed and decomposed
 * accents, spaces at the ends and double ones.
 */
export function foldName(name: string): string {
  return name.normalize("NFC").toLowerCase().trim().replace(/\s+/g, " ");
}

/**
 * Finds names that are easily taken for one another, or are one folder on systems that know no upper
 * and lower case or write accents in one way only (Windows, macOS).
 *
 * @param names Different names.
 * @returns Groups of two or more, in the order of the names.
 */
export function confusableNames(names: readonly string[]): string[][] {
  return [...group(new Set(names), foldName).values()].filter((same) => same.length > 1);
}
