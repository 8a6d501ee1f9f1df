import { describe, expect, test } from "@jest/globals";

import { checkAcceptance } from "../../../src/cli/building/check-acceptance.ts";
import { compile } from "../../../src/compile/index.ts";
import { Diagnostics } from "../../../src/diagnostics/index.ts";
import {
  loadSmallNetwork,
  OBJECTS,
  SOME_FACTS,
  type NetworkParts,
} from "../../fixtures/network.ts";

/** What is warned of: `code "text pointed at" message [related]`. */
function warnings(parts: NetworkParts, without: readonly string[] = []): readonly string[] {
  const { library, declaration, registry } = loadSmallNetwork(parts);
  const facts = SOME_FACTS;
  const platforms = { junos: facts, iosxr: facts, bird: facts, frr: facts };
  const compiled = new Diagnostics();
  const input = { library, declaration, registry, platforms, baseFiles: new Map() };
  const plans = compile(input, compiled.report);
  if (!plans) throw new Error(`fixture: ${compiled.all.map((d) => d.message).join("; ")}`);
  const known = new Map([...registry].filter(([name]) => !without.includes(name)));
  const found = new Diagnostics();
  const isClear = () => true;
  checkAcceptance(
    { declaration, library },
    { registry: known, plans, isClear, partial: false },
    found.report,
  );
  return found.all.map(({ code, message, span, related }) => {
    const at = span?.source.text.slice(span.start, span.end).trim().split("\n")[0] ?? "";
    const why = (related ?? []).map((one) => one.message);
    return `${code} «${at}» ${message}${why.length > 0 ? ` [${why.join("; ")}]` : ""}`;
  });
}

const V4 = "{ router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }";
const V6 = '{ router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20" }';

/** A network with one peer. */
function peer(lines: string, parts: NetworkParts = {}, sessions = [V4]): NetworkParts {
  const [asn = "13335", ...more] = lines.split("\n");
  return {
    ...parts,
    peers: `
  - asn: ${asn}
    name: Peer
    relation: peer
${more.map((line) => `    ${line.trim()}\n`).join("")}    sessions:
${sessions.map((session) => `      - ${session}\n`).join("")}`,
  };
}

/** A policy `own` of the network's own. */
function policy(imports: string, exports = "[{ use: accept-remaining }]"): NetworkParts {
  const text = `name: own
about: For tests.
settings: { max_length: { ipv4: 24, ipv6: 48 }, min_length: { ipv4: 25, ipv6: 49 } }
limits: { max_prefixes: { ipv4: 9, ipv6: 9, warn_at: 80%, on_exceed: warn } }
import: ${imports}
export: ${exports}
`;
  return { policies: { own: text } };
}

const OWN = "13335\npolicy: own";
const LAB = {
  network: "  lab: true\n",
  objects: {
    ...OBJECTS,
    "RADB::AS-LAB": { prefixes: ["1.1.1.0/24", "2606:4700::/32"], asns: [64500] },
    "RADB::AS-DOCUMENTATION": { prefixes: ["192.0.2.0/24"], asns: [64500] },
  },
};

describe("a session whose policy accepts nothing", () => {
  test("is warned of, with the terms that reject even a plain route", () => {
    expect(warnings(peer("64500\nas_sets: [RADB::AS-LAB]", LAB))).toEqual([
      `accepts-no-route «${V4}» AS64500 at ix, IPv4 (PEERC_AS64500_IX_V4): this import accepts no route: even 1.1.1.0/24, AS_PATH 64500, is rejected by reject-bogon-asn [reject-bogon-asn rejects it: bogon-asn]`,
    ]);
  });

  test("…all of them, and once for all sessions with the same ones", () => {
    expect(warnings(peer("64500\nas_sets: [RADB::AS-LAB]", LAB, [V4, V6]))).toEqual([
      expect.stringMatching(/IPv4 \(PEERC_AS64500_IX_V4\) \(and 1 more session with it\): this/),
    ]);
    expect(warnings(peer("64500\nas_sets: [RADB::AS-DOCUMENTATION]", LAB))).toEqual([
      expect.stringContaining(
        "even 192.0.2.0/24, AS_PATH 64500, is rejected by reject-bogon-prefix, reject-bogon-asn",
      ),
    ]);
  });

  test("is not where it is as it should be", () => {
    expect(warnings({})).toEqual([]);
    expect(warnings(peer("13335\nas_sets: [RADB::AS-PEER]", {}, [V4, V6]))).toEqual([]);
  });

  test("is decided for every route, not for some", () => {
    // No sample has such a path, and there is one.
    const odd =
      "[{ name: odd, when: { as_path_length: { over: 3 }, community: { any: [no-export] }, prefix: { in: exchange-lans } }, then: accept }]";
    expect(warnings(peer(OWN, policy(odd)))).toEqual([]);
    // Every prefix is longer than /24, or shorter than /25.
    const split =
      "[{ use: reject-prefix-too-long }, { use: reject-prefix-too-short }, { use: accept-remaining }]";
    expect(warnings(peer(OWN, policy(split)))).toEqual([
      expect.stringContaining("is rejected by reject-prefix-too-short [reject-prefix-too-short"),
    ]);
    // What comes is from the neighbor: the router sees to that.
    const foreign =
      "[{ name: ours, when: { as_path_first: { is: $peer } }, then: { reject: no } }, { use: accept-remaining }]";
    expect(warnings(peer(OWN, policy(foreign)))).toEqual([
      expect.stringContaining("rejected by ours"),
    ]);
    const unforced = [V4.replace(" }", ", enforce_first_as: false }")];
    expect(warnings(peer(OWN, policy(foreign), unforced))).toEqual([]);
  });

  test("is where no term accepts", () => {
    const forgotten = "[{ use: reject-bogon-asn }]";
    expect(warnings(peer(OWN, policy(forgotten)))).toEqual([
      expect.stringContaining(
        "this import accepts no route: no term accepts 1.1.1.0/24, AS_PATH 13335",
      ),
    ]);
  });

  test("is meant where a term rejects whatever comes, and none before it accepts", () => {
    expect(warnings(peer("13335\npolicy: route-collector"))).toEqual([]);
    expect(
      warnings(peer(OWN, policy("[{ use: reject-bogon-asn }, { use: reject-everything }]"))),
    ).toEqual([]);
    const late =
      "[{ use: reject-prefix-too-long }, { use: reject-prefix-too-short }, { use: accept-remaining }, { use: reject-everything }]";
    expect(warnings(peer(OWN, policy(late)))).toHaveLength(1);
  });

  test("is reported elsewhere, or is allowed, where nothing is registered or nothing is known", () => {
    const empty = { ...OBJECTS, "RADB::AS-PEER": { prefixes: ["1.1.1.0/24"], asns: [13335] } };
    const allowed = "13335\nas_sets: [RADB::AS-PEER]\nallow_empty: [ipv6]";
    expect(warnings(peer(allowed, { objects: empty }, [V4, V6]))).toEqual([]);
    const lab = peer("64500\nas_sets: [RADB::AS-LAB]", LAB);
    expect(warnings(lab, ["RADB::AS-LAB"])).toEqual([]);
    expect(warnings(lab, ["RADB::AS-AZION"])).toHaveLength(1);
  });
});

