import { makeVisible, textColumns } from "../diagnostics/index.ts";

/** A column of a table for people. */
export interface TableColumn {
  readonly title: string;
  readonly isNumber?: boolean;
  /** The fewest columns of the terminal to which its texts may be cut; absent if they may not. */
  readonly least?: number;
  /** Whether it may be left out: of several, the one with the lowest number first. */
  readonly leaveOut?: number;
}

/** A table as text. */
export interface Table {
  readonly text: string;
  /** The titles of the columns for which there was no room. */
  readonly leftOut: readonly string[];
}

/** Between two columns. */
const GAP = "  ";

/**
 * Prints a table with a head line. If it is wider than `width`, its widest texts are cut; if that is not enough,
 * columns are left out. Null: as wide as it needs.
 */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number | null,
): Table {
  const cells = rows.map((row) => row.map(makeVisible));
  const all = columns.map((column, at) => {
    const natural = Math.max(
      textColumns(column.title),
      ...cells.map((row) => textColumns(row[at] ?? "")),
    );
    return { ...column, at, natural };
  });
  const order = all
    .filter(({ leaveOut }) => leaveOut !== undefined)
    .sort((a, b) => (a.leaveOut ?? 0) - (b.leaveOut ?? 0));
  for (let count = 0; ; count++) {
    const leftOut = order.slice(0, count);
    const shown = all.filter((column) => !leftOut.includes(column));
    const { widths, fits } = fit(shown, width ?? Infinity);
    // If even the fewest columns do not fit, the terminal breaks the lines.
    if (!fits && count < order.length) continue;
    const line = (texts: readonly string[]): string =>
      shown
        .map(({ at, isNumber }, i) => pad(texts[at] ?? "", widths[i] ?? 0, isNumber === true))
        .join(GAP)
        .trimEnd();
    const lines = [columns.map(({ title }) => title), ...cells].map(line);
    return { text: `${lines.join("\n")}\n`, leftOut: leftOut.map(({ title }) => title) };
  }
}

/** The widths of columns, cut as far as needed and possible, and whether they fit together. */
function fit(
  columns: readonly (TableColumn & { readonly natural: number })[],
  room: number,
): { readonly widths: readonly number[]; readonly fits: boolean } {
  const widths = columns.map(({ natural }) => natural);
  let total = widths.reduce((sum, each) => sum + each, 0) + GAP.length * (columns.length - 1);
  for (; total > room; total--) {
    let widest = -1;
    columns.forEach(({ least, title }, i) => {
      const mayShrink = least !== undefined && (widths[i] ?? 0) > Math.max(least, title.length);
      if (mayShrink && (widths[i] ?? 0) > (widths[widest] ?? 0)) widest = i;
    });
    if (widest < 0) return { widths, fits: false };
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return { widths, fits: true };
}

function pad(text: string, width: number, isNumber: boolean): string {
  const shown = cut(text, width);
  const blanks = " ".repeat(Math.max(0, width - textColumns(shown)));
  return isNumber ? blanks + shown : shown + blanks;
}

/** As much of a text as fits, with an ellipsis if that is not all. */
function cut(text: string, width: number): string {
  if (textColumns(text) <= width) return text;
  let [shown, used] = ["", 0];
  for (const character of text) {
    used += textColumns([character]);
    if (used > width - 1) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}
