import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import type { RegisteredObject } from "../../src/net/index.ts";
import { guardSnapshot, type GuardLimits } from "../../src/snapshot/index.ts";
import { object, snapshotOf } from "./example.ts";

const LIMITS: GuardLimits = {
  shrink: 20,
  grow: 50,
  atLeast: 10,
  spaceFraction: 8,
  allowEmpty: [],
};

/** An object with this many prefixes. */
function sized(ipv4: number, ipv6 = 0): RegisteredObject {
  return object("AS-X", {
    ipv4: Array.from({ length: ipv4 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`),
    ipv6: Array.from({ length: ipv6 }, (_, i) => `2001:db8:${i.toString(16)}::/48`),
  });
}

function guard(
  before: RegisteredObject | null,
  after: RegisteredObject | null,
  limits: Partial<GuardLimits> = {},
  ...acknowledged: string[]
) {
  const diagnostics = new Diagnostics();
  const result = guardSnapshot(
    {
      before: before ? snapshotOf(before) : new Map(),
      fetched: new Map([["AS-X", after]]),
      limits: () => ({ ...LIMITS, ...limits }),
      acknowledged: new Set(acknowledged),
    },
    diagnostics.report,
  );
  const object = result.get("AS-X");
  return {
    taken: object === undefined ? "none" : object === after ? "new" : "old",
    messages: diagnostics.all.map((d) => `${d.code}: ${d.message}`),
  };
}

const accepted = { taken: "new", messages: [] };

describe("guardSnapshot", () => {
  test("takes what is new, and what changes little or in few prefixes", () => {
    expect(guard(null, sized(500))).toEqual(accepted);
    expect(guard(sized(100), sized(80))).toEqual(accepted);
    expect(guard(sized(100), sized(150))).toEqual(accepted);
    expect(guard(sized(10), sized(1))).toEqual(accepted);
    expect(guard(sized(1), sized(10))).toEqual(accepted);
  });

  test("refuses a set that is found in another source than before, unless somebody has looked at it", () => {
    const [radb, ripe] = ["RADB", "RIPE"].map((foundIn) => ({ ...sized(5), foundIn }));
    if (!radb || !ripe) throw new Error("example");
    const moved = "guard-source-moved: AS-X was in RADB, and is now taken from RIPE";
    expect(guard(radb, ripe)).toEqual({ taken: "old", messages: [moved] });
    expect(guard(radb, ripe, {}, "AS-X")).toEqual(accepted);
    expect(guard(radb, { ...sized(6), foundIn: "RADB" })).toEqual(accepted);
    // An older snapshot does not record the source.
    expect(guard(sized(5), ripe)).toEqual(accepted);
  });

  test("refuses sets inside of an object that are found in another source than before, each by its name", () => {
    const holding = (size: number, ...chains: string[][]) => ({
      ...sized(size),
      origins: chains.map((via, i) => ({ asn: i + 1, via })),
    });
    const radb = ["RADB::AS-X", "RADB::AS-Y", "RADB::AS-PART"];
    const before = holding(5, ["RADB::AS-X"], radb, ["RADB::AS-X", "RADB::AS-A"]);
    // The set itself is judged by the source in which it was found; if its name includes the source, it cannot move.
    const root = holding(5, ["TC::AS-X"], ["TC::AS-X", ...radb.slice(1)]);
    expect(guard(before, root)).toEqual(accepted);

    const ripe = holding(5, ["RADB::AS-X", "RIPE::AS-Y", "TC::AS-PART"]);
    const messages = [
      "guard-member-moved: AS-X: its member AS-PART was in RADB, and is now taken from TC",
      "guard-member-moved: AS-X: its member AS-Y was in RADB, and is now taken from RIPE",
    ];
    expect(guard(before, ripe)).toEqual({ taken: "old", messages });
    expect(guard(before, ripe, {}, "AS-X")).toEqual(accepted);
    expect(guard(before, ripe, {}, "AS-Y").taken).toBe("old");
    // Sets that are new, or gone.
    expect(guard(before, holding(5, ["RADB::AS-X", "RIPE::AS-NEW"]))).toEqual(accepted);
  });

  test("refuses an object of which a set is gone that was there before, unless somebody has looked at it", () => {
    const [radb, part] = ["RADB::AS-X", "TC::AS-PART"];
    const unknown = (...members: string[]) => ({
      unknownMembers: members.map((member) => ({ member, of: radb, isUnusable: false })),
    });
    const before = { ...sized(5), sets: ["RADB::AS-LISTS", part] };
    const after = { ...sized(5), sets: ["RADB::AS-LISTS"], ...unknown("AS-NEVER", "AS-PART") };
    const gone =
      "guard-member-gone: AS-X: AS-PART, a member of RADB::AS-X, is in no source any more (it was in TC)";
    expect(guard(before, after)).toEqual({ taken: "old", messages: [gone] });
    expect(guard(before, after, {}, "AS-X")).toEqual(accepted);
    expect(guard(before, after, {}, "AS-PART").taken).toBe("old");
    // One that never existed, one that was missing before, one that nothing refers to any more.
    expect(guard(before, { ...before, ...unknown("AS-NEVER") })).toEqual(accepted);
    expect(guard(after, { ...after, ...unknown("AS-PART") })).toEqual(accepted);
    expect(guard(before, { ...before, sets: ["RADB::AS-LISTS"] })).toEqual(accepted);
    expect(guard(null, after)).toEqual(accepted);
    // Of a snapshot from before sets were recorded, those that led to an ASN.
    const older = { ...sized(5), origins: [{ asn: 1, via: [radb, part] }] };
    expect(guard(older, after).messages).toEqual([gone]);
    const oldest = { ...sized(5), origins: [{ asn: 1, via: ["AS-X", "AS-PART"] }] };
    expect(guard(oldest, after).messages).toEqual([gone.replace(" (it was in TC)", "")]);
    const broken = {
      ...after,
      unknownMembers: [{ member: "AS-PART", of: radb, isUnusable: true }],
    };
    expect(guard(before, broken).messages).toEqual([
      gone.replace("is in no source any more", "cannot be used any more"),
    ]);
  });

  test("names the first few of many sets that are gone, and counts the rest", () => {
    const names = Array.from({ length: 7 }, (_, i) => `AS-S${i}`);
    const before = { ...sized(5), sets: names.map((name) => `RADB::${name}`) };
    const all = names.map((member) => ({ member, of: "RADB::AS-X", isUnusable: false }));
    const { messages } = guard(before, { ...sized(5), sets: [], unknownMembers: all });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/AS-S4, a member .*; and 2 more$/);
    expect(messages[0]).not.toContain("AS-S5");
  });

  test("takes no loss of everything for an empty object that is allowed", () => {
    const allowEmpty = ["ipv4", "ipv6"] as const;
    expect(guard(sized(100), sized(0), { allowEmpty }).messages).toEqual([
      "guard-shrinks: AS-X: IPv4 shrinks from 100 to 0 prefixes, by more than 20 %",
    ]);
    expect(guard(sized(100), sized(0), { allowEmpty }, "AS-X")).toEqual(accepted);
  });

  test("only warns of what nothing that is built needs, and takes no more of it than otherwise", () => {
    const diagnostics = new Diagnostics();
    const fetched = new Map([
      ["AS-PLANNED", null],
      ["AS-X", sized(0)],
    ]);
    const result = guardSnapshot(
      {
        before: snapshotOf(),
        fetched,
        limits: () => LIMITS,
        acknowledged: new Set(),
        isPlanned: (name) => name === "AS-PLANNED",
      },
      diagnostics.report,
    );
    expect(result.size).toBe(0);
    expect(diagnostics.all.map((d) => `${d.severity} ${d.code}`)).toEqual([
      "warning guard-failed",
      "error guard-empty",
    ]);
  });

  test("reports nothing about sets inside of an object if one of both snapshots does not name their sources", () => {
    const holding = (...via: string[]) => ({ ...sized(5), origins: [{ asn: 1, via }] });
    const [plain, named] = [holding("AS-X", "AS-Y"), holding("RADB::AS-X", "RIPE::AS-Y")];
    expect(guard(plain, named)).toEqual(accepted);
    expect(guard(named, plain)).toEqual(accepted);
  });

  test("refuses more than the limits, a prefix over them and with both numbers", () => {
    expect(guard(sized(100), sized(79))).toEqual({
      taken: "old",
      messages: ["guard-shrinks: AS-X: IPv4 shrinks from 100 to 79 prefixes, by more than 20 %"],
    });
    expect(guard(sized(100, 50), sized(151, 1))).toEqual({
      taken: "old",
      messages: [
        "guard-grows: AS-X: IPv4 grows from 100 to 151 prefixes, by more than 50 %",
        "guard-shrinks: AS-X: IPv6 shrinks from 50 to 1 prefix, by more than 20 %",
      ],
    });
    expect(guard(sized(11), sized(1)).taken).toBe("old");
    expect(guard(sized(1), sized(11)).taken).toBe("old");
    expect(guard(sized(100), sized(79), { shrink: 25 })).toEqual(accepted);
  });

  test("refuses an object that is empty or loses a family, however small it was", () => {
    expect(guard(null, sized(0))).toEqual({
      taken: "none",
      messages: ["guard-empty: AS-X has no prefixes"],
    });
    expect(guard(sized(1, 2), sized(0))).toEqual({
      taken: "old",
      messages: ["guard-empty: AS-X has no prefixes; before it had 3"],
    });
    expect(guard(sized(1, 2), sized(1)).messages).toEqual([
      "guard-empty: AS-X has no IPv6 prefixes; before it had 2",
    ]);
    expect(guard(sized(1, 2), sized(1), { allowEmpty: ["ipv6"] })).toEqual(accepted);
    expect(guard(null, sized(0), { allowEmpty: ["ipv4", "ipv6"] })).toEqual(accepted);
    expect(guard(null, sized(0), { allowEmpty: ["ipv6"] }).taken).toBe("none");
    expect(guard(sized(3), sized(3, 0))).toEqual(accepted);
  });

  test("keeps the record of what answered where the answer is as it was", () => {
    const [first, second] = ["a.example:43", "b.example:43"].map((one) => [one]);
    if (!first || !second) throw new Error("example");
    const taken = (before: RegisteredObject, after: RegisteredObject) =>
      guardSnapshot(
        {
          before: snapshotOf(before),
          fetched: snapshotOf(after),
          limits: () => LIMITS,
          acknowledged: new Set(),
        },
        () => undefined,
      ).get("AS-X")?.answeredBy;
    const [three, four] = [sized(3), sized(4)];
    expect(taken({ ...three, answeredBy: first }, { ...three, answeredBy: second })).toBe(first);
    expect(taken({ ...three, answeredBy: first }, { ...four, answeredBy: second })).toBe(second);
    // A snapshot of before that was recorded.
    expect(taken(three, { ...three, answeredBy: second })).toBe(second);
  });

  test("keeps the last good data of what failed, and reports that; acknowledging does not help", () => {
    expect(guard(sized(3), null)).toEqual({
      taken: "old",
      messages: ["guard-failed: AS-X could not be expanded; its last good data is kept"],
    });
    expect(guard(null, null, {}, "AS-X").taken).toBe("none");
  });

  test("lets a change in size pass that is acknowledged by name, and reports a useless name", () => {
    expect(guard(sized(100), sized(1), {}, "AS-X")).toEqual(accepted);
    expect(guard(sized(100), sized(0), {}, "AS-X")).toEqual(accepted);
    expect(guard(sized(100), sized(1), {}, "AS-Y").taken).toBe("old");
    expect(guard(sized(1), sized(1), {}, "AS-X")).toEqual({
      taken: "new",
      messages: ["guard-acknowledgement-unused: nothing about AS-X needed acknowledgement"],
    });
  });

  test.each(["0.0.0.0/1^24", "0.0.0.0/2", "2000::/5^48", "2000::/4^48"])(
    "hints at a part of the address space that suffices: %s",
    (text) => {
      const all = object("AS-X", { [text.includes(":") ? "ipv6" : "ipv4"]: [text] });
      const diagnostics = new Diagnostics();
      const limits = { ...LIMITS, spaceFraction: 64 };
      guardSnapshot(
        {
          before: new Map(),
          fetched: new Map([["AS-X", all]]),
          limits: () => limits,
          acknowledged: new Set(),
        },
        diagnostics.report,
      );
      const [hint] = diagnostics.all.flatMap((d) => d.hint ?? []);
      const spaceFraction = Number(/`space: 1\/(\d+)`/.exec(hint ?? "")?.[1]);
      expect(guard(null, all, { spaceFraction })).toEqual(accepted);
      expect(guard(null, all, { spaceFraction: spaceFraction + 1 }).taken).toBe("none");
    },
  );

  test.each([
    ["0.0.0.0/0", ["guard-default-route", "guard-space"]],
    ["0.0.0.0/0^0-24", ["guard-default-route", "guard-space"]],
    // Without the default route itself, still all of the space.
    ["0.0.0.0/0^24", ["guard-space"]],
    ["::/0", ["guard-default-route", "guard-space"]],
    ["0.0.0.0/3", []],
    ["0.0.0.0/2", ["guard-space"]],
    ["2000::/6^48", []],
    ["2000::/5^48", ["guard-space"]],
  ])("refuses a default route and too much space, acknowledged or not: %s", (text, codes) => {
    const all = object("AS-X", { [text.includes(":") ? "ipv6" : "ipv4"]: [text] });
    const { taken, messages } = guard(null, all, {}, "AS-X");
    const found = messages.map((m) => m.split(":")[0]);
    expect(found).toEqual([...codes, "guard-acknowledgement-unused"]);
    expect(taken).toBe(codes.length === 0 ? "new" : "none");
  });

  test("counts covered space once, adds up disjoint prefixes, and obeys the peer's fraction", () => {
    const nested = object("AS-X", { ipv4: ["0.0.0.0/3", "0.0.0.0/4", "16.0.0.0/4", "0.0.0.0/24"] });
    expect(guard(null, nested)).toEqual(accepted);
    const two = object("AS-X", { ipv4: ["0.0.0.0/3", "64.0.0.0/24"] });
    expect(guard(null, two).messages).toEqual([
      "guard-space: AS-X covers 12.5 % of the IPv4 address space, more than one part in 8",
    ]);
    expect(guard(null, two, { spaceFraction: 4 })).toEqual(accepted);
  });

  test("judges each object by itself and drops what is no longer wanted", () => {
    const diagnostics = new Diagnostics();
    const a = object("AS-A", { ipv4: ["192.0.2.0/24"] });
    const result = guardSnapshot(
      {
        before: snapshotOf(object("AS-OLD", { ipv4: ["192.0.2.0/24"] })),
        fetched: new Map([
          ["AS-B", null],
          ["AS-A", a],
        ]),
        limits: () => LIMITS,
        acknowledged: new Set(),
      },
      diagnostics.report,
    );
    expect([...result]).toEqual([["AS-A", a]]);
    expect(diagnostics.all.map((d) => d.code)).toEqual(["guard-failed"]);
  });
});
