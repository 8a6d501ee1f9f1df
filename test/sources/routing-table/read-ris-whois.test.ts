import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { lines, ris } from "./example.ts";

const HEAD = `%
% This file was generated at Sun Nov  1 00:00:00 UTC 2026
% Format:  <origin> <tab> <prefix> <tab> <seen by #rispeers>
%
`;
const END = "\n% End of dump\n\n";

/** A dump with these rows. */
function dump(...rows: readonly string[]): string {
  return `${HEAD}${rows.map((row) => `${row}\n`).join("")}${END}`;
}

const ROWS = [
  "64501\t198.51.100.0/24\t298",
  "64500\t192.0.2.0/24\t312",
  "64501\t192.0.2.0/24\t2",
  "{64502,64503}\t203.0.113.0/24\t400",
  "{64502}\t203.0.113.0/25\t7",
  "64500\t2001:db8::/32\t287",
  "64500\t::ffff:192.0.2.0/120\t3",
];

describe("a RIS whois dump", () => {
  test("has origins, prefixes and numbers of peers; AS_SETs count as vantage points only", async () => {
    const { reading, table } = await ris(dump(...ROWS));
    expect(reading).toEqual({ madeAt: Date.UTC(2026, 10, 1) });
    expect(lines(table.routes)).toEqual([
      "192.0.2.0/24 AS64500 312",
      "192.0.2.0/24 AS64501 2",
      "198.51.100.0/24 AS64501 298",
      "::ffff:c000:200/120 AS64500 3",
      "2001:db8::/32 AS64500 287",
    ]);
    expect(table.vantagePoints).toEqual({ ipv4: 400, ipv6: 287 });
  });

  test("in pieces of any size", async () => {
    const { table: expected } = await ris(dump(...ROWS));
    for (const size of [1, 5, 64]) {
      expect((await ris(dump(...ROWS), undefined, size)).table).toEqual(expected);
    }
  });

  test("keeps what concerns our prefixes", async () => {
    const { table } = await ris(dump(...ROWS), ["192.0.0.0/16", "2001:db8:1::/48"]);
    expect(lines(table.routes)).toEqual([
      "192.0.2.0/24 AS64500 312",
      "192.0.2.0/24 AS64501 2",
      "2001:db8::/32 AS64500 287",
    ]);
    expect(table.vantagePoints).toEqual({ ipv4: 400, ipv6: 287 });
  });

  test("may not say when it was made, and may end its lines with CR", async () => {
    const { reading, table } = await ris("64500\t192.0.2.0/24\t312\r\n\r\n% End of dump\r\n");
    expect(reading).toEqual({ madeAt: null });
    expect(lines(table.routes)).toEqual(["192.0.2.0/24 AS64500 312"]);
  });

  test.each([
    ["64500 192.0.2.0/24 312", "`64500 192.0.2.0/24 312`"],
    ["AS64500\t192.0.2.0/24\t312", "`AS64500\\t192.0.2.0/24\\t312`"],
    ["64500\t192.0.2.1/24\t312", "`64500\\t192.0.2.1/24\\t312`"],
    ["64500\t192.0.2.0/24\t0", "`64500\\t192.0.2.0/24\\t0`"],
    ["64500\t192.0.2.0/24\t-1", "`64500\\t192.0.2.0/24\\t-1`"],
    ["64500\t192.0.2.0/24", "`64500\\t192.0.2.0/24`"],
    ["64500\t192.0.2.0/24\t1\t2", "`64500\\t192.0.2.0/24\\t1\\t2`"],
    ["4294967296\t192.0.2.0/24\t1", "`4294967296\\t192.0.2.0/24\\t1`"],
    ["{}\t192.0.2.0/24\t1", "`{}\\t192.0.2.0/24\\t1`"],
    ["\u001b[31m", "`\\x1b[31m`"],
    ["x".repeat(100), `\`${"x".repeat(60)}…\``],
  ])("is refused with the line %j", async (row, shown) => {
    const { reading } = await ris(dump("64500\t192.0.2.0/24\t312", row));
    expect(reading).toBe(`line 6 is not an origin, a prefix and a number: ${shown}`);
  });

  test.each([
    ["", "is cut off: it has no line `% End of dump`"],
    [HEAD, "is cut off: it has no line `% End of dump`"],
    [dump(...ROWS).slice(0, 200), "is cut off in line 8"],
    [`${dump()}64500\t192.0.2.0/24\t1\n`, "goes on after its end, in line 8"],
    [
      dump().replace("Sun Nov  1", "Sun Nom  1"),
      "line 2 does not say when it was made: `% This file was generated at Sun Nom  1 00:00:00 UTC 2026`",
    ],
    [
      dump().replace("00:00:00", "25:00:00"),
      "line 2 does not say when it was made: `% This file was generated at Sun Nov  1 25:00:00 UTC 2026`",
    ],
    ["x".repeat(100_000), "is cut off in line 1"],
    ["<html>\n", "line 1 is not an origin, a prefix and a number: `<html>`"],
  ])("is refused: %#", async (text, problem) => {
    expect((await ris(text)).reading).toBe(problem);
  });

  test("never throws, for any text", async () => {
    const row = fc.oneof(fc.string(), fc.constantFrom(...ROWS, "% End of dump", "%"));
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const { reading } = await ris(rows.join("\n"));
        expect(["string", "object"]).toContain(typeof reading);
      }),
    );
  });
});
