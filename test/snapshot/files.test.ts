import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { PackedPrefixes, PackedRanges } from "../../src/net/index.ts";
import {
  snapshotKind,
  readSnapshot,
  readSnapshotParts,
  writeSnapshot,
  type Snapshot,
} from "../../src/snapshot/index.ts";
import { anySnapshot, object, range, readFiles, snapshotOf } from "./example.ts";

const CONE = object(
  "RADB::AS64496:AS-CONE",
  { ipv6: ["2001:db8::/32^48"] },
  {
    origins: [
      { asn: 64496, via: ["RADB::AS64496:AS-CONE"] },
      { asn: 64500, via: ["RADB::AS64496:AS-CONE", "RIPE::AS-PART"] },
      { asn: 4200000000, via: [] },
    ],
  },
);
const EXAMPLE = snapshotOf(
  {
    ...CONE,
    prefixes: {
      ...CONE.prefixes,
      ipv4: [
        {
          range: range("192.0.2.0/24"),
          routes: [
            { origin: 64496, source: "RADB" },
            { origin: 64496, source: "RIPE" },
          ],
        },
        { range: range("198.51.100.0/24^+"), routes: [] },
      ],
    },
  },
  object("AS64511", {}, { engine: "bgpq4 1.9", sources: [] }),
);

