/**
 * The outputs of a cell, checked: whatever a notebook's file says, they are of these shapes.
 *
 * @module
 */
import { z } from "zod";
import { describe } from "../../errors.ts";
import { textOf } from "../format.ts";
import { excessOfDepth } from "./bounds.ts";
import { type CleanFigure, cleanFigure } from "./figure.ts";
import { PLOTLY_TYPE } from "../_media_types.ts";
import { type Picture, pictureOf } from "./picture.ts";

/** What a text is: printed, printed as a warning, an error, a value. */
export type TextKind = "stdout" | "stderr" | "error" | "result";

/** An output's representations that can be shown; a page takes the one that suits it. */
export interface ShownOutput {
  /** Plain text. */
  readonly text?: { readonly kind: TextKind; readonly words: string };
  /** A Plotly figure. */
  readonly figure?: CleanFigure;
  /** A picture, or a figure's still one. */
  readonly picture?: Picture;
  /** HTML as it came. */
  readonly html?: string;
  /** Markdown as it came. */
  readonly markdown?: string;
  /** A formula in LaTeX, without dollars. */
  readonly latex?: string;
  /** A JSON value, in lines. */
  readonly json?: string;
  /** What was left out, in words. */
  readonly leftOut: readonly string[];
}

const WORDS = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(""))]);
const BY_TYPE = z.record(z.string(), z.unknown());
const OUTPUT = z.discriminatedUnion("output_type", [
  z.object({
    "output_type": z.literal("stream"),
    name: z.enum(["stdout", "stderr"]).catch("stdout"),
    text: WORDS,
  }),
  z.object({
    "output_type": z.literal("error"),
    ename: z.string().catch("Error"),
    evalue: z.string().catch(""),
    traceback: z.array(z.string()).catch([]),
  }),
  z.object({
    "output_type": z.enum(["display_data", "execute_result"]),
    data: BY_TYPE,
    metadata: BY_TYPE.catch({}),
  }),
]);

/**
 * Takes an output as a notebook's file holds it.
 *
 * @param output Anything.
 * @returns What of it can be shown.
 */
export async function checkOutput(output: unknown): Promise<ShownOutput> {
  const checked = OUTPUT.safeParse(output);
  if (!checked.success) {
    const { path, message } = checked.error.issues[0]!;
    const place = path.length === 0 ? "" : ` (${path.join(".")}: ${message})`;
    return { leftOut: [`An output was left out: it is ${describe(output)}${place}`] };
  }
  const value = checked.data;
  if (value.output_type === "stream") {
    return { text: { kind: value.name, words: stripAnsi(value.text) }, leftOut: [] };
  }
  if (value.output_type === "error") {
    const trace = stripAnsi(value.traceback.join("\n"));
    const message = stripAnsi(`${value.ename}: ${value.evalue}`);
    const words = trace.includes(stripAnsi(value.evalue)) ? trace : `${message}\n${trace}`;
    return { text: { kind: "error", words: words.trim() || message }, leftOut: [] };
  }
  return await checkBundle(value.data, value.metadata);
}

async function checkBundle(
  data: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>>,
): Promise<ShownOutput> {
  const has = (type: string) => data[type] !== undefined && data[type] !== null;
  const { picture, leftOut } = await pictureOf(data, metadata);
  const { figure, leftOut: leftOfFigure } = PLOTLY_TYPE in data
    ? cleanFigure(data[PLOTLY_TYPE])
    : { leftOut: [] };
  const json = has("application/json") ? jsonOf(data["application/json"]) : undefined;
  const plain = stripAnsi(textOf(data["text/plain"]));
  const words = json?.reason === undefined ? plain : `${plain}\n[${json.reason}]`.trim();
  return {
    ...(figure === undefined ? {} : { figure }),
    ...(picture === undefined ? {} : { picture }),
    ...(has("text/html") ? { html: textOf(data["text/html"]) } : {}),
    ...(has("text/markdown") ? { markdown: textOf(data["text/markdown"]) } : {}),
    ...(has("text/latex") ? { latex: withoutDollars(textOf(data["text/latex"])) } : {}),
    ...(json?.text === undefined ? {} : { json: json.text }),
    ...(words.trim() === "" ? {} : { text: { kind: "result", words } }),
    leftOut: [...leftOut, ...leftOfFigure],
  };
}

function jsonOf(value: unknown): { text?: string; reason?: string } {
  const reason = excessOfDepth(value);
  return reason === undefined ? { text: JSON.stringify(value, undefined, 2) } : { reason };
}

function withoutDollars(tex: string): string {
  const text = tex.trim();
  const start = /^\$*/.exec(text)![0].length;
  let end = text.length;
  while (end > start && text[end - 1] === "$") end--;
  return text.slice(start, end).trim();
}

/**
 * Removes what is meant for a terminal: colours, titles and links (ECMA-48), and what has no look.
 *
 * @param text Text with control characters.
 * @returns Text with none but tabs and line feeds.
 */
export function stripAnsi(text: string): string {
  // A title or link (OSC) ends in BEL or ESC \; one that is never closed loses its beginning only.
  // deno-lint-ignore no-control-regex -- the codes begin with a control character
  return text.replaceAll(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, "")
    // deno-lint-ignore no-control-regex -- as above
    .replaceAll(/\u001b\[[0-9;:?]*[ -/]*[@-~]|\u001b(?:[()#%].|[\]=>])?/g, "")
    .replaceAll("\r\n", "\n")
    // deno-lint-ignore no-control-regex -- as above
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
}
