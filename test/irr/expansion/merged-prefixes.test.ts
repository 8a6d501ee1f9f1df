import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { MergedPrefixes } from "../../../src/irr/expansion/merged-prefixes.ts";
import {
  formatPrefixRange,
  readPrefixRange,
  type RegisteredPrefix,
} from "../../../src/net/index.ts";

const TEXTS = ["10.0.0.0/8", "10.0.0.0/8^+", "10.0.0.0/16", "10.0.0.0/16^24", "11.0.0.0/8"];
const RANGES = TEXTS.map((text) => {
  const range = readPrefixRange(text);
  if (typeof range === "string") throw new Error(range);
  return range;
});
const route = fc.record({
  origin: fc.constantFrom(1, 2),
  source: fc.constantFrom("RADB", "RIPE"),
});
/** Some of the ranges, in order, with route objects. */
const list: fc.Arbitrary<RegisteredPrefix[]> = fc
  .tuple(fc.subarray(RANGES), fc.array(fc.array(route, { maxLength: 3 }), { minLength: 5 }))
  .map(([ranges, routes]) =>
    ranges.map((range, i) => ({ range, routes: sorted(routes[i] ?? []) })),
  );

function sorted(routes: RegisteredPrefix["routes"]): RegisteredPrefix["routes"] {
  const texts = new Set(routes.map(({ origin, source }) => `${origin} ${source}`));
  return [...texts].sort().map((text) => {
    const [origin, source = ""] = text.split(" ");
    return { origin: Number(origin), source };
  });
}

test("two lists are one, in order, with the route objects of both", () => {
  fc.assert(
    fc.property(list, list, (a, b) => {
      const merged = new MergedPrefixes(a, b);
      const expected = TEXTS.flatMap((text, i) => {
        const same = [...a, ...b].filter(({ range }) => range === RANGES[i]);
        const routes = sorted(same.flatMap((prefix) => prefix.routes));
        return same.length > 0 ? [{ text, routes }] : [];
      });
      const found = Array.from(merged, ({ range, routes }) => ({
        text: formatPrefixRange(range),
        routes,
      }));
      expect(found).toEqual(expected);
      expect(merged).toHaveLength(expected.length);
    }),
  );
});
