import { describe, expect, test } from "@jest/globals";

import { expandObject, type Expansion, type Finding } from "../../../src/irr/index.ts";
import { formatPrefixRange } from "../../../src/net/index.ts";
import { objectName, readRegistry } from "../registry.ts";

/** A route or route6 object. */
function route(prefix: string, origin: number, source = "RIPE", more = ""): string {
  const type = prefix.includes(":") ? "route6" : "route";
  return `${type}: ${prefix}\norigin: AS${origin}\n${more}source: ${source}\n`;
}

/** A set. */
function set(name: string, members: string, source = "RIPE", more = ""): string {
  const type = name.split(":").at(-1)?.startsWith("RS-") === true ? "route-set" : "as-set";
  const attribute = type === "as-set" ? "members" : "mp-members";
  return `${type}: ${name}\n${attribute}: ${members}\n${more}source: ${source}\n`;
}

async function expand(
  objects: readonly string[],
  name: string,
  sources: readonly string[] = ["RIPE", "RADB"],
): Promise<Expansion> {
  const database = await readRegistry(
    [...objects, "aut-num: AS1\nsource: RADB\n", "aut-num: AS1\nsource: RIPE\n"].join("\n"),
  );
  return expandObject(database, objectName(name), { sources });
}

/** The prefixes of an expansion, IPv4 first, each with its origins and sources. */
function print(expansion: Expansion): string[] {
  const { ipv4, ipv6 } = expansion.object.prefixes;
  return [...ipv4, ...ipv6].map((p) =>
    [formatPrefixRange(p.range), ...p.routes.map((r) => `AS${r.origin}/${r.source}`)].join(" "),
  );
}

function of(expansion: Expansion, kind: Finding["kind"]): readonly Finding[] {
  return expansion.findings.filter((f) => f.kind === kind);
}

