import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { textColumns } from "../../src/diagnostics/index.ts";
import { formatTable, type TableColumn } from "../../src/report/format-table.ts";

const COLUMNS: readonly TableColumn[] = [
  { title: "NAME", least: 6 },
  { title: "COUNT", isNumber: true },
  { title: "ABOUT", least: 8, leaveOut: 1 },
];

const widest = (text: string): number => Math.max(...text.split("\n").map((l) => textColumns(l)));

describe("a table", () => {
  test("is aligned by the columns of a terminal, in any script", () => {
    const rows = [
      ["さくら", "5", "x"],
      ["Zürich", "12", "y"],
      ["cafe\u0301", "7", "z"],
    ];
    expect(formatTable(COLUMNS, rows, null).text.split("\n")).toEqual([
      "NAME    COUNT  ABOUT",
      "さくら      5  x",
      "Zürich     12  y",
      "cafe\u0301        7  z",
      "",
    ]);
  });

  test("is cut where that is allowed, then loses a column, which is said", () => {
    const rows = [["a long name", "5", "a long text about it"]];
    expect(formatTable(COLUMNS, rows, 30)).toEqual({
      text: "NAME        COUNT  ABOUT\na long na…      5  a long tex…\n",
      leftOut: [],
    });
    expect(formatTable(COLUMNS, rows, 18)).toEqual({
      text: "NAME         COUNT\na long name      5\n",
      leftOut: ["ABOUT"],
    });
    // Not narrower than this: the terminal breaks the lines.
    expect(formatTable(COLUMNS, rows, 3)).toEqual({
      text: "NAME    COUNT\na lon…      5\n",
      leftOut: ["ABOUT"],
    });
  });

  test("shows nothing invisible", () => {
    expect(formatTable(COLUMNS, [["\u202ex\x1b[1m", "1", "\n"]], null).text).toContain(
      "\\u202ex\\x1b[1m",
    );
  });

  test("fits, if it can", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "名", "e\u0301", " ", "🛰"),
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text)),
        fc.integer({ min: 13, max: 90 }),
        (rows, width) => {
          const cells = rows.map(([name, about]) => [name, "1", about]);
          expect(widest(formatTable(COLUMNS, cells, width).text)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
