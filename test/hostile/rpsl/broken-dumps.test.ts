import { describe, expect, test } from "@jest/globals";

import { DatabaseBuilder } from "../../../src/irr/database/database-builder.ts";
import { type DropReason, splitObjects } from "../../../src/irr/index.ts";

/** A dump, what must be dropped of it (object, line, reason, words of the detail), and how much must be kept. */
interface Case {
  readonly name: string;
  readonly dump: string;
  readonly dropped: readonly (readonly [string, number, DropReason, string])[];
  readonly kept: { readonly ipv4?: number; readonly ipv6?: number; readonly sets?: number };
}

const ROUTE = "route: 192.0.2.0/24\norigin: AS64496\nsource: TEST\n";

const CASES: readonly Case[] = [
  {
    name: "host bits in a route",
    dump: `route: 192.0.2.1/24\norigin: AS64496\nsource: TEST\n\n${ROUTE}`,
    dropped: [
      [
        "route 192.0.2.1/24",
        1,
        "host-bits",
        'line 1: route: "192.0.2.1/24" has bits set after its length',
      ],
    ],
    kept: { ipv4: 1 },
  },
  {
    name: "host bits in a route6",
    dump: "\n\nroute6: 2001:db8::1/32\norigin: AS64496\nsource: TEST\n",
    dropped: [["route6 2001:db8::1/32", 3, "host-bits", "has bits set after its length"]],
    kept: {},
  },
  {
    name: "two origins",
    dump: "route: 192.0.2.0/24\norigin: AS64496\norigin: AS64497\nsource: TEST\n",
    dropped: [
      [
        "route 192.0.2.0/24",
        1,
        "repeated-attribute",
        'line 3: "origin" occurs twice, first on line 2',
      ],
    ],
    kept: {},
  },
  {
    name: "no origin",
    dump: "route: 192.0.2.0/24\nsource: TEST\n",
    dropped: [["route 192.0.2.0/24", 1, "missing-attribute", '"origin" is missing']],
    kept: {},
  },
  {
    name: "an empty origin",
    dump: "route: 192.0.2.0/24\norigin: # none\nsource: TEST\n",
    dropped: [["route 192.0.2.0/24", 1, "missing-attribute", 'line 2: "origin" is empty']],
    kept: {},
  },
  {
    name: "no source",
    dump: "route: 192.0.2.0/24\norigin: AS64496\n",
    dropped: [["route 192.0.2.0/24", 1, "missing-attribute", '"source" is missing']],
    kept: {},
  },
  {
    name: "a source that is no name",
    dump: "route: 192.0.2.0/24\norigin: AS64496\nsource: RIPE RADB\n",
    dropped: [
      ["route 192.0.2.0/24", 1, "bad-source", 'source: "RIPE RADB" is not the name of a registry'],
    ],
    kept: {},
  },
  {
    name: "an ASN above 32 bits",
    dump: "route: 192.0.2.0/24\norigin: AS4294967296\nsource: TEST\n",
    dropped: [["route 192.0.2.0/24", 1, "bad-asn", '"AS4294967296" is not an ASN']],
    kept: {},
  },
  {
    name: "an ASN with a dot",
    dump: "route: 192.0.2.0/24\norigin: AS1.10\nsource: TEST\n",
    dropped: [["route 192.0.2.0/24", 1, "bad-asn", '"AS1.10" is not an ASN']],
    kept: {},
  },
  {
    name: "an ASN without AS",
    dump: "route: 192.0.2.0/24\norigin: 64496\nsource: TEST\n",
    dropped: [["route 192.0.2.0/24", 1, "bad-asn", '"64496" is not an ASN']],
    kept: {},
  },
  {
    name: "prefixes that are none",
    dump: ["192.0.2.0", "192.0.2.0/33", "192.0.2/24", "010.0.0.0/8", "192.0.2.0/24^+", "::/0", ""]
      .map((prefix) => `route: ${prefix}\norigin: AS64496\nsource: TEST\n`)
      .join("\n"),
    dropped: [
      ["route 192.0.2.0", 1, "bad-prefix", '"192.0.2.0" is not an IPv4 prefix'],
      ["route 192.0.2.0/33", 5, "bad-prefix", '"192.0.2.0/33" is not an IPv4 prefix'],
      ["route 192.0.2/24", 9, "bad-prefix", '"192.0.2/24" is not an IPv4 prefix'],
      ["route 010.0.0.0/8", 13, "bad-prefix", '"010.0.0.0/8" is not an IPv4 prefix'],
      ["route 192.0.2.0/24^+", 17, "bad-prefix", '"192.0.2.0/24^+" is not an IPv4 prefix'],
      ["route ::/0", 21, "bad-prefix", '"::/0" is not an IPv4 prefix'],
      ["route ", 25, "missing-attribute", 'line 25: "route" is empty'],
    ],
    kept: {},
  },
  {
    name: "an IPv4 prefix in a route6",
    dump: "route6: 192.0.2.0/24\norigin: AS64496\nsource: TEST\n",
    dropped: [["route6 192.0.2.0/24", 1, "bad-prefix", "is not an IPv6 prefix"]],
    kept: {},
  },
  {
    name: "a maintainer that starts with a digit",
    dump: "route: 192.0.2.0/24\norigin: AS64496\nmnt-by: 0FI-MNT\nsource: TEST\n",
    dropped: [["route 192.0.2.0/24", 1, "bad-maintainer", 'mnt-by: "0FI-MNT" is not a maintainer']],
    kept: {},
  },
  {
    name: "a member qualified with its source",
    dump: "as-set: AS-X\nmembers: AS64496\nmembers: RIPE::AS-Y\nsource: TEST\n",
    dropped: [
      [
        "as-set AS-X",
        1,
        "bad-member",
        'line 3: members: "RIPE::AS-Y" is not an ASN or the name of a set',
      ],
    ],
    kept: {},
  },
  {
    name: "members separated by blanks",
    dump: "as-set: AS-X\nmembers: AS64496 AS64497\nsource: TEST\n",
    dropped: [
      ["as-set AS-X", 1, "bad-member", '"AS64496 AS64497" is not an ASN or the name of a set'],
    ],
    kept: {},
  },
  {
    name: "a member in asdot, on a continuation line",
    dump: "as-set: AS-X\nmembers: AS64496,\n AS1.10\nsource: TEST\n",
    dropped: [["as-set AS-X", 1, "bad-member", 'line 2: members: "AS1.10"']],
    kept: {},
  },
  {
    name: "a prefix in an as-set",
    dump: "as-set: AS-X\nmembers: 192.0.2.0/24\nsource: TEST\n",
    dropped: [["as-set AS-X", 1, "bad-member", '"192.0.2.0/24"']],
    kept: {},
  },
  {
    name: "an operator without its caret",
    dump: "route-set: RS-X\nmembers: 172.20.0.0/14+\nsource: TEST\n",
    dropped: [["route-set RS-X", 1, "bad-member", '"172.20.0.0/14+" is not a prefix']],
    kept: {},
  },
  {
    name: "operators that are none",
    dump: ["192.0.2.0/24^", "192.0.2.0/24^24-", "RS-Y^*", "AS64496^+-"]
      .map((member, i) => `route-set: RS-X${i}\nmembers: ${member}\nsource: TEST\n`)
      .join("\n"),
    dropped: [
      ["route-set RS-X0", 1, "bad-member", "is not followed by a range operator"],
      ["route-set RS-X1", 5, "bad-member", "is not followed by a range operator"],
      ["route-set RS-X2", 9, "bad-member", "is not followed by a range operator"],
      ["route-set RS-X3", 13, "bad-member", "is not followed by a range operator"],
    ],
    kept: {},
  },
  {
    name: "an IPv6 prefix in members",
    dump: "route-set: RS-X\nmembers: 2001:db8::/32\nsource: TEST\n",
    dropped: [["route-set RS-X", 1, "bad-member", "IPv6 belongs in mp-members"]],
    kept: {},
  },
  {
    name: "host bits in a member",
    dump: "route-set: RS-X\nmp-members: 2001:db8::1/32\nsource: TEST\n",
    dropped: [["route-set RS-X", 1, "host-bits", "mp-members"]],
    kept: {},
  },
  {
    name: "names that are none",
    dump: ["AS-", "AS-X:", "AS_X Y", "-AS-X", "AS-X;id", "AS-ÄÖ", "AS-X\u0000"]
      .map((name) => `as-set: ${name}\nmembers: AS64496\nsource: TEST\n`)
      .join("\n"),
    dropped: [
      ["as-set AS-", 1, "bad-name", '"AS-" is not the name of a set'],
      ["as-set AS-X:", 5, "bad-name", '"AS-X:"'],
      ["as-set AS_X Y", 9, "bad-name", '"AS_X Y"'],
      ["as-set -AS-X", 13, "bad-name", '"-AS-X"'],
      ["as-set AS-X;id", 17, "bad-name", '"AS-X;id"'],
      ["as-set AS-ÄÖ", 21, "bad-name", '"AS-ÄÖ"'],
      ["as-set AS-X\ufffd", 25, "bad-name", '"AS-X\ufffd"'],
    ],
    kept: {},
  },
  {
    name: "a line that is no attribute",
    dump: `as-set: AS-X\nmembers: AS64496\nmembers AS64497\nsource: TEST\n\n${ROUTE}`,
    dropped: [["as-set AS-X", 1, "malformed-line", 'line 3 is no attribute: "members AS64497"']],
    kept: { ipv4: 1 },
  },
  {
    name: "an attribute name with a blank in it",
    dump: "route: 192.0.2.0/24\norigin : AS64496\nsource: TEST\n",
    dropped: [
      ["route 192.0.2.0/24", 1, "malformed-line", 'line 2 is no attribute: "origin : AS64496"'],
    ],
    kept: {},
  },
  {
    name: "two objects with a line of blanks between them, which is no empty line",
    dump: `${ROUTE} \t\n${ROUTE}`,
    dropped: [["route 192.0.2.0/24", 1, "repeated-attribute", 'line 5: "route" occurs twice']],
    kept: {},
  },
  {
    name: "a key continued on the next line",
    dump: "route: 192.0.2.0\n+ /24\norigin: AS64496\nsource: TEST\n",
    dropped: [["route 192.0.2.0,/24", 1, "bad-prefix", '"192.0.2.0,/24" is not an IPv4 prefix']],
    kept: {},
  },
  {
    name: "a maintainer list in mbrs-by-ref that is broken",
    dump: "as-set: AS-X\nmbrs-by-ref: MAINT-A MAINT-B\nsource: TEST\n",
    dropped: [["as-set AS-X", 1, "bad-maintainer", 'mbrs-by-ref: "MAINT-A MAINT-B"']],
    kept: {},
  },
  {
    name: "an aut-num without a number",
    dump: "aut-num: ASX\nmember-of: AS-X\nsource: TEST\n",
    dropped: [["aut-num ASX", 1, "bad-asn", '"ASX" is not an ASN']],
    kept: {},
  },
  {
    name: "a member-of that is no name",
    dump: "route: 192.0.2.0/24\norigin: AS64496\nmember-of: RS X\nsource: TEST\n",
    dropped: [["route 192.0.2.0/24", 1, "bad-name", 'member-of: "RS X" is not the name of a set']],
    kept: {},
  },
  {
    name: "an object in the dress of another one: unknown classes are ignored whole",
    dump: `person: route\nroute: 192.0.2.0/24\norigin: AS64496\nsource: TEST\n`,
    dropped: [],
    kept: {},
  },
  {
    name: "only carriage returns between the lines",
    dump: ROUTE.replaceAll("\n", "\r"),
    dropped: [
      ["route 192.0.2.0/24\ufffdorigin: AS64496\ufffdsource: TEST", 1, "bad-prefix", "origin"],
    ],
    kept: {},
  },
  {
    name: "what is odd but right",
    dump: [
      "\ufeff% whois\r\nROUTE:192.0.2.0/24 # ours\r\n# between\r\nOrigin:\tas0064496\r\n% more\r\nsource: test\r\n",
      "as-set: as64496:as-x\nmembers: AS1,,AS2,\n+\n\tAS3 # three\n  as-y , \nremarks: Grüße \xff\nsource: TEST\n",
      "route-set: RS-X\nmembers: 192.0.2.1, 192.0.2.0/24^+\nmp-members: 2001:DB8::/32^48-64\nsource: TEST",
    ].join("\n"),
    dropped: [],
    kept: { ipv4: 1, sets: 2 },
  },
];