describe("writeSnapshot", () => {
  test("writes the index, and three files for every object", () => {
    const files = writeSnapshot(EXAMPLE);
    expect([...files.keys()]).toEqual([
      "index.json",
      "_any/AS64511.ipv4",
      "_any/AS64511.ipv6",
      "_any/AS64511.origins",
      "RADB/AS64496+AS-CONE.ipv4",
      "RADB/AS64496+AS-CONE.ipv6",
      "RADB/AS64496+AS-CONE.origins",
    ]);
    expect(files.get("RADB/AS64496+AS-CONE.ipv4")).toBe(
      "192.0.2.0/24 AS64496@RADB AS64496@RIPE\n198.51.100.0/24^+\n",
    );
    expect(files.get("RADB/AS64496+AS-CONE.ipv6")).toBe("2001:db8::/32^48\n");
    expect(files.get("RADB/AS64496+AS-CONE.origins")).toBe(
      "AS64496 RADB::AS64496:AS-CONE\n" +
        "AS64500 RADB::AS64496:AS-CONE > RIPE::AS-PART\n" +
        "AS4200000000\n",
    );
    expect(files.get("_any/AS64511.ipv4")).toBe("");
    expect(files.get("index.json")).toBe(`{
  "format": 1,
  "objects": {
    "AS64511": {
      "digest": "0b6c7a912f8c9c19ce14b539e302a3486a5d86fc4214d6a9ea67889140f834aa",
      "engine": "bgpq4 1.9",
      "ipv4": 0,
      "ipv6": 0,
      "origins": 0,
      "sources": []
    },
    "RADB::AS64496:AS-CONE": {
      "digest": "869b13e88763e2cf5c018be9de85976f9c94fc3f27237bf6b946f42bb4e44b7c",
      "engine": "native 1",
      "ipv4": 2,
      "ipv6": 1,
      "origins": 3,
      "sources": ["RADB", "RIPE"]
    }
  }
}
`);
  });

  test("names what answered for an object, in its digest too", () => {
    const cone = (...answeredBy: string[]) => writeSnapshot(snapshotOf({ ...CONE, answeredBy }));
    const index = (...answeredBy: string[]) => cone(...answeredBy).get("index.json") ?? "";
    expect(index("irr/a.rpsl sha256:01", "irr/b.rpsl sha256:02")).toContain(`{
      "answered_by": [
        "irr/a.rpsl sha256:01",
        "irr/b.rpsl sha256:02"
      ],
      "digest": "`);
    const digest = (text: string) => /"digest": "(\w+)"/.exec(text)?.[1];
    expect(digest(index("rr.ntt.net:43"))).not.toBe(digest(index("rr.ntt.net:44")));
    const edited = index("rr.ntt.net:43").replace("rr.ntt.net:43", "rr.ntt.net:44");
    const files = new Map([...cone("rr.ntt.net:43"), ["index.json", edited]]);
    const reported: string[] = [];
    const folder = {
      name: "snapshot",
      read: (path: string) => files.get(path) ?? null,
      paths: null,
    };
    expect(readSnapshot(folder, (d) => reported.push(d.code))).toBeNull();
    expect(reported).toEqual(["snapshot-digest-differs"]);
  });

  test("has the sets inside in a file, and the members without data one a line of the index", () => {
    const cone = {
      ...CONE,
      alsoIn: ["TC"],
      sets: ["RADB::AS-A", "TC::AS-B"],
      unknownMembers: [
        { member: "AS-BAD", of: "RADB::AS-A", isUnusable: true },
        { member: "AS-GONE", of: "RADB::AS-A", isUnusable: false },
      ],
    };
    const files = writeSnapshot(snapshotOf(cone));
    expect(files.get("RADB/AS64496+AS-CONE.sets")).toBe("RADB::AS-A\nTC::AS-B\n");
    const index = files.get("index.json") ?? "";
    expect(index).toContain(`{
      "also_in": ["TC"],
      "digest": "`);
    expect(index).toContain(`
      "sets": 2,
      "sources": ["RADB", "RIPE"],
      "unknown_members": [
        "AS-BAD in RADB::AS-A, unusable",
        "AS-GONE in RADB::AS-A"
      ]
    }`);
    const edits = [
      index.replace("AS-GONE in", "AS-GONF in"),
      index.replace(', unusable"', '"'),
      index.replace('["TC"]', '["TD"]'),
      index.replace('      "also_in": ["TC"],\n', ""),
      index.replace(/,\n {6}"unknown_members": \[[^\]]*\]/, ""),
      index.replace('"AS-BAD in RADB::AS-A, unusable",\n        ', ""),
    ];
    for (const edited of edits) {
      expect(edited).not.toBe(index);
      expect(readFiles(new Map(files).set("index.json", edited)).snapshot).toBeNull();
    }
    // No sets, and none on record, are two things.
    const none = writeSnapshot(snapshotOf({ ...CONE, sets: [] }));
    const text = none.get("index.json") ?? "";
    expect([...none.keys()].filter((path) => path.endsWith(".sets"))).toEqual([]);
    const unrecorded = text.replace('      "sets": 0,\n', "");
    expect(unrecorded).not.toBe(text);
    expect(readFiles(new Map(none).set("index.json", unrecorded)).snapshot).toBeNull();
  });

  test("a change of one prefix changes one line of its file, and the count and digest in the index", () => {
    const before = writeSnapshot(snapshotOf(object("AS-X", { ipv4: ["192.0.2.0/24"] }), CONE));
    const after = writeSnapshot(
      snapshotOf(object("AS-X", { ipv4: ["192.0.2.0/24", "192.0.3.0/24"] }), CONE),
    );
    const changed = [...after.keys()].filter((path) => before.get(path) !== after.get(path));
    expect(changed).toEqual(["index.json", "_any/AS-X.ipv4"]);
    const [old, now] = [before, after].map((files) => files.get("index.json")?.split("\n") ?? []);
    expect(now).toHaveLength(old?.length ?? 0);
    expect(now?.filter((line, i) => line !== old?.[i])).toEqual([
      expect.stringContaining('"digest"'),
      '      "ipv4": 2,',
    ]);
  });

  test("prints the same bytes for the same data in another order", () => {
    const [cone] = EXAMPLE.values();
    const turned = {
      ...cone!,
      prefixes: {
        ipv4: [...cone!.prefixes.ipv4]
          .reverse()
          .map((p) => ({ ...p, routes: [...p.routes, ...p.routes].reverse() })),
        ipv6: cone!.prefixes.ipv6,
      },
      origins: [...cone!.origins].reverse(),
    };
    const reversed = new Map([...EXAMPLE].reverse()).set(turned.name, turned);
    expect(writeSnapshot(reversed)).toEqual(writeSnapshot(EXAMPLE));
  });

  test("refuses what would not read back", () => {
    const bad = [
      object("AS-X:../../etc", {}),
      object("as-lower", {}),
      object("__proto__", {}),
      object("AS-X", { ipv4: ["192.0.2.0/24", "192.0.2.0/24"] }),
      object("AS-X", {}, { origins: [{ asn: 1, via: ["AS-A\nAS2"] }] }),
      object("AS-X", {}, { sets: ["AS-A"] }),
      object("AS-X", {}, { sets: ["RADB::AS-B", "RADB::AS-A"] }),
      object("AS-X", {}, { unknownMembers: [] }),
      object(
        "AS-X",
        {},
        { unknownMembers: [{ member: "A B", of: "RADB::AS-X", isUnusable: false }] },
      ),
    ];
    for (const one of bad) {
      expect(() => writeSnapshot(snapshotOf(one))).toThrow(/not an|twice|not the sets|no unknown/);
    }
  });

  test("refuses columns that are not in order", () => {
    const rows = ["192.0.2.0/24", "10.0.0.0/8"].map(range);
    const ipv4 = new PackedPrefixes(PackedRanges.of("ipv4", rows), new Uint32Array(2), [[]]);
    const one = object("AS-X", {}, { prefixes: { ipv4, ipv6: [] } });
    expect(() => writeSnapshot(snapshotOf(one))).toThrow("out of order in one object: 10.0.0.0/8");
  });

  test("has a line for each prefix, however many there are", () => {
    const ipv4 = Array.from({ length: 3000 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`);
    const files = writeSnapshot(snapshotOf(object("AS-X", { ipv4 })));
    expect(files.get("_any/AS-X.ipv4")).toBe(ipv4.map((line) => `${line}\n`).join(""));
  });
});

/** A snapshot with its prefixes as arrays. */
function spelledOut(snapshot: Snapshot) {
  const objects = [...snapshot].map(([name, { prefixes, ...rest }]) => {
    const { ipv4, ipv6 } = prefixes;
    return [name, { ...rest, prefixes: { ipv4: [...ipv4], ipv6: [...ipv6] } }] as const;
  });
  return new Map(objects);
}

describe("readSnapshot", () => {
  test("reads back what was written, for every snapshot", () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const files = writeSnapshot(snapshot);
        const back = readFiles(files);
        expect(back.diagnostics).toEqual([]);
        const sorted = new Map([...snapshot].sort(([a], [b]) => (a < b ? -1 : 1)));
        expect(spelledOut(back.snapshot!)).toEqual(spelledOut(sorted));
        expect(writeSnapshot(back.snapshot!)).toEqual(files);
        expect(snapshotKind.foreign([...files.keys()], () => null)).toEqual([]);
      }),
    );
  });

  test("finds every change of one character in any file", () => {
    const files = writeSnapshot(EXAMPLE);
    const places = [...files].flatMap(([path, text]) =>
      Array.from(text, (_, at) => ({ path, at })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom("0", "1", "A", "a", " ", "\n", "\r", '"', "{", "/", ""),
        ({ path, at }, character) => {
          const text = files.get(path)!;
          fc.pre(text[at] !== character);
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          const { snapshot, diagnostics } = readFiles(new Map(files).set(path, changed));
          expect(snapshot).toBeNull();
          expect(diagnostics.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  const files = writeSnapshot(EXAMPLE);
  const index = files.get("index.json")!;
  const cone4 = "RADB/AS64496+AS-CONE.ipv4";

  /** `code path:start` of everything that is reported when one file has another text (null: is gone). */
  function problems(path: string, text: string | null): readonly string[] {
    const changed = new Map(files);
    if (text === null) changed.delete(path);
    else changed.set(path, text);
    const { snapshot, diagnostics } = readFiles(changed);
    expect(snapshot).toBeNull();
    return diagnostics.map((d) =>
      d.span ? `${d.code} ${d.span.source.path}:${d.span.start}` : d.code,
    );
  }
  const at = (piece: string): string => `snapshot/index.json:${index.indexOf(piece)}`;

  test.each([
    ["no index", "index.json", null, ["snapshot-missing"]],
    ["a file of the index gone", cone4, null, [`snapshot-file-missing ${at('"RADB::')}`]],
    ["a file beside the index", "RADB/AS-Y.ipv4", "", ["snapshot-file-unknown"]],
    ["a stray folder", ".git/config", "", ["snapshot-file-unknown"]],
    ["host bits", cone4, "192.0.2.1/24\n", [`snapshot-line-invalid snapshot/${cone4}:0`]],
    ["the wrong family", cone4, "2001:db8::/32\n", [`snapshot-line-invalid snapshot/${cone4}:0`]],
    ["no last newline", cone4, "192.0.2.0/24", [`snapshot-line-invalid snapshot/${cone4}:0`]],
    ["a blank line", cone4, "192.0.2.0/24\n\n", [`snapshot-line-invalid snapshot/${cone4}:13`]],
    [
      "no order",
      cone4,
      "198.51.100.0/24\n192.0.2.0/24\n",
      [`snapshot-line-order snapshot/${cone4}:16`],
    ],
    [
      "a duplicate",
      cone4,
      "192.0.2.0/24\n192.0.2.0/24 AS1@RADB\n",
      [`snapshot-line-order snapshot/${cone4}:13`],
    ],
    [
      "route objects out of order",
      cone4,
      "192.0.2.0/24 AS2@RADB AS1@RADB\n",
      [`snapshot-line-invalid snapshot/${cone4}:0`],
    ],
    ["a line lost", cone4, "192.0.2.0/24\n", [`snapshot-count-differs ${at('"RADB::')}`]],
    [
      "a line changed",
      cone4,
      "192.0.2.0/24\n198.51.100.0/24\n",
      [`snapshot-digest-differs ${at('"RADB::')}`],
    ],
    [
      "a via that could be a path or markup",
      "_any/AS64511.origins",
      "AS1 ../<b>\n",
      ["snapshot-line-invalid snapshot/_any/AS64511.origins:0"],
    ],
    ["no JSON", "index.json", "<<<<<<< HEAD\n", ["snapshot-index-invalid snapshot/index.json:0"]],
    [
      "an index cut off",
      "index.json",
      index.slice(0, 60),
      ["snapshot-index-invalid snapshot/index.json:60"],
    ],
    ["null", "index.json", "null", ["snapshot-index-invalid snapshot/index.json:0"]],
    [
      "another format",
      "index.json",
      index.replace('"format": 1', '"format": 2'),
      [`snapshot-format-unknown ${at('"format"')}`],
    ],
    [
      "a duplicate key",
      "index.json",
      index.replace('"ipv4": 0,', '"ipv4": 0,\n      "ipv4": 0,'),
      [expect.stringContaining("snapshot-index-invalid snapshot/index.json:")],
    ],
    [
      "a name that would pollute a prototype",
      "index.json",
      index.replace('"AS64511"', '"__proto__"'),
      [`snapshot-index-invalid ${at('"AS64511"')}`],
    ],
    [
      "a name that leads out of the folder",
      "index.json",
      index.replace('"AS64511"', '"../AS64511"'),
      [`snapshot-index-invalid ${at('"AS64511"')}`],
    ],
    [
      "data that nobody answered",
      "index.json",
      index.replace('"digest"', '"answered_by": [],\n      "digest"'),
      [`snapshot-index-invalid ${at('"AS64511"')}`],
    ],
    [
      "an answer from something with control characters",
      "index.json",
      index.replace(
        '"digest"',
        '"answered_by": [\n        "a\\u001b[2J"\n      ],\n      "digest"',
      ),
      [`snapshot-index-invalid ${at('"AS64511"')}`],
    ],
    [
      "a negative count",
      "index.json",
      index.replace('"ipv4": 0', '"ipv4": -1'),
      [`snapshot-index-invalid ${at('"AS64511"')}`],
    ],
  ])("reports %s", (_what, path, text, expected) => {
    expect(problems(path, text)).toEqual(expected);
  });

  test("names the cause where version control has rewritten line ends, and not once a line", () => {
    const crlf = Array.from({ length: 50 }, (_, i) => `192.0.${i}.0/24\r\n`).join("");
    const { diagnostics } = readFiles(new Map(files).set(cone4, crlf));
    expect(diagnostics).toHaveLength(5);
    expect(diagnostics[0]?.hint).toContain(".gitattributes");
  });

  test("reads of some objects alone, and finds what is wrong with those and with the folder", () => {
    const files = new Map(writeSnapshot(EXAMPLE)).set("_any/AS64511.ipv4", "broken\n");
    const read = (only: string, paths: readonly string[] = [...files.keys()]) => {
      const diagnostics = new Diagnostics();
      const requested: string[] = [];
      const folder = {
        name: "snapshot",
        read: (path: string) => {
          requested.push(path);
          return files.get(path) ?? null;
        },
        paths,
      };
      const parts = readSnapshotParts(folder, diagnostics.report, undefined, new Set([only]));
      const codes = diagnostics.all.map(({ code }) => code);
      return { names: [...parts.objects.keys()], whole: parts.whole, codes, requested };
    };
    const path = "RADB/AS64496+AS-CONE";
    expect(read(CONE.name)).toEqual({
      names: [CONE.name],
      whole: true,
      codes: [],
      requested: ["index.json", `${path}.ipv4`, `${path}.ipv6`, `${path}.origins`],
    });
    expect(read("AS64511")).toMatchObject({
      names: [],
      whole: false,
      codes: ["snapshot-line-invalid"],
    });
    expect(read(CONE.name, [...files.keys(), "other"])).toMatchObject({
      whole: false,
      codes: ["snapshot-file-unknown"],
    });
  });

  test("reads nothing but what the names in the index lead to", () => {
    const requested: string[] = [];
    readFiles(
      new (class extends Map<string, string> {
        override get(path: string) {
          requested.push(path);
          return files.get(path);
        }
      })(),
    );
    expect(requested.sort()).toEqual([...files.keys()].sort());
  });
});
