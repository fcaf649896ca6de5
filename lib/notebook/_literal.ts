/**
 * The value of an expression that is a literal, told without running it.
 *
 * @module
 */
import type ts from "typescript";

/**
 * Reads a literal: text, a number, true, false, null, and lists and objects of such, with or without
 * brackets around it and words of its type behind it.
 *
 * @param parser TypeScript.
 * @param node The expression, or none.
 * @returns Its value; undefined if it, or any part of it, is no literal.
 */
export function literalValue(parser: typeof ts, node: ts.Expression | undefined): unknown {
  if (node === undefined) return undefined;
  const read = (part: ts.Expression) => literalValue(parser, part);
  if (
    parser.isParenthesizedExpression(node) || parser.isAsExpression(node) ||
    parser.isSatisfiesExpression(node)
  ) return read(node.expression);
  // The parser has taken escapes and the strokes in 1_000 out of the text.
  if (parser.isStringLiteralLike(node)) return node.text;
  if (parser.isNumericLiteral(node)) return Number(node.text);
  if (parser.isPrefixUnaryExpression(node) && node.operator === parser.SyntaxKind.MinusToken) {
    const value = read(node.operand);
    return typeof value === "number" ? -value : undefined;
  }
  if (node.kind === parser.SyntaxKind.TrueKeyword) return true;
  if (node.kind === parser.SyntaxKind.FalseKeyword) return false;
  if (node.kind === parser.SyntaxKind.NullKeyword) return null;
  if (parser.isArrayLiteralExpression(node)) return wholeOrNothing(node.elements.map(read));
  if (!parser.isObjectLiteralExpression(node)) return undefined;
  const entries = node.properties.map((property) => {
    if (!parser.isPropertyAssignment(property)) return undefined;
    const { name, initializer } = property;
    const isPlain = parser.isIdentifier(name) || parser.isStringLiteral(name) ||
      parser.isNumericLiteral(name);
    const value = read(initializer);
    return isPlain && value !== undefined ? [name.text, value] as const : undefined;
  });
  const whole = wholeOrNothing(entries);
  return whole === undefined ? undefined : Object.fromEntries(whole);
}

function wholeOrNothing<Part>(parts: readonly (Part | undefined)[]): Part[] | undefined {
  return parts.every((part) => part !== undefined) ? parts as Part[] : undefined;
}
