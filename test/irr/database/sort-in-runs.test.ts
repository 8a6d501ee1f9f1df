import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { sortInRuns } from "../../../src/irr/database/sort-in-runs.ts";

test("sorts by number, then by notation, then by original order", () => {
  const number = fc.oneof(fc.nat(3), fc.constantFrom(2048, 2 ** 22, 2 ** 31, 2 ** 32 - 1));
  fc.assert(
    fc.property(fc.array(fc.tuple(number, fc.nat(2))), (rows) => {
      const second = (row: number): number => rows[row]?.[1] ?? 0;
      const order = sortInRuns(
        Uint32Array.from(rows, ([first]) => first),
        (a, b) => second(a) - second(b),
      );
      const expected = rows
        .map((row, i) => ({ row, i }))
        .sort((a, b) => a.row[0] - b.row[0] || a.row[1] - b.row[1] || a.i - b.i)
        .map(({ i }) => i);
      expect([...order]).toEqual(expected);
    }),
  );
});
