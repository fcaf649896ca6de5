/**
 * What is beyond reason for a page, told by its structure before any parser sees it. Parsers of HTML
 * and Markdown need time that grows with the square of the depth; these bounds keep it short.
 *
 * @module
 */

const MOST_TAGS = 20_000;
const DEEPEST = 200;
const MOST_ATTRIBUTES = 500;
/** The depths of all tags, added up: what a parser walks through, and makes anew in each block. */
const MOST_WALKS = 300_000;
const MOST_STEPS = 20_000_000;
const LONGEST_HTML = 20_000_000;
const LONGEST_MARKDOWN = 100_000;
/** Longest run of characters that might be an address; marked looks at each of them again and again. */
const LONGEST_WORD = 500;
const MOST_CELLS = 10_000;
const MOST_FORMULAS = 300;
const LONGEST_CODE = 100_000;
/** The squares of the brackets in each line, added up. */
const MOST_LOOKS = 500_000;
const MOST_FOOTNOTES = 500;

const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
/** Elements whose end tag may be missing: the next one closes them. */
const SELF_CLOSING = new Set(
  "p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption html head body".split(
    " ",
  ),
);
const EMPHASIS = new Set(
  "a b big code em font i nobr s small strike strong tt u".split(" "),
);

/**
 * Says whether HTML is more than a page can hold.
 *
 * @param html HTML as it came.
 * @returns Why not (`"more than 50000 tags"`), or nothing if it may be parsed.
 */
export function excessOfHtml(html: string): string | undefined {
  if (html.length > LONGEST_HTML) return `more than ${LONGEST_HTML} characters`;
  let [tags, depth, emphasis, walks, steps] = [0, 0, 0, 0, 0];
  // Every "<x" counts, also inside comments and attributes: rather one too many than one too few.
  for (const match of html.matchAll(/<(\/?)([a-z][^\s/>]{0,30})/gi)) {
    const name = match[2]!.toLowerCase();
    const step = match[1] === "" ? 1 : -1;
    if (++tags > MOST_TAGS) return `more than ${MOST_TAGS} tags`;
    if (EMPHASIS.has(name)) emphasis = Math.max(0, emphasis + step);
    if (!VOID.has(name) && !SELF_CLOSING.has(name)) depth = Math.max(0, depth + step);
    if (depth > DEEPEST) return `tags nested more than ${DEEPEST} deep`;
    if ((walks += depth + emphasis) > MOST_WALKS) return "too many tags nested too deep";
    const attributes = attributesFrom(html, match.index + match[0].length);
    if (attributes.count > MOST_ATTRIBUTES || (steps += attributes.steps) > MOST_STEPS) {
      return `a tag of more than ${MOST_ATTRIBUTES} attributes`;
    }
  }
  return undefined;
}

/** The attributes of a tag from the end of its name to the ">" that no quote hides. */
function attributesFrom(html: string, start: number): { count: number; steps: number } {
  let count = 0;
  let between = true;
  let at = start;
  for (; at < html.length; at++) {
    const character = html[at]!;
    if (character === ">" || count > MOST_ATTRIBUTES) break;
    if (character === '"' || character === "'") {
      const end = html.indexOf(character, at + 1);
      if (end < 0) break;
      at = end;
      between = true;
    } else if (/[\s/]/.test(character)) between = true;
    else if (between) {
      count++;
      between = false;
    }
  }
  return { count, steps: at - start };
}

/**
 * Says whether Markdown is more than a page can hold.
 *
 * @param markdown Markdown as it came.
 * @returns Why not, or nothing if it may be parsed.
 */
export function excessOfMarkdown(markdown: string): string | undefined {
  const text = markdown.replaceAll(/data:[^\s)"'>]*/g, "data:"); // pictures in it are one word
  if (text.length > LONGEST_MARKDOWN) return `more than ${LONGEST_MARKDOWN} characters`;
  if (/[\w.!#$%&'*+/=?`{|}~-]{501}/.test(text)) {
    return `a word of more than ${LONGEST_WORD} characters`;
  }
  if (text.split("[^").length > MOST_FOOTNOTES) return `more than ${MOST_FOOTNOTES} footnotes`;
  if (text.split("$").length + text.split("\\begin{").length > 2 * MOST_FORMULAS) {
    return `more than ${MOST_FORMULAS} formulas`;
  }
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const marks = /^(?:\s|>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$))*/.exec(line)![0];
    if (marks.replaceAll(/\s+/g, " ").length > DEEPEST) {
      return `quotes or lists nested more than ${DEEPEST / 2} deep`;
    }
    // marked fills a table's short rows up to the width of its head.
    const isRule = line.includes("|") && /^[\s>|:-]*$/.test(line);
    if (isRule && (line.split("|").length * (lines.length - index)) > MOST_CELLS) {
      return `a table of more than ${MOST_CELLS} cells`;
    }
  }
  return undefined;
}

/**
 * Says whether code is too much for the syntax colours, whose grammars look ahead at each bracket.
 *
 * @param code The code.
 * @returns Why it stays plain, or nothing.
 */
export function excessOfCode(code: string): string | undefined {
  if (code.length > LONGEST_CODE) return `more than ${LONGEST_CODE} characters`;
  let looks = 0;
  for (const line of code.split("\n")) {
    const brackets = line.match(/[([{<`]/g)?.length ?? 0;
    if ((looks += brackets ** 2) > MOST_LOOKS) return "too many brackets in its lines";
  }
  return undefined;
}

/**
 * Says whether a JSON value is nested more than 200 levels deep.
 *
 * @param value The value.
 * @returns Why it cannot be shown, or nothing.
 */
export function excessOfDepth(value: unknown): string | undefined {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `values nested more than ${DEEPEST} deep`;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== "object" || item === null) continue;
      for (const inner of Object.values(item)) next.push(inner);
    }
    level = next;
  }
  return undefined;
}
