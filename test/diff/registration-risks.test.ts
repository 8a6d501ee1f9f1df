import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { compareNetworks } from "../../src/diff/compare-networks.ts";
import { makeReport } from "../../src/diff/index.ts";
import { formatPrefixRange, minimalRanges } from "../../src/net/index.ts";
import {
  compileNetwork,
  loadSmallNetwork,
  OBJECTS,
  type NetworkParts,
  type Objects,
} from "../fixtures/network.ts";

function side(parts: NetworkParts) {
  const { declaration, registry } = loadSmallNetwork(parts);
  const { plans, reported } = compileNetwork(parts);
  if (!plans) throw new Error(reported.join("; "));
  return { plans, sources: { declaration, registry } };
}

/** The small network and the same after a change, compared. */
function compared(before: NetworkParts, after: NetworkParts) {
  const [a, b] = [side(before), side(after)];
  const sources = { before: a.sources, after: b.sources };
  return { difference: compareNetworks(a.plans, b.plans, sources), sources };
}

function risks(before: NetworkParts, after: NetworkParts): readonly string[] {
  return compared(before, after).difference.risks.map(({ name, detail, prefixes, where }) =>
    [
      name,
      ...(prefixes ? [...minimalRanges(prefixes)].map(formatPrefixRange) : []),
      ...(detail === null ? [] : [detail]),
      `on ${where.length}`,
    ].join(" "),
  );
}

const peer = (more: string, asSet = "RADB::AS-PEER"): NetworkParts => ({
  peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [${asSet}]
${more}    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
});

const limit = (ipv4: number) => peer(`    max_prefixes: { ipv4: ${ipv4} }\n`);

const registering = (count: number): Objects => ({
  ...OBJECTS,
  "RADB::AS-PEER": {
    prefixes: Array.from({ length: count }, (_, i) => `104.16.${i}.0/24`),
    asns: [13335],
  },
});

describe("a limit", () => {
  const at = (ipv4: number, count: number) => ({ ...limit(ipv4), objects: registering(count) });
  const said = (name: string, count: number, ipv4: number) =>
    `${name} AS13335 has ${count} IPv4 prefixes registered, and the limit is ${ipv4} on 1`;

  test("that is lowered below what is registered, or into its neighborhood", () => {
    expect(risks(at(100, 50), at(49, 50))).toEqual([said("limit-below-registered", 50, 49)]);
    expect(risks(at(100, 50), at(50, 50))).toEqual([said("limit-nearly-reached", 50, 50)]);
    expect(risks(at(100, 50), at(55, 50))).toEqual([said("limit-nearly-reached", 50, 55)]);
    expect(risks(at(100, 50), at(56, 50))).toEqual([]);
  });

  test("that registrations outgrow", () => {
    const found = (before: number, after: number) =>
      risks(at(100, before), at(100, after)).filter((text) => text.startsWith("limit"));
    expect(found(80, 89)).toEqual([]);
    expect(found(80, 90)).toEqual([said("limit-nearly-reached", 90, 100)]);
    expect(found(80, 100)).toEqual([said("limit-nearly-reached", 100, 100)]);
    expect(found(80, 101)).toEqual([said("limit-below-registered", 101, 100)]);
  });

  test("that was as near before is not reported again", () => {
    expect(risks(at(49, 50), at(48, 50))).toEqual([]);
    expect(risks(at(50, 50), at(51, 50))).toEqual([]);
  });

  test("of a new session", () => {
    const none = { peers: " []\n", objects: registering(50) };
    expect(risks(none, at(49, 50))).toEqual([said("limit-below-registered", 50, 49)]);
  });
});

describe("a filter that widens", () => {
  test("by what is in no IRR object of the neighbor", () => {
    const declared = peer("    prefixes: [1.1.0.0/23^24, 45.60.0.0/22]\n");
    expect(risks(peer(""), declared)).toEqual([
      "unregistered-accepted 1.1.0.0/24 45.60.0.0/22 on 1",
    ]);
  });

  test("by what is registered, or inside of it, is explained", () => {
    const settings = "    settings: { more_specifics: true }\n";
    expect(risks(peer(""), peer(settings))).toEqual([]);
    expect(risks({}, { objects: registering(3) })).not.toContainEqual(
      expect.stringContaining("unregistered"),
    );
  });
});

describe("a set from another registry", () => {
  test("because the declaration names another one", () => {
    const objects = { ...OBJECTS, "TC::AS-PEER": OBJECTS["RADB::AS-PEER"]! };
    expect(risks({ ...peer(""), objects }, { ...peer("", "TC::AS-PEER"), objects })).toEqual([
      "source-changed AS-PEER from TC, and was from RADB on 1",
    ]);
  });

  test("because a nested set was found elsewhere", () => {
    const parts = side({});
    const taken = (source: string) => {
      const registry = new Map(parts.sources.registry);
      const object = registry.get("RADB::AS-PEER");
      if (object) registry.set("RADB::AS-PEER", { ...object, sets: [`${source}::AS-INNER`] });
      return { ...parts.sources, registry };
    };
    const sources = { before: taken("RADB"), after: taken("TC") };
    const { risks: found } = compareNetworks(parts.plans, parts.plans, sources);
    expect(found.map(({ name, detail }) => [name, detail])).toEqual([
      ["source-changed", "AS-INNER from TC, and was from RADB"],
    ]);
    expect(
      compareNetworks(parts.plans, parts.plans, { ...sources, after: sources.before }).risks,
    ).toEqual([]);
  });
});

describe("a flag that is off", () => {
  const off = (...names: readonly string[]) => ({
    more: `diff: { flags: { ${names.map((name) => `${name}: off`).join(", ")} } }\n`,
  });
  const lowered = (names: readonly string[]) => ({
    ...limit(1),
    ...(names.length > 0 ? off(...names) : {}),
  });

  test("in the declaration before the change hides the risk", () => {
    const before = off("limit-below-registered", "announces-more");
    expect(risks(before, lowered([]))).toEqual([]);
    const { difference, sources } = compared(before, lowered([]));
    const options = {
      sources,
      before: "a",
      after: "b",
      lines: null,
      mostRanges: 9,
      reasons: false,
    };
    expect(makeReport(difference, options).flags).toEqual({
      off: ["announces-more", "limit-below-registered"],
      switchedOff: [],
    });
  });

  test("in the next one does not, and is reported", () => {
    const after = lowered(["limit-below-registered"]);
    expect(risks({}, after)).toEqual([
      expect.stringMatching(/^limit-below-registered AS13335 has 2 /),
    ]);
    const { difference, sources } = compared({}, after);
    const options = {
      sources,
      before: "a",
      after: "b",
      lines: null,
      mostRanges: 9,
      reasons: false,
    };
    expect(makeReport(difference, options).flags).toEqual({
      off: [],
      switchedOff: [
        {
          risk: "limit-below-registered",
          place: { path: "network.yaml", line: expect.any(Number) },
        },
      ],
    });
  });
});

test("docs/diff.md has every risk, in its order", async () => {
  const { RISK_TEXTS } = await import("../../src/declaration/index.ts");
  const page = readFileSync("docs/diff.md", "utf8");
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(RISK_TEXTS));
});