describe("sets", () => {
  test("of several levels become prefixes with their route objects, and origins with their chains", async () => {
    const expansion = await expand(
      [
        set("AS-TOP", "AS3333, AS-MID"),
        set("AS-MID", "AS1103, AS-LOW, AS3333"),
        set("AS-LOW", "AS15169"),
        route("193.0.0.0/21", 3333),
        route("193.0.0.0/21", 3333, "RADB"),
        route("193.0.0.0/21", 1103, "RADB"),
        route("8.8.8.0/24", 15169),
        route("2001:67c:2e8::/48", 3333),
        route("192.0.2.0/24", 64496),
      ],
      "AS-TOP",
    );
    expect(print(expansion)).toEqual([
      "8.8.8.0/24 AS15169/RIPE",
      "193.0.0.0/21 AS1103/RADB AS3333/RADB AS3333/RIPE",
      "2001:67c:2e8::/48 AS3333/RIPE",
    ]);
    expect(expansion.object).toMatchObject({
      name: "AS-TOP",
      sources: ["RIPE", "RADB"],
      engine: "native 1",
      origins: [
        { asn: 1103, via: ["RIPE::AS-TOP", "RIPE::AS-MID"] },
        { asn: 3333, via: ["RIPE::AS-TOP"] },
        { asn: 15169, via: ["RIPE::AS-TOP", "RIPE::AS-MID", "RIPE::AS-LOW"] },
      ],
    });
    expect(expansion.findings).toEqual([
      { kind: "no-routes", asn: 1103, families: ["ipv6"], via: ["AS-TOP", "AS-MID"] },
      { kind: "no-routes", asn: 15169, families: ["ipv6"], via: ["AS-TOP", "AS-MID", "AS-LOW"] },
    ]);
  });

  test("of the same name: the first source has it alone, and the others are named", async () => {
    const objects = [
      set("AS-CUST", "AS10", "RIPE"),
      set("AS-CUST", "AS20", "RADB"),
      route("10.0.0.0/24", 10),
      route("20.0.0.0/24", 20),
    ];
    const ripe = await expand(objects, "AS-CUST", ["RIPE", "RADB"]);
    const radb = await expand(objects, "AS-CUST", ["RADB", "RIPE"]);
    expect(print(ripe)).toEqual(["10.0.0.0/24 AS10/RIPE"]);
    expect(print(radb)).toEqual(["20.0.0.0/24 AS20/RIPE"]);
    expect(of(ripe, "namesakes")).toEqual([
      { kind: "namesakes", class: "as-set", taken: "RIPE", others: ["RADB"] },
    ]);
  });

  test("with a source in front are taken from it; their members and routes from all sources", async () => {
    const objects = [
      set("AS-TOP", "AS10", "RIPE"),
      set("AS-TOP", "AS-SUB", "RADB"),
      set("AS-SUB", "AS20", "RIPE"),
      set("AS-SUB", "AS30", "RADB"),
      route("20.0.0.0/24", 20, "RIPE"),
      route("20.0.1.0/24", 20, "RADB"),
    ];
    const expansion = await expand(objects, "radb::as-top");
    expect(expansion.object.name).toBe("RADB::AS-TOP");
    expect(print(expansion)).toEqual(["20.0.0.0/24 AS20/RIPE", "20.0.1.0/24 AS20/RADB"]);
    expect(of(expansion, "namesakes")).toEqual([]);
  });

  test("only the requested sources count", async () => {
    const objects = [
      set("AS-TOP", "AS10, AS-SUB"),
      set("AS-SUB", "AS20", "RADB"),
      route("10.0.0.0/24", 10),
      route("10.0.1.0/24", 10, "RADB"),
    ];
    const expansion = await expand(objects, "AS-TOP", ["RIPE"]);
    expect(print(expansion)).toEqual(["10.0.0.0/24 AS10/RIPE"]);
    expect(of(expansion, "unknown-member")).toHaveLength(1);
  });

  test("of prefixes hold what is listed, what is under an operator, and what is registered, in one order", async () => {
    const objects = [
      set("RS-TOP", "AS10, AS20^25, 10.0.1.0/24, 30.0.0.0/24, 20.0.0.0/24^25"),
      route("10.0.0.0/24", 10),
      route("10.0.1.0/24", 10),
      route("20.0.0.0/24", 10, "RADB"),
      route("20.0.0.0/24", 20),
      route("40.0.0.0/24", 10),
    ];
    const expansion = await expand(objects, "RS-TOP");
    expect(print(expansion)).toEqual([
      "10.0.0.0/24 AS10/RIPE",
      "10.0.1.0/24 AS10/RIPE",
      "20.0.0.0/24 AS10/RADB",
      "20.0.0.0/24^25 AS20/RIPE",
      "30.0.0.0/24",
      "40.0.0.0/24 AS10/RIPE",
    ]);
    expect(expansion.object.prefixes.ipv4).toHaveLength(6);
  });

  test("that include each other end, and each circle is found once", async () => {
    const expansion = await expand(
      [
        set("AS-A", "AS10, AS-B, AS-C, AS-A"),
        set("AS-B", "AS-C"),
        set("AS-C", "AS-B, AS20"),
        route("10.0.0.0/24", 10),
        route("20.0.0.0/24", 20),
      ],
      "AS-A",
    );
    expect(print(expansion)).toEqual(["10.0.0.0/24 AS10/RIPE", "20.0.0.0/24 AS20/RIPE"]);
    expect(of(expansion, "loop")).toEqual([
      { kind: "loop", via: ["AS-A", "AS-A"] },
      { kind: "loop", via: ["AS-B", "AS-C", "AS-B"] },
    ]);
  });

  test("nested ten thousand deep are followed to the end", async () => {
    const depth = 10_000;
    const chain = Array.from({ length: depth }, (_, i) => set(`AS-L${i}`, `AS-L${i + 1}`));
    const objects = [...chain, set(`AS-L${depth}`, "AS10"), route("10.0.0.0/24", 10)];
    const expansion = await expand(objects, "AS-L0");
    expect(print(expansion)).toEqual(["10.0.0.0/24 AS10/RIPE"]);
    expect(expansion.object.origins[0]?.via).toHaveLength(depth + 1);
  });

  test("take in members by reference: same source, and the maintainer agrees", async () => {
    const autNum = (asn: number, maintainer: string, source = "RIPE", sets = "AS-X"): string =>
      `aut-num: AS${asn}\nmember-of: ${sets}\nmnt-by: ${maintainer}\nsource: ${source}\n`;
    const objects = [
      set("AS-X", "AS10", "RIPE", "mbrs-by-ref: MAINT-A, maint-b\n"),
      set("AS-OPEN", "AS10", "RIPE", "mbrs-by-ref: any\n"),
      set("AS-CLOSED", "AS10"),
      autNum(11, "MAINT-A"),
      autNum(12, "MAINT-B, MAINT-Z", "RIPE", "AS-Y, as-x, AS-OPEN, AS-CLOSED"),
      autNum(13, "MAINT-C"),
      autNum(14, "MAINT-A", "RADB"),
      autNum(15, "MAINT-A"),
      "aut-num: AS15\nmnt-by: MAINT-A\nsource: RIPE\n",
    ];
    const asns = async (name: string): Promise<number[]> =>
      (await expand(objects, name)).object.origins.map(({ asn }) => asn);
    expect(await asns("AS-X")).toEqual([10, 11, 12]);
    expect(await asns("AS-OPEN")).toEqual([10, 12]);
    expect(await asns("AS-CLOSED")).toEqual([10]);
  });

  test("that occur twice in a source are as in the last object", async () => {
    const expansion = await expand(
      [
        set("AS-X", "AS10"),
        set("AS-X", "AS20"),
        route("20.0.0.0/24", 20),
        route("20.0.0.0/24", 20),
      ],
      "AS-X",
    );
    expect(print(expansion)).toEqual(["20.0.0.0/24 AS20/RIPE"]);
  });
});

