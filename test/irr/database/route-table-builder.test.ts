import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { RouteTableBuilder } from "../../../src/irr/database/route-table-builder.ts";

/** Few different values, so that keys repeat, with differences in every part of a word. */
const numbers = fc.constantFrom(0, 1, 2047, 2048, 65536, 2 ** 22, 2 ** 31, 2 ** 32 - 1);
const row = fc.record({
  words: fc.array(numbers, { minLength: 4, maxLength: 4 }),
  length: fc.constantFrom(0, 24, 32),
  origin: numbers,
  source: fc.constantFrom(0, 1, 999),
});

test.each(["ipv4", "ipv6"] as const)(
  "%s rows are sorted by origin, prefix and source; of equal ones the last stays",
  (family) => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const builder = new RouteTableBuilder(family);
        const last = new Map<string, number>();
        const keys = rows.map(({ words, length, origin, source }, i) => {
          expect(builder.add(Uint32Array.from(words), length, origin, source)).toBe(i);
          const address = family === "ipv4" ? words.slice(0, 1) : words;
          const key = [origin, ...address, length, source];
          last.set(key.join(), i);
          return key;
        });
        const expected = [...last.values()].sort((a, b) => compare(keys[a]!, keys[b]!));
        const { table, rowOf } = builder.build();
        expect(table.size).toBe(expected.length);
        expect(rows.map((_, i) => rowOf(i))).toEqual(
          rows.map((_, i) => (expected.includes(i) ? expected.indexOf(i) : null)),
        );
        for (const [i, added] of expected.entries()) {
          const { origin, source, length } = rows[added]!;
          expect([table.origin(i), table.source(i), table.prefix(i).length]).toEqual([
            origin,
            source,
            length,
          ]);
          const words = rows[added]!.words.map(BigInt);
          const value =
            family === "ipv4" ? words[0] : words.reduce((all, word) => (all << 32n) | word, 0n);
          expect(table.prefix(i).value).toBe(value);
        }
      }),
      { numRuns: 500 },
    );
  },
);

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
