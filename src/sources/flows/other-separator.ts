import type { CsvField } from "./parse-csv.ts";

const NAMES: Readonly<Record<string, string>> = { ";": "semicolons", "\t": "tabs", "  ": "blanks" };

/** What separates the columns of a first line without any comma, and what to do about it; null: nothing that is known. */
export function otherSeparator(
  head: readonly CsvField[],
): { problem: string; hint: string } | null {
  const [first] = head;
  const separator = head.length === 1 ? /[;\t|]| {2}/.exec(first?.text ?? "")?.[0] : undefined;
  if (separator === undefined) return null;
  const hint =
    separator === "  "
      ? "export it with commas (pmacct: `print_output: csv`)"
      : "export it with commas; in some languages spreadsheets use semicolons for CSV";
  return { problem: `its columns are separated by ${NAMES[separator] ?? "`|`"}`, hint };
}
