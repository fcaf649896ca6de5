/**
 * Lines of tables in comma-separated values.
 *
 * @module
 */

/**
 * Words a row of a CSV file (RFC 4180): fields with a comma, a quote or a line's end stand in quotes.
 *
 * @param fields The row's fields; numbers as JavaScript writes them.
 * @returns The row, without a line's end.
 */
export function csvRow(fields: readonly (string | number)[]): string {
  return fields.map((field) => {
    const text = String(field);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }).join(",");
}