describe("route-sets", () => {
  test("contain prefixes, ASNs and sets, with range operators before and after (RFC 2622, 2 and 5.2)", async () => {
    const expansion = await expand(
      [
        set(
          "RS-TOP",
          "192.0.2.0/24, 198.51.100.0/24^+, AS10^24-26, AS-Y^-, RS-SUB^25-28, 2001:db8::/32^48",
        ),
        set("RS-SUB", "203.0.113.0/24, 10.9.0.0/16^24-26, 10.8.0.0/16^29-30, AS30"),
        set("AS-Y", "AS20"),
        route("10.1.0.0/16", 10),
        route("10.2.0.0/25", 10),
        route("10.3.0.0/27", 10),
        route("10.20.0.0/22", 20),
        route("2001:db8:20::/48", 20),
        route("10.30.0.0/24", 30),
      ],
      "RS-TOP",
    );
    expect(print(expansion)).toEqual([
      "10.1.0.0/16^24-26 AS10/RIPE",
      "10.2.0.0/25^25-26 AS10/RIPE",
      "10.9.0.0/16^25-28",
      "10.20.0.0/22^- AS20/RIPE",
      "10.30.0.0/24^25-28 AS30/RIPE",
      "192.0.2.0/24",
      "198.51.100.0/24^+",
      "203.0.113.0/24^25-28",
      "2001:db8::/32^48",
      "2001:db8:20::/48^- AS20/RIPE",
    ]);
    expect(of(expansion, "emptied-member")).toEqual([
      { kind: "emptied-member", member: "10.8.0.0/16^29-30", via: ["RS-TOP", "RS-SUB"] },
    ]);
  });

  test("that include themselves with an operator hold what the operator makes of them", async () => {
    const expansion = await expand(
      [set("RS-A", "10.0.0.0/8, RS-B^24"), set("RS-B", "RS-A^-, RS-A^+")],
      "RS-A",
    );
    expect(print(expansion)).toEqual(["10.0.0.0/8", "10.0.0.0/8^24"]);
  });

  test("that apply operators to each other without end are given up", async () => {
    const ranges = Array.from({ length: 128 }, (_, n) =>
      Array.from({ length: 128 - n }, (_, m) => `RS-A^${n}-${n + m}`),
    );
    const hostile = [set("RS-A", `10.0.0.0/8, RS-A^-, ${ranges.flat().join()}`)];
    expect(of(await expand(hostile, "RS-A"), "endless")).toHaveLength(1);
    const harmless = [set("RS-A", "10.0.0.0/8, RS-B^-, RS-B^24"), set("RS-B", "RS-A^-, RS-A^+")];
    expect(of(await expand(harmless, "RS-A"), "endless")).toEqual([]);
  });

  test("take in routes by reference", async () => {
    const expansion = await expand(
      [
        set("RS-X", "192.0.2.0/24", "RIPE", "mbrs-by-ref: MAINT-A\n"),
        route("10.0.0.0/24", 10, "RIPE", "member-of: RS-X\nmnt-by: MAINT-A\n"),
        route("2001:db8::/48", 10, "RIPE", "member-of: RS-X\nmnt-by: MAINT-A\n"),
        route("10.0.1.0/24", 10, "RIPE", "member-of: RS-X\nmnt-by: MAINT-B\n"),
        route("10.0.2.0/24", 10, "RADB", "member-of: RS-X\nmnt-by: MAINT-A\n"),
        route("10.0.3.0/24", 10, "RIPE", "member-of: RS-X\nmnt-by: MAINT-A\n"),
        route("10.0.3.0/24", 10, "RIPE", "mnt-by: MAINT-A\n"),
      ],
      "RS-X",
    );
    expect(print(expansion)).toEqual([
      "10.0.0.0/24 AS10/RIPE",
      "192.0.2.0/24",
      "2001:db8::/48 AS10/RIPE",
    ]);
  });

  test("are on record with all sets inside, whatever they lead to, and with the sources of a name", async () => {
    const { object } = await expand(
      [
        set("RS-X", "RS-Y, AS-Z, AS-GONE"),
        set("RS-Y", "RS-X, 192.0.2.0/24, AS-GONE"),
        set("AS-Z", "AS10, AS-Z"),
      ],
      "RS-X",
    );
    expect(object).toMatchObject({
      foundIn: "RIPE",
      sets: ["RIPE::AS-Z", "RIPE::RS-Y"],
      unknownMembers: [
        { member: "AS-GONE", of: "RIPE::RS-X", isUnusable: false },
        { member: "AS-GONE", of: "RIPE::RS-Y", isUnusable: false },
      ],
    });
    expect(object).not.toHaveProperty("alsoIn");
  });

  test("in an as-set are unknown members: as-sets contain ASNs only", async () => {
    const expansion = await expand(
      [set("AS-X", "AS10, RS-Y"), set("RS-Y", "192.0.2.0/24")],
      "AS-X",
    );
    expect(expansion.object.unknownMembers).toEqual([
      { member: "RS-Y", of: "RIPE::AS-X", isUnusable: true },
    ]);
    expect(of(expansion, "unknown-member")).toEqual([
      {
        kind: "unknown-member",
        member: "RS-Y",
        via: ["AS-X"],
        of: new Set(["RIPE::AS-X"]),
        isMisplaced: true,
        dropped: null,
      },
    ]);
  });
});

