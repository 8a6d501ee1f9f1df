import { compile } from "../../../src/compile/index.ts";
import { loadDeclaration, type Declaration } from "../../../src/declaration/index.ts";
import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import { FAMILIES } from "../../../src/net/index.ts";
import { platforms, reportLimits } from "../../../src/platforms/index.ts";
import { policyNames, loadPolicies, type PolicyLibrary } from "../../../src/policy/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { registryOf, type Objects } from "../../fixtures/network.ts";
import { shippedSources } from "../../fixtures/shipped-policies.ts";
import { registeredOf } from "./blocks.ts";
import { NEIGHBORS, type Neighbor } from "./neighbors.ts";

/** The network that uses every shipped rule, for one platform. */
export interface EveryRuleNetwork {
  readonly plan: RouterPlan;
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
}

const OWN_PREFIXES = ["179.191.160.0/20", "186.195.64.0/20", "2804:cf8::/32"];

/** What its router originates: what is registered, and what must stay inside, each for another reason. */
export const ORIGINATES = [
  ...OWN_PREFIXES,
  ...["179.191.165.0/24", "179.191.165.0/25", "10.20.0.0/16", "0.0.0.0/0", "8.8.4.0/24"],
  ...["2804:cf8:1::/48", "2804:cf8:1::/49", "fd00:52::/48", "::/0", "2620:fe:1::/48"],
];

/** A policy of the network's own: shipped rules, nothing tagged and nothing scrubbed, and lists that are the peer's settings. */
const UNTAGGED = `
name: untagged
about: For the live tests.
settings:
  max_length: { ipv4: 24, ipv6: 48 }
  min_length: { ipv4: 8, ipv6: 12 }
  max_as_path: 80
  local_preference: 4294967295
  more_specifics: false
  max_communities: { type: number, default: 20 }
  accepted_prefixes: { type: prefixes, default: [] }
  accepted_origins: { type: asns }
  unwanted: { type: communities, default: [no-peer] }
  marks: { type: communities, default: ["52580:9", "52580:9:9"] }
limits:
  max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 99%, on_exceed: { restart_after: 2h } }
import:
  - use: reject-too-many-communities
  - use: reject-prefix-too-long
  - use: reject-prefix-too-short
  - use: reject-as-path-too-long
  - use: reject-as-set
  - use: reject-rpki-invalid
  - name: reject-origin-incomplete
    about: How it came into BGP is not known.
    when: { origin: { is: incomplete } }
    then: { reject: origin-incomplete }
  - use: reject-prefix-not-registered
  - use: set-local-preference
  - use: honour-graceful-shutdown
  - { name: unwanted, when: { community: { any: $unwanted } }, then: { reject: unwanted } }
  - { name: marked, when: { community: { any: ["64500:100-199", "64501:*"], none: [blackhole] } }, then: { reject: marked } }
  - { name: marked-for-us, when: { community: { any: ["$peer:7:*", "$own:8:100-199"] } }, then: { reject: marked } }
  - { name: med-too-high, when: { med: { over: 1000 } }, then: { reject: med-too-high } }
  - { name: no-med, when: { med: { is: absent } }, edit: { add_communities: ["52580:76:1"] } }
  - { name: elsewhere, when: { next_hop: { not_in: [$peer_routers, 187.16.216.77, "2001:12f8::77"] } }, then: { reject: elsewhere } }
  - name: forget
    edit:
      remove_communities:
        communities: ["64510:*", "64520:100-199", "64520:7", "$peer:9:*", "$own:10:1-9", "$peer:11:1"]
  - { name: not-listed, if: accepted_prefixes, when: { prefix: { not_in: $accepted_prefixes } }, then: { reject: not-listed } }
  - { name: not-theirs, when: { as_path_origin: { not_in: $accepted_origins } }, then: { reject: not-theirs } }
  - name: steer
    about: Whichever alternative holds, and however many, one ASN is prepended.
    when:
      prefix: { longer_than: { ipv4: 21, ipv6: 45 } }
      any_of:
        - community: { any: ["52580:77:1", "52580:77:2"] }
        - { as_path_length: { over: 3 }, origin: { is: egp } }
        - { next_hop: { in: [187.16.216.77, "2001:12f8::77"] }, community: { any: ["52580:78"], none: ["52580:79"] } }
    edit: { set_med: 77, prepend: 1 }
  - { name: mark, edit: { add_communities: $marks } }
  - use: accept-remaining
export:
  - name: reject-origin-not-igp
    about: Ours have the ORIGIN IGP.
    when: { origin: { is_not: igp } }
    then: { reject: origin-not-igp }
  - use: reject-own-not-announced
  - use: reject-not-tagged
  - use: set-next-hop-self
  - use: accept-remaining
`;

/** The base file of the FRR router: where blackholed traffic goes. */
const BASE = `frr defaults traditional
hostname all
log syslog informational
service integrated-vtysh-config
!
ip route 192.0.2.66/32 blackhole
ipv6 route 100::66/128 blackhole
!
`;