describe("a session whose policy sends nothing", () => {
  const ACCEPT = "[{ use: accept-remaining }]";

  test("is warned of", () => {
    const both =
      "[{ name: learned, when: { as_path_empty: false }, then: { reject: learned } }, { name: own, when: { as_path_empty: true }, then: { reject: own } }, { use: accept-remaining }]";
    expect(warnings(peer(OWN, policy(ACCEPT, both)))).toEqual([
      `accepts-no-route «${V4}» AS13335 at ix, IPv4 (PEERC_AS13335_IX_V4): this export sends no route: even 1.1.1.0/24, empty AS_PATH, is rejected by own [own rejects it: own]`,
    ]);
  });

  test("is not where only others' routes go, or where it is meant", () => {
    const learned =
      "[{ name: own, when: { as_path_empty: true }, then: { reject: own } }, { use: accept-remaining }]";
    expect(warnings(peer(OWN, policy(ACCEPT, learned)))).toEqual([]);
    expect(warnings(peer(OWN, policy(ACCEPT, "[{ use: reject-everything }]")))).toEqual([]);
  });
});

describe("what a peer declares and its policy refuses", () => {
  const declaring = (text: string, parts: NetworkParts = {}) =>
    warnings(peer(`13335\nas_sets: [RADB::AS-PEER]\n${text}`, parts)).map(
      (text) => text.split("] ")[0]?.replace(/ \[the term is here\]$/, "") ?? "",
    );

  test("is named with the term, and the part of it", () => {
    expect(
      declaring(
        "prefixes: [8.8.8.0/24, 192.168.7.0/24, 9.9.9.0/24^25-26, 9.9.4.0/22^22-26, 179.191.160.0/24, 187.16.217.0/24]",
      ),
    ).toEqual([
      "declared-refused «192.168.7.0/24» AS13335: 192.168.7.0/24 is declared, but always rejected by reject-bogon-prefix (bogon-prefix)",
      "declared-refused «9.9.9.0/24^25-26» AS13335: 9.9.9.0/24^25-26 is declared, but always rejected by reject-prefix-too-long (prefix-too-long)",
      "declared-refused «9.9.4.0/22^22-26» AS13335: 9.9.4.0/25 of 9.9.4.0/22^22-26 is declared, but always rejected by reject-prefix-too-long (prefix-too-long)",
      "declared-refused «179.191.160.0/24» AS13335: 179.191.160.0/24 is declared, but always rejected by reject-own-prefix (own-prefix)",
      "declared-refused «187.16.217.0/24» AS13335: 187.16.217.0/24 is declared, but always rejected by reject-exchange-lan (exchange-lan)",
    ]);
  });

  test("may be an origin", () => {
    expect(declaring("origins: [42, 64512, 3356, 52580]", { network: "  lab: true\n" })).toEqual([
      "declared-refused «64512» AS13335: AS64512 is declared, but always rejected by reject-bogon-asn (bogon-asn)",
      "declared-refused «3356» AS13335: AS3356 is declared, but always rejected by reject-transit-free-asn (transit-free-asn)",
      "declared-refused «52580» AS13335: AS52580 is declared, but always rejected by reject-own-asn (own-asn)",
    ]);
  });

  test("is only what all of its sessions refuse", () => {
    const longer = V4.replace(" }", ", settings: { max_length: { ipv4: 25, ipv6: 48 } } }").replace(
      ".20,",
      ".21, name: long,",
    );
    const declared = "13335\nas_sets: [RADB::AS-PEER]\nprefixes: [9.9.9.0/24^25]";
    expect(warnings(peer(declared, {}, [V4]))).toHaveLength(1);
    expect(warnings(peer(declared, {}, [V4, longer]))).toEqual([]);
  });
});
