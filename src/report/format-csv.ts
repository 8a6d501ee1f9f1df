/**
 * Prints records as CSV (RFC 4180): CRLF after each line, quotes around what contains a quote, a comma or a line end.
 * Values are never altered: one that a spreadsheet would take for a formula stays as it is.
 */
export function formatCsv(
  head: readonly string[],
  records: readonly (readonly (string | number | null)[])[],
): string {
  return [head, ...records].map((record) => `${record.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
