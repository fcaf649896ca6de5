/**
 * The kernel refuses a cell that does not parse without a word: here are the words.
 *
 * @module
 */
import type { Kernel } from "./kernel.ts";

/**
 * The words for a cell that does not even parse, which the kernel itself fails without.
 *
 * @param kernel The kernel that refused the cell.
 * @param code The cell.
 * @returns Message with line and a drawing of the place, or nothing if the code does parse.
 */
export async function syntaxErrorOf(kernel: Kernel, code: string): Promise<string | undefined> {
  // As a module, the code is parsed before its first statement runs, and that one throws.
  const guard = "throw 0; ";
  const url = `data:application/typescript,${encodeURIComponent(guard + code)}`;
  let words = "";
  const probe = `try { await import(${JSON.stringify(url)}); } catch (e) { ` +
    `if (/^SyntaxError: /.test(e?.message)) console.log(e.message.slice(13)); }`;
  await kernel.run(`{ ${probe} } void 0`, {
    onMessage: ({ content }) => words += content.text ?? "",
  });
  const place = words.match(/:(\d+):\d+\s*$/);
  if (place === null) return undefined;
  const shown = words.replace(/\n\s*at data:[^\n]*\s*$/, "")
    .replace(`1 | ${guard}`, "1 | ")
    .replace(/(\n1 \|.*\n {2}\|.*?) {9}(?=~)/, "$1");
  return `${shown.trim()}\n(line ${place[1]} of the cell)`;
}
