import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { DatabaseBuilder } from "../../../src/irr/database/database-builder.ts";
import type { Database } from "../../../src/irr/database/database.ts";
import { ObjectSplitter } from "../../../src/irr/rpsl/object-splitter.ts";
import { splitObjects } from "../../../src/irr/rpsl/split-objects.ts";

const LIMIT = 300;

const value = fc.constantFrom(
  ..."192.0.2.0/24 10.0.0.0/8 192.0.2.1/24 192.0.02.0/24 2001:db8::/32 2001:DB8::1/32 ::ffff:192.0.2.0/120".split(
    " ",
  ),
  ..."AS64496 as1 AS007 AS4294967295 AS4294967296 AS00000000000000000001 64496 AS1.2 AS".split(" "),
  ..."TEST test T RADB 1A MAINT-X m X maint_ RS-X AS-X".split(" "),
  "",
  "RS-X, RS-Y",
  "Grüße \xff",
  "x".repeat(400),
);
const ending = fc.constantFrom("", "", "", "", " ", "\t", " # ours", "#", "\r", " \r", ",", "  x");
const blanks = fc.constantFrom("", " ", "          ", "\t", " \t ");
const name = fc.constantFrom(
  ..."route route6 origin source mnt-by member-of descr remarks members mbrs-by-ref Route ORIGIN".split(
    " ",
  ),
  "route ",
  " route",
  "as-set",
  "aut-num",
  "person",
  "",
  "gr\xfc\xdfe",
);
const anyLine = fc.oneof(
  fc.tuple(name, blanks, value, ending).map(([n, b, v, e]) => `${n}:${b}${v}${e}`),
  fc.constantFrom("", "\r", " ", "\t", "+", "+ more", " RS-X", "% note", "# note", "no attribute"),
);

/** An object that is right, or nearly so. */
const routeLines = fc
  .record({
    key: fc.oneof(
      fc.nat(255).map((i) => `route: 10.${i}.0.0/16`),
      fc.nat(255).map((i) => `route6:         2001:db8:${i.toString(16)}::/48`),
    ),
    others: fc.shuffledSubarray([
      "descr: a network",
      " of two lines",
      "remarks:",
      "mnt-by: MAINT-X",
      "mnt-by:MAINT-Y # and Z",
      "created: 2020-01-01T00:00:00Z",
      "geofeed:\tgr\xfc\xdfe\r",
    ]),
    origin: fc.nat(3).map((i) => `origin: AS${i}`),
    source: fc.constantFrom("source: TEST", "source:    RADB   # filtered", "source: ripe\t"),
  })
  .chain(({ key, others, origin, source }) => {
    const lines = [key, ...others, origin, source];
    return fc.constantFrom(lines, lines, [...lines, "member-of: RS-X"]);
  });

const object = fc
  .oneof(
    { weight: 12, arbitrary: routeLines },
    {
      weight: 1,
      arbitrary: fc.constant([
        "route-set: RS-X",
        "mbrs-by-ref: ANY",
        "members: 192.0.2.0/24",
        "source: TEST",
      ]),
    },
    {
      weight: 1,
      arbitrary: fc.constant(["person: X", "address: route: 192.0.2.0/24", "source: TEST"]),
    },
    { weight: 1, arbitrary: fc.array(anyLine, { maxLength: 6 }) },
  )
  .chain((lines) =>
    fc.option(fc.tuple(fc.nat(lines.length), fc.nat(1), anyLine), { freq: 1 }).map((change) => {
      const changed = [...lines];
      if (change !== null) changed.splice(change[0], change[1], change[2]);
      return changed.map((line) => `${line}\n`).join("");
    }),
  );

/** Dumps as bytes, of which some are lost, doubled or put in the place of others. */
const dump = fc
  .tuple(
    fc.constantFrom("", "\xef\xbb\xbf", "% whois\n", "\n", "# x\n\n"),
    fc.array(
      fc.tuple(
        object,
        fc.constantFrom("\n", "\n", "\n", "\n", "\n", "\n", "\n\n", "\r\n", "", "\n% x\n\n"),
      ),
      {
        minLength: 2,
        maxLength: 12,
        size: "max",
      },
    ),
  )
  .map(([start, objects]) => start + objects.map((parts) => parts.join("")).join(""))
  .chain((text) =>
    fc
      .array(
        fc.tuple(
          fc.nat(Math.max(0, text.length - 1)),
          fc.nat(3),
          fc.oneof(
            fc.constantFrom("", "\n", "\r", " ", "#", ":", "+", "%", "0", ",", "\0", "\xff"),
            fc.nat(255).map((byte) => String.fromCharCode(byte)),
          ),
        ),
        { maxLength: 3 },
      )
      .map((cuts) =>
        cuts.reduce(
          (whole, [at, lost, put]) => whole.slice(0, at) + put + whole.slice(at + lost),
          text,
        ),
      ),
  );