/** Compiles it; any diagnostic besides notes and warnings is an error. */
export function everyRuleNetwork(platform: "bird" | "frr"): EveryRuleNetwork {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const own = [
    {
      path: "policies/untagged.yaml",
      // FRR does not test the MED, and does not count communities.
      text:
        platform === "frr"
          ? UNTAGGED.replace(/^.*(\bmed: \{|too-many-communities|max_communities).*\n/gm, "")
          : UNTAGGED,
    },
  ];
  const library = loadPolicies(
    [shippedSources(), { rules: null, lists: [], policies: own }],
    report,
  );
  const text = declarationText(platform);
  const files = {
    list: (folder: string) => (folder === "" ? ["network.yaml", "base.conf"] : null),
    read: (path: string) => (path === "network.yaml" ? text : path === "base.conf" ? BASE : null),
  };
  const declaration = loadDeclaration(files, library && policyNames(library), report);
  const plans =
    library &&
    declaration &&
    compile(
      {
        ...{ library, declaration, platforms, registry: registryOf(objects()) },
        baseFiles: new Map([["base.conf", BASE]]),
      },
      report,
    );
  const plan = plans?.[0];
  if (plan) reportLimits(plan, report);
  if (!library || !declaration || !plan || diagnostics.failed)
    throw new Error(formatText(diagnostics.all));
  return { plan, declaration, library };
}

function declarationText(platform: "bird" | "frr"): string {
  return `network:
  asn: 52580
  name: Azion
  as_sets: [AS-OURS]
  prefixes: [${OWN_PREFIXES.map(quoted).join(", ")}]
  discard: { ipv4: 192.0.2.66, ipv6: "100::66" }
irr: { servers: [rr.ntt.net], sources: [RADB] }
defaults: { log_changes: true }
routers:
  all:
    platform: ${platform}
    router_id: 179.191.175.3
    rpki: { caches: [{ address: 179.191.175.53, port: 3323 }, { address: "2804:cf8:c::53" }] }
${platform === "frr" ? "    base: base.conf\n" : ""}exchanges:
  ix: { name: IX, lan: { ipv4: 187.16.216.0/21, ipv6: "2001:12f8::/64" }, settings: { exchange_id: 26162 } }
  elsewhere: { name: Elsewhere, lan: { ipv4: 80.249.208.0/21, ipv6: "2001:7f8:1::/48" } }
peers:
${NEIGHBORS.map(peerText).join("")}`;
}

function peerText(neighbor: Neighbor, index: number): string {
  const { asn, relation, peer, session } = neighbor;
  const sets = neighbor.registers.length > 0 ? `as_sets: [AS-N${index}], ` : "";
  const keys = peer === "" ? "" : `, ${peer}`;
  const more = session === "" ? "" : `, ${session}`;
  return `  - { asn: ${asn}, name: Number ${index}, relation: ${relation}, ${sets}sessions: [
${sessionAddresses(neighbor, index)
  .map((addresses) => `      { router: all, ${addresses}${more} },\n`)
  .join("")}    ]${keys} }
`;
}

function sessionAddresses({ exchange }: Neighbor, index: number): readonly string[] {
  const [v4, v6] = [20 + index, `${index + 0x20}`];
  return exchange
    ? [
        `exchange: ix, local: 187.16.216.10, remote: 187.16.216.${v4}`,
        `exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::${v6}"`,
      ]
    : [
        `pni: eth${index + 1}, local: 179.191.175.${4 * v4}, remote: 179.191.175.${4 * v4 + 1}`,
        `pni: eth${index + 1}, local: "2804:cf8:c:${v6}::", remote: "2804:cf8:c:${v6}::1"`,
      ];
}

/** What is registered: ours with our customers', and of each neighbor what is in its block. */
function objects(): Objects {
  const all = (index: number, register: (typeof NEIGHBORS)[number]["registers"]) =>
    register.flatMap((family) => registeredOf(index, family));
  const customers = NEIGHBORS.flatMap(({ relation }, i) => (relation === "customer" ? [i] : []));
  const theirs = customers.flatMap((i) => FAMILIES.flatMap((f) => registeredOf(i, f)));
  return {
    AS52580: { prefixes: OWN_PREFIXES, asns: [52580] },
    "AS-OURS": { prefixes: [...OWN_PREFIXES, ...theirs], asns: [52580] },
    ...Object.fromEntries(
      NEIGHBORS.map(({ asn, registers }, i) => [
        `AS-N${i}`,
        { prefixes: all(i, registers), asns: originsOf(asn) },
      ]),
    ),
  };
}

/** A neighbor's registered origins: itself, some that follow each other, one of 16 and one of 32 bits. */
function originsOf(asn: number): readonly number[] {
  return [asn, 39100, 39101, 39102, 8881, 399_999];
}

function quoted(text: string): string {
  return `"${text}"`;
}
