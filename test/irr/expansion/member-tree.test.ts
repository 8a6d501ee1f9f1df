import { describe, expect, test } from "@jest/globals";

import { buildMemberTree, formatMemberTree } from "../../../src/irr/index.ts";
import { objectName, readRegistry } from "../registry.ts";

const RPSL = `
as-set: AS-TOP
members: AS3333, AS64512, AS-EMPTY, AS-GONE, AS-MID, AS-BAD
source: RIPE

as-set: AS-TOP
members: AS666
source: RADB

as-set: AS-MID
members: AS3333, AS-TOP, AS-LOW, AS-EMPTY, AS1103
source: RADB

as-set: AS-LOW
members: AS-MID, AS15169
source: RIPE

as-set: AS-EMPTY
source: RIPE

as-set: AS-BAD
members: AS1 AS2
source: RIPE

route-set: RS-TOP
members: 192.0.2.0/24^+, AS3333^24, RS-SUB^-
mbrs-by-ref: ANY
source: RIPE

route-set: RS-SUB
members: AS-LOW
source: RADB

route: 193.0.0.0/21
origin: AS3333
source: RADB

route: 193.0.8.0/21
origin: AS3333
source: RIPE

route6: 2001:67c:2e8::/48
origin: AS3333
member-of: RS-TOP
mnt-by: MAINT-A
source: RIPE

route: 8.8.8.0/24
origin: AS15169
source: RADB
`;

async function tree(name: string, sources: readonly string[] = ["RIPE", "RADB"], rpsl = RPSL) {
  return buildMemberTree(await readRegistry(rpsl), objectName(name), sources);
}

async function print(...args: Parameters<typeof tree>): Promise<string | null> {
  const built = await tree(...args);
  return built && formatMemberTree(built);
}

describe("the tree of members", () => {
  test("shows where each set was found, what each ASN has, and what is wrong", async () => {
    expect(`\n${await print("AS-TOP")}`).toBe(`
AS-TOP (RIPE); also in RADB
├─ AS-BAD: cannot be used: line 22: members: "AS1 AS2" is not an ASN or the name of a set
├─ AS-EMPTY (RIPE; empty)
├─ AS-GONE: in none of RIPE, RADB
├─ AS-MID (RADB)
│  ├─ AS-EMPTY (RIPE; members: see above)
│  ├─ AS-LOW (RIPE)
│  │  ├─ AS-MID (RADB; a loop: it is around itself)
│  │  └─ AS15169 (1 IPv4, 0 IPv6: RADB)
│  ├─ AS-TOP (RIPE; a loop: it is around itself)
│  ├─ AS1103 (no route objects)
│  └─ AS3333 (2 IPv4, 1 IPv6: RIPE, RADB)
├─ AS3333 (2 IPv4, 1 IPv6: RIPE, RADB)
└─ AS64512 (no route objects; an ASN for private use)

4 sets, 4 ASNs, 3 deep; 2 unknown sets, 1 empty set, 2 ASNs without route objects, 1 ASN not for the Internet, 2 loops
  AS-BAD, a member of RIPE::AS-TOP, cannot be used
  AS-GONE, a member of RIPE::AS-TOP, is in no source
`);
  });

  test("shows prefixes and operators of route-sets, and routes by reference with their source", async () => {
    expect(`\n${await print("RS-TOP")}`).toBe(`
RS-TOP (RIPE)
├─ 2001:67c:2e8::/48 (RIPE)
├─ 192.0.2.0/24^+
├─ AS3333^24 (2 IPv4, 1 IPv6: RIPE, RADB)
└─ RS-SUB^- (RADB)
   └─ AS-LOW (RIPE)
      ├─ AS-MID (RADB)
      │  ├─ AS-EMPTY (RIPE; empty)
      │  ├─ AS-LOW (RIPE; a loop: it is around itself)
      │  ├─ AS-TOP (RIPE)
      │  │  ├─ AS-BAD: cannot be used: line 22: members: "AS1 AS2" is not an ASN or the name of a set
      │  │  ├─ AS-EMPTY (RIPE; members: see above)
      │  │  ├─ AS-GONE: in none of RIPE, RADB
      │  │  ├─ AS-MID (RADB; a loop: it is around itself)
      │  │  ├─ AS3333 (2 IPv4, 1 IPv6: RIPE, RADB)
      │  │  └─ AS64512 (no route objects; an ASN for private use)
      │  ├─ AS1103 (no route objects)
      │  └─ AS3333 (2 IPv4, 1 IPv6: RIPE, RADB)
      └─ AS15169 (1 IPv4, 0 IPv6: RADB)

6 sets, 4 ASNs, 2 listed prefixes, 6 deep; 2 unknown sets, 1 empty set, 2 ASNs without route objects, 1 ASN not for the Internet, 2 loops
  AS-BAD, a member of RIPE::AS-TOP, cannot be used
  AS-GONE, a member of RIPE::AS-TOP, is in no source
`);
  });

  test("uses the source in front of a name, and only the requested sources", async () => {
    expect(await print("RADB::AS-TOP")).toBe(
      "AS-TOP (RADB)\n└─ AS666 (no route objects)\n\n1 set, 1 ASN; 1 ASN without route objects\n",
    );
    expect(await print("AS-MID", ["RADB"])).toContain("AS-LOW: in none of RADB");
    expect(await print("RADB::AS3333")).toBe("AS3333 (1 IPv4, 0 IPv6: RADB)\n\n1 ASN\n");
  });

  test("distinguishes an empty set from none", async () => {
    expect(await print("AS-EMPTY")).toBe("AS-EMPTY (RIPE; empty)\n\n1 set; 1 empty set\n");
    expect(await tree("AS-NONE")).toBeNull();
    expect(await tree("RIPE::AS-MID")).toBeNull();
    expect(await tree("RS-MID")).toBeNull();
  });

  test("of sets nested ten thousand deep is built and printed", async () => {
    const depth = 10_000;
    const chain = Array.from(
      { length: depth },
      (_, i) => `as-set: AS-L${i}\nmembers: AS-L${i + 1}\nsource: RIPE\n`,
    );
    const built = await tree("AS-L0", ["RIPE"], chain.join("\n"));
    expect(built?.counts).toMatchObject({ sets: depth, unknown: 1, depth });
    expect(formatMemberTree(built!).split("\n")[depth]?.trim()).toBe(
      `(${depth}) AS-L${depth}: in none of RIPE`,
    );
  });
});