/** The whole contents of a database. */
function contents(database: Database) {
  const routes = (["ipv4", "ipv6"] as const).map((family) => {
    const table = database.routes[family];
    return Array.from({ length: table.size }, (_, row) => [
      table.prefix(row),
      table.origin(row),
      table.source(row),
    ]);
  });
  const { sources, counts, dropped } = database;
  const sets = ["RS-X", "AS-X", "X", "TEST"].flatMap((name) =>
    database.findSets(name, sources, ["as-set", "route-set"]),
  );
  return { routes, sets, sources, counts, dropped };
}

/** Reads a dump in pieces of a size both ways and compares the results. Returns what was scanned. */
async function compareWays(text: string, size: number): Promise<number> {
  const bytes = Buffer.from(text, "latin1");
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const [fast, careful] = [new DatabaseBuilder(), new DatabaseBuilder()];

  let scanned = 0;
  const sink = fast.sink("dump");
  const route: typeof sink.route = (read) => {
    scanned++;
    return sink.route?.(read) ?? false;
  };
  const lines: number[] = [];
  const onLine = (line: number): void => void lines.push(line);
  const options = { maxObjectLength: LIMIT, onLine };
  const total = await splitObjects(pieces, { ...sink, route }, options);

  const splitter = new ObjectSplitter(careful.sink("dump"), LIMIT);
  const expected = pieces.map((piece) => {
    splitter.push(piece.toString("latin1"));
    return splitter.line;
  });
  splitter.end();

  expect([...lines, total, fast.objects]).toEqual([...expected, splitter.line, careful.objects]);
  expect(contents(fast.build())).toEqual(contents(careful.build()));
  return scanned;
}

const KEY = "route: 192.0.2.0/24\n";
const ORIGIN = "origin: AS64496\n";
const SOURCE = "source: TEST\n";

describe("splitObjects", () => {
  test("puts into a database what ObjectSplitter alone does, drops and numbers of lines included", async () => {
    let scanned = 0;
    const sizes = fc.oneof(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 400, max: 4000 }),
      fc.constant(10_000),
    );
    await fc.assert(
      fc.asyncProperty(dump, sizes, async (text, size) => {
        scanned += await compareWays(text, size);
      }),
      { numRuns: 2000 },
    );
    expect(scanned).toBeGreaterThan(1000);
  });

  test.each([
    ["an empty source", `${KEY}${ORIGIN}source:\n`],
    ["a source that is none", `${KEY}${ORIGIN}source: 1A\n`],
    ["no source", `${KEY}${ORIGIN}`],
    ["two sources", `${KEY}${ORIGIN}${SOURCE}${SOURCE}`],
    ["two origins", `${KEY}${ORIGIN}${ORIGIN}${SOURCE}`],
    ["no origin", `${KEY}${SOURCE}`],
    ["an empty origin", `${KEY}origin:\n${SOURCE}`],
    ["an origin that is too large", `${KEY}origin: AS4294967296\n${SOURCE}`],
    ["an origin in asdot", `${KEY}origin: AS1.2\n${SOURCE}`],
    ["an origin on two lines", `${KEY}origin: AS64496\n AS64497\n${SOURCE}`],
    ["two keys", `${KEY}${KEY}${ORIGIN}${SOURCE}`],
    ["host bits", `route: 192.0.2.1/24\n${ORIGIN}${SOURCE}`],
    ["the other family", `route6: 192.0.2.0/24\n${ORIGIN}${SOURCE}`],
    ["a maintainer that is none", `${KEY}${ORIGIN}mnt-by: 1A\n${SOURCE}`],
    ["a maintainer of one letter", `${KEY}${ORIGIN}mnt-by: X\n${SOURCE}`],
    ["a line that is no attribute", `${KEY}${ORIGIN}remark\n${SOURCE}`],
    ["more text than is allowed", `${KEY}descr: ${"x".repeat(LIMIT)}\n${ORIGIN}${SOURCE}`],
  ])("leaves an object with %s to ObjectSplitter", async (_, text) => {
    expect(await compareWays(`${text}\n`, 10_000)).toBe(0);
    expect(await compareWays(`${text}\n${KEY}${ORIGIN}${SOURCE}\n`, 10_000)).toBe(1);
  });

  test("scans every object that is plain", async () => {
    const lines = ["descr: x", " y", "mnt-by: MAINT-X # ours", "origin: as64496", "source: ripe"];
    const keys = ["route: 192.0.2.0/24", "route6:         2001:db8::/32"];
    const objects = keys.map((key) => `${[key, ...lines].join("\n")}\n\n`).join("\n");
    const person = "person: X\nsource: TEST\n\n";
    expect(await compareWays((objects + person).repeat(10), 100_000)).toBe(20);
  });
});
