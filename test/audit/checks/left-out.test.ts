import { describe, expect, test } from "@jest/globals";

import type { PeeringDb, PeeringDbLeftOut } from "../../../src/sources/index.ts";
import { LAN, port } from "../evidence.ts";
import { decided, evidence, peeringDb, record, short } from "../harness.ts";

const PEER = 13335;

const of = (check: string, parts: Partial<PeeringDb>): string =>
  short(decided(check, { sources: { peeringdb: evidence(peeringDb(parts)) } }));

const WITH_RECORD = {
  networks: [record(PEER)],
  exchanges: [LAN],
  ports: [port(PEER, "187.16.216.20", null, { speed: 10_000 }), port(52580, "187.16.216.10")],
};

/** What each check says without the record that is left out. */
const CHECKS: readonly (readonly [
  string,
  Partial<PeeringDb>,
  PeeringDbLeftOut["table"],
  string,
  string,
])[] = [
  ["peeringdb_record: {}", { asked: [PEER] }, "net", "violated", "the record"],
  ["noc_contact: {}", WITH_RECORD, "poc", "violated", "a contact"],
  ["mutual_locations: { ports: 2, speed: 10Gbps }", WITH_RECORD, "netixlan", "violated", "a port"],
  ["mutual_exchanges: {}", WITH_RECORD, "netixlan", "ok", "a port"],
];

describe("a record of PeeringDB that could not be used is not missing", () => {
  test.each(CHECKS)("%s", (check, parts, table, otherwise, what) => {
    const left = (asn: number) => of(check, { ...parts, leftOut: [{ asn, table }] });
    expect(left(1).split(":")[0]).toBe(otherwise);
    expect(left(PEER)).toContain(`undecided: ${what} of AS${PEER} in PeeringDB could not be used`);
  });

  test("whatever needs the record", () => {
    const parts = { asked: [PEER], leftOut: [{ asn: PEER, table: "net" }] } as const;
    for (const check of ["noc_contact: {}", "peeringdb_as_set: {}"]) {
      expect(of(check, parts)).toBe(
        "undecided: the record of AS13335 in PeeringDB could not be used",
      );
    }
  });

  test("what the other records prove, they prove", () => {
    const check = "mutual_locations: { ports: 1, speed: 10Gbps }";
    expect(of(check, { ...WITH_RECORD, leftOut: [{ asn: PEER, table: "netixlan" }] })).toMatch(
      /^ok/,
    );
  });
});
