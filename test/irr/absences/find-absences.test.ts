import { describe, expect, test } from "@jest/globals";

import { AbsencePool } from "../../../src/irr/absences/absence-pool.ts";
import { formatAbsence } from "../../../src/irr/absences/absence.ts";
import { DatabaseBuilder } from "../../../src/irr/database/database-builder.ts";
import { findAbsences, type FindAbsencesOptions } from "../../../src/irr/absences/find-absences.ts";
import { splitObjects } from "../../../src/irr/rpsl/split-objects.ts";
import { objectName } from "../registry.ts";

const RPSL = `
as-set: AS-TOP
members: AS1, AS2, AS-MID, AS-GONE, AS-BAD, AS-TOP
source: TC

as-set: AS-TOP
members: AS9
source: RIPE

as-set: AS-MID
members: AS1, AS3, AS-TOP
source: RADB

as-set: AS-BAD
members: AS1 AS2
source: RADB

route-set: RS-TOP
members: RS-SUB, AS-MID, AS2^+, 192.0.2.0/24
source: RADB

route-set: RS-SUB
members: 198.51.100.0/24
source: TC

route: 192.0.2.0/24
origin: AS1
source: RADB

route6: 2001:db8::/32
origin: AS2
source: RIPE
`;

async function absencesOf(name: string, more: Partial<FindAbsencesOptions> = {}) {
  const builder = new DatabaseBuilder();
  await splitObjects([RPSL], builder.sink("dump.rpsl"));
  const options = {
    sources: ["RADB", "TC", "RIPE"],
    unreferred: [],
    pool: new AbsencePool(),
    ...more,
  };
  return findAbsences(builder.build(), objectName(name), options).map(formatAbsence).sort();
}

describe("findAbsences", () => {
  test("finds ASNs without routes, sets that are nowhere, and sets missing ahead of the one that counts", async () => {
    expect(await absencesOf("AS-TOP")).toEqual([
      "no as-set AS-GONE in RADB, TC, RIPE",
      "no as-set AS-TOP in RADB",
      "no ipv4 prefixes of AS2 in RADB, TC, RIPE",
      "no ipv4 prefixes of AS3 in RADB, TC, RIPE",
      "no ipv6 prefixes of AS1 in RADB, TC, RIPE",
      "no ipv6 prefixes of AS3 in RADB, TC, RIPE",
    ]);
  });

  test("looks an object with a source up in that one, and what is in it in all", async () => {
    expect(await absencesOf("RIPE::AS-TOP")).toEqual([
      "no ipv4 prefixes of AS9 in RADB, TC, RIPE",
      "no ipv6 prefixes of AS9 in RADB, TC, RIPE",
    ]);
    expect(await absencesOf("RADB::AS-TOP")).toEqual(["no as-set AS-TOP in RADB"]);
    expect(await absencesOf("RIPE::AS1")).toEqual([
      "no ipv4 prefixes of AS1 in RIPE",
      "no ipv6 prefixes of AS1 in RIPE",
    ]);
  });

  test("looks for both classes in a route-set, the as-set first", async () => {
    expect(await absencesOf("RS-TOP")).toEqual(
      [
        "no as-set AS-TOP in RADB",
        "no as-set RS-SUB in RADB, TC",
        ...["no as-set AS-GONE in RADB, TC, RIPE", "no route-set AS-GONE in RADB, TC, RIPE"],
        "no ipv4 prefixes of AS2 in RADB, TC, RIPE",
        "no ipv4 prefixes of AS3 in RADB, TC, RIPE",
        "no ipv6 prefixes of AS1 in RADB, TC, RIPE",
        "no ipv6 prefixes of AS3 in RADB, TC, RIPE",
        // One that is there and cannot be read is there; of the other class there is none.
        "no route-set AS-BAD in RADB, TC, RIPE",
        "no route-set AS-TOP in RADB",
        "no route-set RS-SUB in RADB",
      ].sort(),
    );
  });

  test("names no source that the data does not have, and nothing where it has none", async () => {
    expect(await absencesOf("AS4", { sources: ["NOPE", "TC"] })).toEqual([
      "no ipv4 prefixes of AS4 in TC",
      "no ipv6 prefixes of AS4 in TC",
    ]);
    expect(await absencesOf("NOPE::AS-X")).toEqual([]);
    expect(await absencesOf("NOPE::AS4")).toEqual([]);
  });

  test("names the sets in it that have no members by reference, and no others", async () => {
    const reference = (name: string) =>
      ({ kind: "references", class: "as-set", name, sources: ["RADB"] }) as const;
    const absences = await absencesOf("AS-MID", {
      unreferred: [reference("AS-MID"), reference("AS-BAD"), reference("AS-OTHER")],
      isSilent: (asn, family) => asn === 3 && family === "ipv6",
    });
    expect(absences).toEqual([
      "no as-set AS-GONE in RADB, TC, RIPE",
      "no as-set AS-TOP in RADB",
      "no ipv6 prefixes of AS3 in RADB, TC, RIPE",
      "no members by reference of the as-set AS-MID in RADB",
    ]);
  });

  test("gives what is not there for several objects as the same value, and other things as others", async () => {
    const builder = new DatabaseBuilder();
    await splitObjects([RPSL], builder.sink("dump.rpsl"));
    const database = builder.build();
    const options = { sources: ["RADB", "TC", "RIPE"], unreferred: [], pool: new AbsencePool() };
    const [top, mid, asn] = ["AS-TOP", "AS-MID", "TC::AS3"].map((name) =>
      findAbsences(database, objectName(name), options),
    );
    expect(new Set(top).size).toBe(6);
    expect(new Set([...(top ?? []), ...(mid ?? [])]).size).toBe(6);
    expect(new Set([...(top ?? []), ...(asn ?? [])]).size).toBe(8);
  });
});
