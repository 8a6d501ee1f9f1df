import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { ROUTING_TABLE_FORMAT } from "../../../src/sources/routing-table/routing-table-format.ts";
import {
  compareSeenRoutes,
  type RoutingTable,
} from "../../../src/sources/routing-table/routing-table.ts";
import { readRouteLine } from "../../../src/sources/routing-table/route-line.ts";
import { anyPrefix } from "../../net/example.ts";

const DATA: RoutingTable = {
  vantagePoints: { ipv4: 412, ipv6: 0 },
  routes: [
    readRouteLine("192.0.2.0/24 AS64500 312", "ipv4")!,
    readRouteLine("192.0.2.0/24 AS64501 2", "ipv4")!,
    readRouteLine("2001:db8::/32 AS64500 287", "ipv6")!,
  ],
};

function read(texts: ReadonlyMap<string, string>) {
  const diagnostics = new Diagnostics();
  const folder = { name: "snapshot/sources/routing-table", texts };
  const data = ROUTING_TABLE_FORMAT.read(folder, diagnostics.report);
  return { data, messages: diagnostics.all.map(({ message }) => message) };
}

const count = fc.integer({ min: 0, max: 999_999_999 });
const anyTable: fc.Arbitrary<RoutingTable> = fc.record({
  vantagePoints: fc.record({ ipv4: count, ipv6: count }),
  routes: fc
    .uniqueArray(
      fc.record({
        prefix: anyPrefix,
        origin: fc.integer({ min: 0, max: 4_294_967_295 }),
        seenBy: fc.integer({ min: 1, max: 999_999_999 }),
      }),
      { comparator: (a, b) => compareSeenRoutes(a, b) === 0 },
    )
    .map((routes) => [...routes].sort(compareSeenRoutes)),
});

describe("the routing table as committed", () => {
  test("is one route a line, by family", () => {
    expect(Object.fromEntries(ROUTING_TABLE_FORMAT.write(DATA))).toEqual({
      "ipv4.txt": "192.0.2.0/24 AS64500 312\n192.0.2.0/24 AS64501 2\n",
      "ipv6.txt": "2001:db8::/32 AS64500 287\n",
      "vantage-points.txt": "ipv4 412\nipv6 0\n",
    });
    expect(ROUTING_TABLE_FORMAT.count(DATA)).toEqual({ routes: 3 });
  });

  test("reads back, for any table, from exactly its files", () => {
    fc.assert(
      fc.property(anyTable, (data) => {
        const texts = ROUTING_TABLE_FORMAT.write(data);
        expect([...texts.keys()]).toEqual([...ROUTING_TABLE_FORMAT.files]);
        expect(read(texts)).toEqual({ data, messages: [] });
      }),
    );
  });

  test.each([
    ["ipv4.txt", "2001:db8::/32 AS64500 287\n"],
    ["ipv6.txt", "192.0.2.0/24 AS64500 312\n"],
    ["ipv4.txt", "192.0.2.1/24 AS64500 312\n"],
    ["ipv4.txt", "192.0.2.0/24 64500 312\n"],
    ["ipv4.txt", "192.0.2.0/24 AS1.1 312\n"],
    ["ipv4.txt", "192.0.2.0/24 AS64500 0\n"],
    ["ipv4.txt", "192.0.2.0/24 AS64500 012\n"],
    ["ipv4.txt", "192.0.2.0/24 AS64500 312"],
    ["ipv4.txt", "192.0.2.0/24 AS64500 312 \n"],
    ["ipv4.txt", "192.0.2.0/24 AS2 1\n192.0.2.0/24 AS1 1\n"],
    ["ipv4.txt", "192.0.2.0/24 AS1 1\n192.0.2.0/24 AS1 2\n"],
    ["vantage-points.txt", "ipv6 1\nipv4 1\n"],
    ["vantage-points.txt", "ipv4 1\nipv6 01\n"],
    ["vantage-points.txt", "ipv4 1\n"],
    ["vantage-points.txt", ""],
  ])("%s refuses %j", (file, text) => {
    const { data, messages } = read(new Map([...ROUTING_TABLE_FORMAT.write(DATA), [file, text]]));
    expect(data).toBeNull();
    expect(messages).toHaveLength(1);
  });
});
