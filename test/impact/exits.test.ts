import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { exitChanges } from "../../src/impact/exits/exit-changes.ts";
import { ExitTable } from "../../src/impact/exits/exit-table.ts";
import { PrefixRows } from "../../src/impact/exits/prefix-rows.ts";
import { movedTraffic } from "../../src/impact/flows/moved-traffic.ts";
import {
  covers,
  formatPrefix,
  networkOf,
  parsePrefix,
  type Family,
  type Prefix,
} from "../../src/net/index.ts";
import type { Origin, Route } from "../../src/policy/index.ts";

const prefixOf = (text: string): Prefix => parsePrefix(text)!;

/** Few prefixes inside of each other, so that they meet. */
function arbitraryPrefix(family: Family): fc.Arbitrary<Prefix> {
  const bits = family === "ipv4" ? 32 : 128;
  const lengths = family === "ipv4" ? [0, 1, 8, 31, 32] : [0, 32, 33, 64, 127, 128];
  return fc
    .record({
      high: fc.bigInt({ min: 0n, max: 3n }),
      low: fc.bigInt({ min: 0n, max: 3n }),
      length: fc.constantFrom(...lengths),
    })
    .map(({ high, low, length }) => {
      const value = (high << BigInt(bits - 2)) | (low << 1n);
      return networkOf({ family, value }, length);
    });
}

function routeOf(more: Partial<Route> & { readonly prefix: Prefix }): Route {
  return {
    ...{ asPath: [64500], nextHop: "self", communities: [], rpki: "not-found", origin: "igp" },
    ...{ localPreference: null, med: null },
    ...more,
  };
}

describe.each(["ipv4", "ipv6"] as const)("a table of %s prefixes", (family) => {
  test("numbers and finds them as a list would, and the ones around them", () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryPrefix(family), { maxLength: 200 }),
        arbitraryPrefix(family),
        fc.boolean(),
        (prefixes, sought, isShorter) => {
          const rows = new PrefixRows(family);
          const list: Prefix[] = [];
          for (const prefix of prefixes) {
            const at = list.findIndex((one) => formatPrefix(one) === formatPrefix(prefix));
            if (at < 0) list.push(prefix);
            expect(rows.add(prefix)).toBe(at < 0 ? list.length - 1 : at);
          }
          expect(rows.size).toBe(list.length);
          expect(list.map((_, row) => rows.at(row))).toEqual(list);
          expect(rows.find(sought)).toBe(
            list.findIndex((one) => formatPrefix(one) === formatPrefix(sought)),
          );
          const isOdd = (row: number) => row % 2 === 1;
          const around = list
            .map((prefix, row) => ({ prefix, row }))
            .filter(({ prefix, row }) => isOdd(row) && covers(prefix, sought))
            .filter(({ prefix }) => !isShorter || prefix.length < sought.length)
            .sort((a, b) => b.prefix.length - a.prefix.length);
          expect(rows.covering(sought, isShorter, isOdd)).toBe(around[0]?.row ?? -1);
        },
      ),
    );
  });
});

test("the best exit is the same in whatever order routes come, and BGP's first choices", () => {
  const arbitraryRoute = fc.record({
    session: fc.integer({ min: 0, max: 3 }),
    localPreference: fc.constantFrom(null, 0, 100, 200),
    hops: fc.integer({ min: 1, max: 3 }),
    origin: fc.constantFrom<Origin>("igp", "egp", "incomplete"),
  });
  const prefix = prefixOf("192.0.2.0/24");
  const origins = { igp: 0, egp: 1, incomplete: 2 };
  fc.assert(
    fc.property(fc.array(arbitraryRoute, { minLength: 1, maxLength: 8 }), (routes) => {
      const bestOf = (given: typeof routes) => {
        const table = new ExitTable("ipv4");
        for (const { session, localPreference, hops, origin } of given) {
          const asPath = Array.from({ length: hops }, (_, i) => 64500 + i);
          table.add("after", prefix, session, routeOf({ prefix, asPath, localPreference, origin }));
        }
        expect(table.count("after", 0)).toBe(given.length);
        return table.best("after", 0);
      };
      const sorted = routes.toSorted(
        (a, b) =>
          (b.localPreference ?? 100) - (a.localPreference ?? 100) ||
          a.hops - b.hops ||
          origins[a.origin] - origins[b.origin] ||
          a.session - b.session,
      );
      const [first] = sorted;
      const equal = sorted.filter(
        (one) =>
          (one.localPreference ?? 100) === (first!.localPreference ?? 100) &&
          one.hops === first!.hops &&
          one.origin === first!.origin,
      );
      const expected = {
        session: first!.session,
        localPreference: first!.localPreference ?? 100,
        pathLength: first!.hops,
        isTied: new Set(equal.map(({ session }) => session)).size > 1,
      };
      const found = bestOf(routes);
      expect(found).toMatchObject(expected);
      expect(bestOf(routes.toReversed())).toEqual(found);
      // The group is that of the sessions with such a route, and of no others.
      expect(bestOf(equal)?.group).toBe(found?.group);
      const more = { ...first!, session: Math.max(...routes.map(({ session }) => session)) + 1 };
      expect(bestOf([...routes, more])?.group).not.toBe(found?.group);
    }),
  );
});

