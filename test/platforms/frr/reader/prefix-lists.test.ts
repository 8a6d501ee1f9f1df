import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatPrefixRange, maxLength } from "../../../../src/net/index.ts";
import { PrefixListText } from "../../../../src/platforms/frr/reader/prefix-lists.ts";

/** Few prefixes, so that entries repeat and contain one another. */
const entries = fc.array(
  fc.record({
    number: fc.nat(6).map((n) => 5 * n + 5),
    prefix: fc.constantFrom("10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "10.1.0.0/16", "0.0.0.0/0"),
    le: fc.option(fc.integer({ min: 17, max: maxLength("ipv4") }), { nil: null }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** A list with these entries; `more` is read after them. */
function listOf(texts: readonly string[]): PrefixListText {
  const list = new PrefixListText("L", "ipv4", 1);
  texts.forEach((text, i) => {
    expect(list.add(["L", ...text.split(" ")].slice(1), i + 1)).toBeNull();
  });
  return list;
}

test("a list that only permits is the same read without regard to order, and entry by entry", () => {
  fc.assert(
    fc.property(entries, (all) => {
      const texts = all.map(
        ({ number, prefix, le }) =>
          `seq ${number} permit ${prefix}${le === null ? "" : ` le ${le}`}`,
      );
      const plain = listOf(texts);
      // The last entry denies what the end denies anyway, and keeps the list from being read without regard to order.
      const whole = listOf([...texts, "seq 4000000 deny 192.0.2.1/32"]);
      const rangesOf = ({ set }: PrefixListText) => set.minimal().ranges.map(formatPrefixRange);
      expect(rangesOf(plain)).toEqual(rangesOf(whole));
      expect(plain.problems.map(({ why }) => why)).toEqual(whole.problems.map(({ why }) => why));
    }),
    { numRuns: 1000 },
  );
});
