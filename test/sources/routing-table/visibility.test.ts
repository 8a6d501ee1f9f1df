import { expect, test } from "@jest/globals";

import { parsePrefix } from "../../../src/net/index.ts";
import { readRouteLine } from "../../../src/sources/routing-table/route-line.ts";
import { indexRoutingTable, visibility } from "../../../src/sources/routing-table/visibility.ts";
import { lines } from "./example.ts";

const TABLE = indexRoutingTable({
  vantagePoints: { ipv4: 400, ipv6: 0 },
  routes: [
    "192.0.0.0/16 AS64502 390",
    "192.0.2.0/23 AS64503 3",
    "192.0.2.0/24 AS64500 312",
    "192.0.2.0/24 AS64501 2",
  ].map((line) => readRouteLine(line, "ipv4")!),
});

test.each([
  ["192.0.2.0/24", 64500, 312, ["192.0.2.0/24 AS64501 2"]],
  ["192.0.2.0/24", 64501, 2, ["192.0.2.0/24 AS64500 312"]],
  ["192.0.2.0/24", 64502, 0, ["192.0.2.0/24 AS64500 312", "192.0.2.0/24 AS64501 2"]],
])("%s from AS%i is seen by %i", (text, origin, seenBy, others) => {
  const result = visibility(parsePrefix(text)!, origin, TABLE);
  expect(result).toMatchObject({ seenBy, vantagePoints: 400 });
  expect(lines(result.otherOrigins)).toEqual(others);
  expect(lines(result.covering)).toEqual(["192.0.0.0/16 AS64502 390", "192.0.2.0/23 AS64503 3"]);
});

test("a prefix that is not in the table may be covered", () => {
  const result = visibility(parsePrefix("192.0.2.0/25")!, 64500, TABLE);
  expect(result).toMatchObject({ seenBy: 0, otherOrigins: [] });
  expect(result.covering).toHaveLength(4);
});

test("nothing is known of a family without vantage points", () => {
  expect(visibility(parsePrefix("2001:db8::/32")!, 64500, TABLE)).toEqual({
    seenBy: 0,
    vantagePoints: 0,
    otherOrigins: [],
    covering: [],
  });
});
