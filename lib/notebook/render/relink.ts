/**
 * Links and pictures of Markdown, given other addresses; all else in the text stays as it is.
 *
 * @module
 */
import type { Token, Tokens } from "marked";
import { tokensOf } from "./tokens.ts";

/** What becomes of addresses. */
export interface RelinkOptions {
  /** The address that a link shall have. */
  readonly link: (address: string) => string;
  /** The address that a picture shall have; nothing leaves it as it is. */
  readonly image: (address: string) => string | undefined;
}

/**
 * Rewrites the addresses in Markdown. Code, and whatever only looks like a link, is not touched.
 *
 * @param markdown The text.
 * @param options What becomes of addresses.
 * @returns The text with other addresses.
 */
export function relink(markdown: string, options: RelinkOptions): string {
  let [done, rest] = ["", markdown];
  // The tokens in order: each is looked for behind the one before it, so that code that reads like a
  // link takes its own place and not the link's.
  for (const token of leavesOf(tokensOf(markdown))) {
    const at = rest.indexOf(token.raw);
    if (at < 0) continue; // spread over lines of a quotation: stays as it is
    done += rest.slice(0, at) + rewritten(token, options);
    rest = rest.slice(at + token.raw.length);
  }
  return done + rest;
}

function* leavesOf(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    if (token.type === "table") {
      const { header, rows } = token as Tokens.Table;
      for (const { tokens } of [header, ...rows].flat()) yield* leavesOf(tokens);
    } else if (token.type === "list") {
      for (const { tokens } of (token as Tokens.List).items) yield* leavesOf(tokens);
    } else if (token.type === "link" && holdsPicture(token)) {
      yield* leavesOf(token.tokens ?? []);
      yield { ...token, raw: endOf(token.raw) };
    } else if (!isAddressed(token) && "tokens" in token && token.tokens !== undefined) {
      yield* leavesOf(token.tokens);
    } else yield token;
  }
}

function isAddressed({ type }: Token): boolean {
  return type === "link" || type === "image";
}

function holdsPicture(token: Token): boolean {
  return (token as Tokens.Link).tokens.some(({ type }) => type === "image");
}

/** `](address "title")` of a link around a picture. */
function endOf(raw: string): string {
  return raw.slice(raw.lastIndexOf("]("));
}

function rewritten(token: Token, { link, image }: RelinkOptions): string {
  const { raw } = token;
  if (token.type === "link" || token.type === "image") {
    const address = String(token["href"]);
    if (!raw.includes("](")) return raw; // by a definition, which is rewritten itself
    const made = token.type === "image"
      ? image(address)
      : isElsewhere(address)
      ? address
      : link(address);
    return made === undefined ? raw : replaceLast(raw, address, made);
  }
  if (token.type === "def" && !isElsewhere(String(token["href"]))) {
    const address = String(token["href"]);
    return replaceLast(raw, address, image(address) ?? link(address));
  }
  if (token.type !== "html") return raw;
  return raw.replaceAll(
    /(<(?:img|a)\b[^<>]*?\s(src|href)=)(?:"([^"<>]*)"|'([^'<>]*)')/gi,
    (whole, before: string, name: string, quoted?: string, single?: string) => {
      const address = quoted ?? single ?? "";
      const made = name.toLowerCase() === "src"
        ? image(address)
        : isElsewhere(address)
        ? undefined
        : link(address);
      return made === undefined ? whole : `${before}"${made.replaceAll('"', "%22")}"`;
    },
  );
}

function isElsewhere(address: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/)/i.test(address);
}

/** Replaces the address, which is the last thing in a link that reads so but for its title. */
function replaceLast(raw: string, address: string, made: string): string {
  const start = Math.max(raw.lastIndexOf("]("), raw.indexOf("]:"));
  const at = raw.indexOf(address, start + 2);
  if (at < 0 || made === address) return raw;
  return raw.slice(0, at) + made + raw.slice(at + address.length);
}