describe("broken dumps", () => {
  test.each(CASES)("$name", async ({ dump, dropped, kept }) => {
    for (const size of [1, 7, dump.length + 1]) {
      const builder = new DatabaseBuilder();
      await splitObjects(pieces(dump, size), builder.sink("test.rpsl"));
      const database = builder.build();
      const named = database.dropped.objects.map((o) => [o.object, o.line, o.reason, o.detail]);
      expect(named).toEqual(
        dropped.map(([object, line, reason, detail]) => [
          object,
          line,
          reason,
          expect.stringContaining(detail),
        ]),
      );
      expect(database.dropped.total).toBe(dropped.length);
      expect(database.counts).toEqual({
        routes: { ipv4: kept.ipv4 ?? 0, ipv6: kept.ipv6 ?? 0 },
        sets: kept.sets ?? 0,
      });
    }
  });

  test("an object longer than the limit is dropped, the next one is read", async () => {
    const long = `as-set: AS-LONG\nmembers: ${"AS64496,".repeat(500)}\nsource: TEST\n\n${ROUTE}`;
    const many = `as-set: AS-MANY\n${"members: AS64496\n".repeat(300)}source: TEST\n\n`;
    for (const size of [64, 100_000]) {
      const builder = new DatabaseBuilder();
      const options = { maxObjectLength: 2000 };
      await splitObjects(pieces(many + long, size), builder.sink("test.rpsl"), options);
      const database = builder.build();
      expect(database.dropped.objects.map((o) => [o.object, o.reason, o.line])).toEqual([
        ["as-set AS-MANY", "too-long", 1],
        ["as-set AS-LONG", "too-long", 304],
      ]);
      expect(database.counts).toEqual({ routes: { ipv4: 1, ipv6: 0 }, sets: 0 });
    }
  });

  test("a line without end takes no memory, whatever it belongs to", async () => {
    const builder = new DatabaseBuilder();
    const piece = new Uint8Array(1024 * 1024).fill(0x41);
    function* endless(): Generator<Uint8Array | string> {
      for (const start of ["# ", "person: ", "as-set: AS-X\nmembers: ", "route: "]) {
        yield start;
        for (let i = 0; i < 40; i++) yield piece;
        yield "\n\n";
      }
      yield ROUTE;
    }
    await splitObjects(endless(), builder.sink("test.rpsl"));
    const database = builder.build();
    expect(database.dropped.counts).toEqual({ "too-long": 2 });
    expect(database.dropped.objects.map((o) => o.line)).toEqual([5, 8]);
    expect(database.counts.routes.ipv4).toBe(1);
  });

  test("of a reason that strikes everywhere the first thousand are named, and all are counted", async () => {
    const builder = new DatabaseBuilder();
    const dump = "route: 192.0.2.1/24\norigin: AS64496\nsource: TEST\n\n".repeat(2500);
    await splitObjects([dump], builder.sink("test.rpsl"));
    const { dropped } = builder.build();
    expect(dropped.total).toBe(2500);
    expect(dropped.counts).toEqual({ "host-bits": 2500 });
    expect(dropped.objects).toHaveLength(1000);
  });

  test("sources without end are refused", async () => {
    const builder = new DatabaseBuilder();
    const dump = Array.from({ length: 1002 }, (_, i) => ROUTE.replace("TEST", `T${i}`)).join("\n");
    await splitObjects([dump], builder.sink("test.rpsl"));
    const database = builder.build();
    expect(database.sources).toHaveLength(1000);
    expect(database.dropped.counts).toEqual({ "bad-source": 2 });
  });
});

/** The bytes of a text in pieces of a size: characters may be cut in two. */
function* pieces(text: string, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text, "utf8");
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}
