import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { DatabaseBuilder } from "../../../src/irr/database/database-builder.ts";
import type { ObjectSink } from "../../../src/irr/rpsl/object-splitter.ts";
import { splitObjects } from "../../../src/irr/rpsl/split-objects.ts";

const PLAIN = `route:          192.0.2.0/24
descr:          Grüße: an example
                of two lines
origin:         AS64496
mnt-by:         MAINT-EX
mnt-by:         other-1 # too
source:         TEST
last-modified:  2024-01-01T00:00:00Z

`;
const PLAIN6 = "route6: 2001:db8::/32\norigin:as0064497\nsource:\tother \n\n";
const SET = "as-set: AS-X\nmembers: AS1, as2\nmembers: AS003, AS-Y, AS1\nsource: TEST\n\n";
const OTHER = "person: route\nroute: 192.0.2.0/24\norigin AS1\n\n";

/** Everything that reading a dump comes to, and how many objects were read byte by byte. */
async function read(dump: Uint8Array, size: number, fast: boolean, maxObjectLength = 1000) {
  const builder = new DatabaseBuilder();
  const own = builder.sink("test.rpsl");
  const careful: ObjectSink = {
    dropped: (...all) => own.dropped(...all),
    object: (...all) => own.object(...all),
  };
  let plain = 0;
  const sink = {
    ...careful,
    route: (scanned: Parameters<NonNullable<typeof own.route>>[0]): boolean => {
      plain++;
      return own.route?.(scanned) ?? false;
    },
  };
  const seen: number[] = [];
  const options = { maxObjectLength, onLine: (line: number) => seen.push(line) };
  const lines = await splitObjects(pieces(dump, size), fast ? sink : careful, options);
  const { objects } = builder;
  const database = builder.build();
  const routes = (["ipv4", "ipv6"] as const).flatMap((family) => {
    const table = database.routes[family];
    return Array.from(
      { length: table.size },
      (_, row) => `${table.text(row)} AS${table.origin(row)} ${table.source(row)}`,
    );
  });
  const { sources, counts } = database;
  return {
    plain,
    result: { lines, seen, objects, routes, sources, counts, dropped: database.dropped },
  };
}

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function expectSame(dump: Uint8Array, size: number): Promise<void> {
  const slow = await read(dump, size, false);
  expect((await read(dump, size, true)).result).toEqual(slow.result);
  // Where a dump is cut into pieces makes no difference either, except for how often progress is reported.
  const whole = await read(dump, dump.length + 1, true);
  expect({ ...whole.result, seen: [] }).toEqual({ ...slow.result, seen: [] });
}

const chosen = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

/** Often what is usual, seldom one of the others. */
const mostly = (usual: string, ...others: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: chosen(...others) },
  );

const names = chosen(
  ..."route route6 origin source mnt-by member-of members descr remarks 9 -x_ Route ORIGIN origi".split(
    " ",
  ),
  ..."origins mnt-bys sources route66 routes as-set".split(" "),
  "origin ",
  " origin",
  "",
  "grüße",
);
const values = chosen(
  ..."192.0.2.0/24 192.0.2.1/24 0.0.0.0/0 255.255.255.255/32 192.0.2.0/33 192.00.2.0/24 1.2.3/8".split(
    " ",
  ),
  ..."2001:DB8::/32 ::/0 2001:db8::1/64 ::ffff:192.0.2.0/120 1:2:3:4:5:6:7::/112 1::2::/48 1:2/3".split(
    " ",
  ),
  ..."AS1 as4294967295 AS4294967296 AS01 AS00000000001 AS AS1.10 1 AS-X MAINT-EX X 0X X- X_".split(
    " ",
  ),
  ..."TEST test R A-B_ 9A ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF".split(" "),
  "A, B",
  "A,",
  "A B",
  "",
  "Ä",
  "\u00a0TEST",
  "TEST\u0000",
  "192.0.2.0/24\u000b",
);
const line = fc
  .tuple(
    mostly("", " ", "\t", "+", "%", "#", "\r", "\ufeff"),
    names,
    mostly(":", "", "::"),
    mostly("  ", "", "\t", "        ", "         \t"),
    values,
    mostly("", " ", " # note", "#", " \u00a0", ", ", "\r", " % x", "\tx"),
    mostly("\n", "\r\n", "\n\n", "\n\r\n", "\n \n", ""),
  )
  .map((parts) => parts.join(""));