/** Two tables with routes of sessions 0 and 1: the first accepts all before, the second those that stay after. */
function tables() {
  const exits = { ipv4: new ExitTable("ipv4"), ipv6: new ExitTable("ipv6") };
  const add = (when: "before" | "after", session: number, text: string, origin = 64500) => {
    const prefix = prefixOf(text);
    exits[prefix.family].add(when, prefix, session, routeOf({ prefix, asPath: [64999, origin] }));
  };
  return { exits, add };
}

test("prefixes are lost, moved, or stay, and the ones around them are named", () => {
  const { exits, add } = tables();
  for (const text of ["10.0.0.0/8", "10.1.0.0/16", "192.0.2.0/24", "2001:db8::/32"]) {
    add("before", 0, text);
  }
  add("after", 0, "10.0.0.0/8");
  add("before", 1, "192.0.2.0/24");
  add("after", 1, "192.0.2.0/24");
  const found = exitChanges(exits);
  expect([found.before, found.after]).toEqual([4, 2]);
  expect(found.lost).toHaveLength(1);
  expect(found.lost[0]).toMatchObject({ session: 0, count: 2, covered: 1 });
  const examples = found.lost[0]!.examples.map(({ prefix, covering }) => [
    formatPrefix(prefix),
    covering && formatPrefix(covering.prefix),
  ]);
  expect(examples).toEqual([
    ["10.1.0.0/16", "10.0.0.0/8"],
    ["2001:db8::/32", null],
  ]);
  expect(found.moved).toMatchObject([{ from: 0, to: 1, count: 1, tied: 1 }]);
});

describe("traffic", () => {
  test("by prefix follows the longest accepted match on each side, once", () => {
    const { exits, add } = tables();
    add("before", 0, "10.0.0.0/8");
    add("after", 0, "10.0.0.0/8");
    add("before", 1, "10.1.0.0/16");
    add("before", 1, "192.0.2.0/24");
    const volumes = [
      { prefix: prefixOf("10.1.2.0/24"), rate: 1000 },
      { prefix: prefixOf("10.2.0.0/16"), rate: 200 },
      { prefix: prefixOf("192.0.2.1/32"), rate: 30 },
      { prefix: prefixOf("198.51.100.0/24"), rate: 4 },
    ];
    expect(movedTraffic(exits, { by: "prefix", volumes, unknown: 5 })).toEqual({
      ...{ by: "prefix", total: 1239, unknown: 5, kept: 200, lost: 30, elsewhere: 4, divided: [] },
      moved: [{ from: 1, to: 0, rate: 1000 }],
      sessions: [
        { session: 0, before: 200, after: 1200 },
        { session: 1, before: 1030, after: 0 },
      ],
    });
  });

  test("by ASN is told to be divided if its prefixes do not all change alike", () => {
    const { exits, add } = tables();
    add("before", 0, "10.0.0.0/8", 1);
    add("before", 0, "10.1.0.0/16", 1);
    add("after", 1, "10.1.0.0/16", 1);
    add("before", 0, "192.0.2.0/24", 2);
    const volumes = [1, 2, 3].map((asn) => ({ asn, received: null, sent: 10 ** asn }));
    expect(movedTraffic(exits, { by: "asn", volumes, unknown: 0 })).toMatchObject({
      ...{ total: 1110, kept: 0, lost: 100, elsewhere: 1000, moved: [] },
      divided: [{ asn: 1, rate: 10, kept: 0, moved: 1, lost: 1 }],
    });
  });
});
