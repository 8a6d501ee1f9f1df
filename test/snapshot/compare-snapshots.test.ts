import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatPrefixRange } from "../../src/net/index.ts";
import type { RegisteredObject } from "../../src/net/index.ts";
import { compareSnapshots, type Snapshot } from "../../src/snapshot/index.ts";
import { anySnapshot, object, range, snapshotOf } from "./example.ts";

describe("compareSnapshots", () => {
  test("finds no difference between a snapshot and itself", () => {
    fc.assert(fc.property(anySnapshot, (s) => expect(compareSnapshots(s, s)).toEqual([])));
  });

  test("reports added, removed and reregistered prefixes, origins and a change of sources", () => {
    const registered = (text: string, origin: number) => ({
      range: range(text),
      routes: [{ origin, source: "RADB" }],
    });
    const before = object(
      "AS-X",
      {},
      {
        origins: [
          { asn: 1, via: [] },
          { asn: 2, via: [] },
        ],
      },
    );
    const after = {
      ...before,
      sources: ["RIPE"],
      origins: [
        { asn: 2, via: ["AS-X"] },
        { asn: 3, via: [] },
      ],
    };
    const [change, ...rest] = compareSnapshots(
      snapshotOf({
        ...before,
        prefixes: {
          ipv4: [registered("192.0.2.0/24", 1), registered("192.0.3.0/24", 1)],
          ipv6: [],
        },
      }),
      snapshotOf({
        ...after,
        prefixes: {
          ipv4: [registered("192.0.2.0/24", 3), registered("192.0.4.0/24", 2)],
          ipv6: [registered("2001:db8::/32", 2)],
        },
      }),
    );
    expect(rest).toEqual([]);
    expect(change).toEqual({
      name: "AS-X",
      kind: "changed",
      prefixes: {
        ipv4: {
          added: [registered("192.0.4.0/24", 2)],
          removed: [registered("192.0.3.0/24", 1)],
          reregistered: [
            { before: registered("192.0.2.0/24", 1), after: registered("192.0.2.0/24", 3) },
          ],
        },
        ipv6: { added: [registered("2001:db8::/32", 2)], removed: [], reregistered: [] },
      },
      origins: { added: [{ asn: 3, via: [] }], removed: [{ asn: 1, via: [] }] },
      members: [],
      recordsSets: false,
      unknownMembers: { added: [], removed: [] },
      made: {
        before: { sources: ["RADB", "RIPE"], engine: "native 1" },
        after: { sources: ["RIPE"], engine: "native 1" },
      },
    });
  });

  test("reports the source of a set, if newly known or changed", () => {
    const [none, radb, ripe] = [
      object("AS-X", {}),
      object("AS-X", {}, { foundIn: "RADB" }),
      object("AS-X", {}, { foundIn: "RIPE" }),
    ];
    const changes = (a: RegisteredObject, b: RegisteredObject) =>
      compareSnapshots(snapshotOf(a), snapshotOf(b)).map(({ made }) => made?.after?.foundIn);
    expect(changes(none, radb)).toEqual(["RADB"]);
    expect(changes(radb, ripe)).toEqual(["RIPE"]);
    expect(changes(radb, radb)).toEqual([]);
  });

  test("reports the sources of the sets inside, if newly known or changed, by name", () => {
    const holding = (...chains: string[][]) =>
      object("AS-X", {}, { origins: chains.map((via, i) => ({ asn: i + 1, via })) });
    const changes = (a: RegisteredObject, b: RegisteredObject) =>
      compareSnapshots(snapshotOf(a), snapshotOf(b)).map(({ members }) => members);
    const plain = holding(["AS-X", "AS-B"], ["AS-X", "AS-A"]);
    const radb = holding(["RADB::AS-X", "RADB::AS-B"], ["RADB::AS-X", "RADB::AS-A"]);
    const ripe = holding(["RADB::AS-X", "RIPE::AS-B"], ["RADB::AS-X", "RADB::AS-A"]);
    expect(changes(plain, radb)).toEqual([
      [
        { set: "AS-A", before: null, after: "RADB" },
        { set: "AS-B", before: null, after: "RADB" },
      ],
    ]);
    expect(changes(radb, ripe)).toEqual([[{ set: "AS-B", before: "RADB", after: "RIPE" }]]);
    // Another way through the same sets, fewer of them, or an engine that does not say it.
    const [a, b] = [["RADB::AS-X", "RADB::AS-A"], ["RADB::AS-X"]];
    expect(changes(radb, holding([...b, "RADB::AS-A", "RADB::AS-B"], a))).toEqual([]);
    expect(changes(radb, holding(b, a))).toEqual([]);
    expect(changes(radb, plain)).toEqual([]);
    expect(compareSnapshots(new Map(), snapshotOf(radb))[0]?.members).toEqual([]);
  });

  test("reports sets inside that were added, removed or moved, if all of them are on record", () => {
    const holding = (...sets: string[]) => object("AS-X", {}, { sets });
    const changes = (a: RegisteredObject, b: RegisteredObject) =>
      compareSnapshots(snapshotOf(a), snapshotOf(b));
    const [before, after] = [
      holding("RADB::AS-A", "RADB::AS-B"),
      holding("RADB::AS-C", "TC::AS-A"),
    ];
    expect(changes(before, after)[0]?.members).toEqual([
      { set: "AS-A", before: "RADB", after: "TC" },
      { set: "AS-B", before: "RADB", after: null },
      { set: "AS-C", before: null, after: "RADB" },
    ]);
    expect(changes(before, before)).toEqual([]);
    // Only that they are on record now.
    expect(changes(object("AS-X", {}), holding())[0]).toMatchObject({ recordsSets: true });
  });

  test("reports members without meaning, and other sources of the name", () => {
    const one = { member: "AS-GONE", of: "RADB::AS-X", isUnusable: false };
    const other = { ...one, of: "RADB::AS-Y" };
    const [none, some] = [object("AS-X", {}), object("AS-X", {}, { unknownMembers: [one, other] })];
    const changes = (a: RegisteredObject, b: RegisteredObject) =>
      compareSnapshots(snapshotOf(a), snapshotOf(b)).map((change) => change.unknownMembers);
    expect(changes(none, some)).toEqual([{ added: [one, other], removed: [] }]);
    expect(changes(some, { ...some, unknownMembers: [other] })).toEqual([
      { added: [], removed: [one] },
    ]);
    expect(changes(some, some)).toEqual([]);
    const also = object("AS-X", {}, { alsoIn: ["TC"] });
    expect(compareSnapshots(snapshotOf(none), snapshotOf(also))[0]?.made?.after?.alsoIn).toEqual([
      "TC",
    ]);
  });

  test("reports new and lost objects, also those without prefixes", () => {
    const changes = compareSnapshots(
      snapshotOf(object("AS-B", {})),
      snapshotOf(object("AS-A", { ipv4: ["192.0.2.0/24"] })),
    );
    expect(changes.map((c) => [c.name, c.kind, c.prefixes.ipv4.added.length])).toEqual([
      ["AS-A", "added", 1],
      ["AS-B", "removed", 0],
    ]);
  });

  test("old minus removed plus added is new, for all pairs", () => {
    const texts = (s: Snapshot, name: string) =>
      new Set([...(s.get(name)?.prefixes.ipv4 ?? [])].map((p) => formatPrefixRange(p.range)));
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, other) => {
        // Half of the objects have the same name, so that there is something to compare.
        const names = [...before.keys()];
        const after = snapshotOf(
          ...[...other.values()].map((o, i) => ({ ...o, name: names[i] ?? o.name })),
        );
        for (const { name, prefixes } of compareSnapshots(before, after)) {
          const result = texts(before, name);
          for (const p of prefixes.ipv4.removed) result.delete(formatPrefixRange(p.range));
          for (const p of prefixes.ipv4.added) result.add(formatPrefixRange(p.range));
          expect([...result].sort()).toEqual([...texts(after, name)].sort());
        }
      }),
    );
  });
});
