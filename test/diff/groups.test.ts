import { describe, expect, test } from "@jest/globals";

import {
  compareNetworks,
  formatDiffText,
  makeReport,
  type DiffReport,
} from "../../src/diff/index.ts";
import {
  compileNetwork,
  loadSmallNetwork,
  OBJECTS,
  type NetworkParts,
} from "../fixtures/network.ts";

/** Peers that name one as-set, some sessions each, in both families. */
function peers(asns: readonly number[], sessions: number): string {
  return asns
    .map((asn, n) => {
      const lines = Array.from({ length: sessions }, (_, i) => {
        const host = 30 + n * sessions + i;
        return [
          `      - { router: gru1, exchange: ix, name: a${i}, local: 187.16.216.10, remote: 187.16.216.${host} }`,
          `      - { router: gru1, exchange: ix, name: b${i}, local: "2001:12f8::10", remote: "2001:12f8::${host}" }`,
        ].join("\n");
      });
      const head = `  - asn: ${asn}\n    name: N${n}\n    relation: peer\n    as_sets: [RADB::AS-PEER]\n    sessions:`;
      return `${head}\n${lines.join("\n")}\n`;
    })
    .join("");
}

const SET = OBJECTS["RADB::AS-PEER"] ?? { prefixes: [], asns: [] };
const REFRESHED = {
  ...OBJECTS,
  "RADB::AS-PEER": {
    prefixes: [...SET.prefixes, "45.60.0.0/22", "2a00::/32"],
    asns: [...SET.asns, 19551],
  },
};

function report(before: NetworkParts, after: NetworkParts): DiffReport {
  const [a, b] = [before, after].map((parts) => {
    const { declaration, registry } = loadSmallNetwork(parts);
    const { plans, reported } = compileNetwork(parts);
    if (!plans) throw new Error(reported.join("; "));
    return { plans, sources: { declaration, registry } };
  });
  if (!a || !b) throw new Error("unreachable");
  const sources = { before: a.sources, after: b.sources };
  const difference = compareNetworks(a.plans, b.plans, sources);
  const options = { sources, before: "a", after: "b", lines: null, mostRanges: 9, reasons: false };
  return makeReport(difference, options);
}

describe("an as-set that many sessions use", () => {
  const own = `\n${peers([13335, 209242], 10)}`;
  const whole = report({ peers: own }, { peers: own, objects: REFRESHED });

  test("is one change of both peers for each family and kind", () => {
    expect(
      whole.routes.map(({ family, scope, cause, sessions }) => [
        family,
        scope,
        cause.text,
        sessions.flatMap((part) => part.sessions).length,
      ]),
    ).toEqual([
      ["ipv4", "prefixes", "RADB::AS-PEER (2 lists) has 1 prefix more", 20],
      ["ipv4", "routes", "ASNs of RADB::AS-PEER (2 lists) has AS19551 more", 20],
      ["ipv6", "prefixes", "RADB::AS-PEER (2 lists) has 1 prefix more", 20],
      ["ipv6", "routes", "ASNs of RADB::AS-PEER (2 lists) has AS19551 more", 20],
    ]);
  });

  test("is named once with all forty of them", () => {
    const [object, ...others] = whole.objects;
    expect(others).toEqual([]);
    expect(object).toMatchObject({ name: "RADB::AS-PEER", routes: [0, 1, 2, 3] });
    expect(object?.sessions).toHaveLength(40);
    const text = formatDiffText(whole, false);
    expect(text.match(/RADB::AS-PEER: /g)).toHaveLength(1);
    expect(text).toContain(
      "Registry objects behind several changes\n  RADB::AS-PEER: 4 changes\n    40 sessions: ",
    );
  });

  test("is two changes if only one of them declares a prefix of its own", () => {
    const declared = own.replace("    sessions:", "    prefixes: [198.51.100.0/24]\n    sessions:");
    const { routes } = report({ peers: declared }, { peers: declared, objects: REFRESHED });
    const families = routes.filter(({ scope }) => scope === "prefixes").map(({ family }) => family);
    expect(families.sort()).toEqual(["ipv4", "ipv4", "ipv6"]);
  });
});