/** A route object as it mostly is, any line of which may be something else. */
const object = fc
  .tuple(
    ...["route: 192.0.2.0/24\n", "origin: AS64496\n", "mnt-by: MAINT-EX\n", "source: TEST\n"].map(
      (usual) =>
        fc.oneof(
          { weight: 8, arbitrary: fc.constant(usual) },
          { weight: 2, arbitrary: line },
          { weight: 1, arbitrary: fc.constant("") },
        ),
    ),
    mostly("\n", "", "\n\n", "\r\n", " \n"),
  )
  .map((lines) => lines.join(""));

const dumps = fc
  .array(fc.oneof(object, chosen(PLAIN, PLAIN6, SET, OTHER), line), { maxLength: 8 })
  .map((parts) => Buffer.from(parts.join("")));
const sizes = fc.oneof(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 80, max: 3000 }));

describe("route objects read byte by byte", () => {
  test("are the ones that are plainly right, and they are", async () => {
    const dump = Buffer.from((PLAIN + PLAIN6 + SET + OTHER).repeat(3));
    const { plain, result } = await read(dump, dump.length, true);
    expect(plain).toBe(6);
    expect(result.routes).toEqual(["192.0.2.0/24 AS64496 0", "2001:db8::/32 AS64497 1"]);
    expect(result).toMatchObject({ sources: ["TEST", "OTHER"], objects: 9, lines: 66 });
    await expectSame(dump, 100);
  });

  test.each([
    ["an attribute twice", PLAIN.replace("descr:", "origin: AS1\ndescr:")],
    ["a wish to be in a set", PLAIN.replace("descr:", "member-of: RS-X\ndescr:")],
    ["a list of maintainers", PLAIN.replace("MAINT-EX", "MAINT-EX, B")],
    ["a key that is continued", PLAIN.replace("descr:", " \ndescr:")],
    ["host bits", PLAIN.replace("192.0.2.0", "192.0.2.1")],
    ["carriage returns", PLAIN.replaceAll("\n", "\r\n")],
    ["an end that is not there", PLAIN.trimEnd()],
    ["more bytes than an object may have", PLAIN.replace("example", "x".repeat(1000))],
  ])("are not the ones with %s", async (_, dump) => {
    const { plain } = await read(Buffer.from(dump), 1e6, true);
    expect(plain).toBe(0);
    await expectSame(Buffer.from(dump + PLAIN6), 64);
  });

  test("are the same as read with care, with the same complaints, on any dump", async () => {
    await fc.assert(fc.asyncProperty(dumps, sizes, expectSame), { numRuns: 1000 });
  });

  test("are the same as read with care where single bytes are changed, added or lost", async () => {
    const whole = Buffer.from(PLAIN + PLAIN6 + OTHER + PLAIN + SET + PLAIN6);
    const bytes = fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from("\n\r\t #%+:,ra0-\u00e4")));
    const edit = fc.tuple(fc.nat(whole.length - 1), fc.nat(2), bytes);
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        sizes,
        async (edits, size) => {
          let dump: Buffer = whole;
          for (const [at, kind, byte] of edits) {
            const rest = dump.subarray(kind === 1 ? at : at + 1);
            dump = Buffer.concat([
              dump.subarray(0, at),
              Uint8Array.from(kind < 2 ? [byte] : []),
              rest,
            ]);
          }
          await expectSame(dump, size);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("are none where a piece starts with what looks like one, within a line too long to keep", async () => {
    for (const start of ["%", "#", "person: "]) {
      const line = start + "x".repeat(1500 - start.length);
      const dump = Buffer.from(line + PLAIN + PLAIN6);
      const { plain } = await read(dump, 1500, true);
      expect(plain).toBe(1);
      await expectSame(dump, 1500);
    }
  });

  test("of too many sources are dropped", async () => {
    const text = Array.from({ length: 1003 }, (_, i) => PLAIN.replace("TEST", `T${i}`)).join("");
    const dump = Buffer.from(text + PLAIN.replace("TEST", "T0"));
    const { result } = await read(dump, dump.length, true);
    expect(result.dropped.counts).toEqual({ "bad-source": 3 });
    await expectSame(dump, 5000);
  });
});