describe("what has no answer is found", () => {
  test("an unknown object, with the place of one that was dropped", async () => {
    expect((await expand([], "AS-X")).findings).toEqual([
      { kind: "unknown-object", dropped: null },
    ]);
    const expansion = await expand([set("AS-X", "AS10 AS20")], "AS-X");
    expect(expansion.findings).toMatchObject([
      { kind: "unknown-object", dropped: { line: 1, reason: "bad-member", file: "dump.rpsl" } },
    ]);
    expect(print(expansion)).toEqual([]);
  });

  test("an unknown source, in the list and in front of a name", async () => {
    const expansion = await expand([route("10.0.0.0/24", 10)], "TC::AS10", ["RIPE", "NTTCOM"]);
    expect(expansion.findings).toEqual([
      { kind: "unknown-source", source: "TC", known: ["RIPE", "RADB"] },
      { kind: "unknown-source", source: "NTTCOM", known: ["RIPE", "RADB"] },
      { kind: "empty-object" },
    ]);
  });

  test("an empty set, and an ASN without routes", async () => {
    expect((await expand([set("AS-X", "")], "AS-X")).findings).toEqual([{ kind: "empty-object" }]);
    expect((await expand([], "AS10")).findings).toEqual([{ kind: "empty-object" }]);
  });

  test("an ASN has the routes of the source in front of it, else those of all", async () => {
    const objects = [route("10.0.0.0/24", 10), route("10.0.1.0/24", 10, "RADB")];
    expect(print(await expand(objects, "AS10"))).toEqual([
      "10.0.0.0/24 AS10/RIPE",
      "10.0.1.0/24 AS10/RADB",
    ]);
    expect(print(await expand(objects, "RADB::AS10"))).toEqual(["10.0.1.0/24 AS10/RADB"]);
  });

  test("bogon ASNs", async () => {
    const expansion = await expand([set("AS-X", "AS23456, AS0"), route("10.0.0.0/24", 0)], "AS-X");
    expect(of(expansion, "bogon-asn")).toEqual([
      { kind: "bogon-asn", asn: 0, reservation: "reserved", via: ["AS-X"] },
      { kind: "bogon-asn", asn: 23456, reservation: "as-trans", via: ["AS-X"] },
    ]);
  });
});

test("an expansion names the source of the set, unless its name does", async () => {
  const objects = [set("AS-X", "AS10", "RADB"), route("10.0.0.0/24", 10)];
  expect((await expand(objects, "AS-X")).object.foundIn).toBe("RADB");
  expect((await expand(objects, "RADB::AS-X")).object).not.toHaveProperty("foundIn");
  expect((await expand(objects, "AS10")).object).not.toHaveProperty("foundIn");
});

test("an origin names the source of each set that leads to it, also below a set with a source", async () => {
  const objects = [
    set("AS-X", "AS-Y", "RADB"),
    set("AS-Y", "AS-Z", "RIPE"),
    set("AS-Y", "AS20", "RADB"),
    set("AS-Z", "AS10", "RADB"),
  ];
  const origins = [{ asn: 10, via: ["RADB::AS-X", "RIPE::AS-Y", "RADB::AS-Z"] }];
  expect((await expand(objects, "AS-X")).object.origins).toEqual(origins);
  expect((await expand(objects, "RADB::AS-X")).object.origins).toEqual(origins);
  expect((await expand(objects, "AS10")).object.origins).toEqual([{ asn: 10, via: [] }]);
});
