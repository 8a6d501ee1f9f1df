import { describe, expect, test } from "@jest/globals";

import type { RegisteredObject } from "../../../src/net/index.ts";
import { registered, registryWith } from "../evidence.ts";
import { decided, short } from "../harness.ts";

const of = (check: string, name: string, parts: Partial<RegisteredObject>) =>
  decided(`${check}: {}`, {
    peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [${name}]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
    objects: {
      AS52580: { prefixes: ["179.191.160.0/20"], asns: [52580] },
      "RADB::AS-AZION": { prefixes: ["179.191.160.0/20"], asns: [52580] },
      [name]: { prefixes: ["1.1.1.0/24"], asns: [13335] },
    },
    material: { registry: registryWith(registered(name, ["1.1.1.0/24 13335"], parts)) },
  });

const gone = (member: string) => ({ member, of: "RADB::AS-PEER", isUnusable: false });

describe("unknown_members", () => {
  const check = (parts: Partial<RegisteredObject>) => of("unknown_members", "RADB::AS-PEER", parts);

  test("is ok if there are none", () => {
    expect(short(check({}))).toBe("ok: RADB::AS-PEER: all members were found");
  });

  test("is violated by one, and names it to the peer", () => {
    const decision = check({ unknownMembers: [gone("AS-GONE")] });
    expect(short(decision)).toBe("violated: AS-GONE, a member of RADB::AS-PEER, is in no source");
    if (decision.verdict !== "violated") throw new Error(decision.verdict);
    expect(decision.letter.seen.en).toMatch(/: AS-GONE \(in RADB::AS-PEER\)\.$/);
    expect(decision.letter.seen.pt).toMatch(/: AS-GONE \(em RADB::AS-PEER\)\.$/);
  });

  test("lists five, and counts the others", () => {
    const members = Array.from({ length: 8 }, (_, i) => gone(`AS-GONE${i}`));
    const decision = check({ unknownMembers: members });
    expect(decision.facts).toHaveLength(5);
    if (decision.verdict !== "violated") throw new Error(decision.verdict);
    expect(decision.letter.seen.en).toMatch(/AS-GONE4 \(in RADB::AS-PEER\) and 3 more\.$/);
  });

  test("is not decided by a member that is named with its registry", () => {
    const decision = check({ unknownMembers: [gone("RIPE::AS-THERE")] });
    expect(short(decision)).toMatch(/^undecided: members are named with their registries/);
    const more = check({ unknownMembers: [gone("RIPE::AS-THERE"), gone("AS-GONE")] });
    if (more.verdict !== "violated") throw new Error(more.verdict);
    expect(more.letter.seen.en).toMatch(/: AS-GONE \(in RADB::AS-PEER\)\.$/);
  });

  test("is not decided by bgpq4, which does not report them", () => {
    expect(short(check({ engine: "bgpq4 1.9" }))).toMatch(/^undecided: bgpq4 expanded RADB/);
  });
});

describe("as_set_source", () => {
  test.each([
    ["RADB::AS-PEER", {}, "ok: RADB::AS-PEER is declared with its registry"],
    ["AS-PEER", { foundIn: "RADB" }, "ok: only RADB has AS-PEER"],
    ["AS13335", {}, "ok: AS13335 is an ASN, not a set"],
    [
      "AS-PEER",
      { foundIn: "RADB", alsoIn: ["TC", "RIPE"] },
      "violated: AS-PEER is declared without a registry, and RADB, TC, RIPE have one each",
    ],
    [
      "AS13335:AS-PEER",
      { foundIn: "RADB", alsoIn: ["TC"] },
      "violated: AS13335:AS-PEER is declared without a registry, and RADB, TC have one each",
    ],
    ["AS-PEER", {}, "undecided: the snapshot does not say in which registry AS-PEER was found"],
  ])("%s, %j is %s", (name, parts, said) => {
    expect(short(of("as_set_source", name, parts))).toBe(said);
  });
});
