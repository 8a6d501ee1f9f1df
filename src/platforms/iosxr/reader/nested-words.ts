import type { ReadingProblems } from "../../reading-problems.ts";
import type { BgpLine } from "./bgp-line.ts";

/**
 * A mode of `router bgp` without any part of peerc: a VRF; an undeclared neighbor, or a group; a family of any of
 * these.
 */
export type NestedMode = "vrf" | "session" | "family";

/** First words of a neighbor's and a group's statements. */
const SESSION = [
  ...[
    "address-family",
    "advertisement-interval",
    "ao",
    "bestpath",
    "bfd",
    "bmp-activate",
    "capability",
  ],
  ...["cluster-id", "description", "dmz-link-bandwidth", "dscp", "ebgp-multihop"],
  ...["ebgp-recv-extcommunity-dmz", "ebgp-send-extcommunity-dmz", "egress-engineering"],
  ...[
    "enforce-first-as",
    "enforce-first-as-disable",
    "evpn-link-bandwidth",
    "graceful-maintenance",
  ],
  ...[
    "graceful-restart",
    "idle-watch-time",
    "ignore-connected-check",
    "internal-vpn-client",
    "keychain",
  ],
  ...[
    "local",
    "local-address-subnet",
    "local-as",
    "log",
    "maximum-peers",
    "maximum-prefix-restart-time",
  ],
  ...["origin-as", "password", "peer-node-sid", "peer-set", "precedence", "receive-buffer-size"],
  ...[
    "remote-as",
    "remote-as-list",
    "send-buffer-size",
    "session-open-mode",
    "shutdown",
    "slow-peer",
  ],
  ...["tcp", "timers", "ttl-security", "update", "update-source", "use"],
];

/** First words of a family's statements, in the router, a VRF, a neighbor or a group. */
const FAMILY = [
  ...["accept-own", "accept-route-legacy-rt", "additional-paths", "advertise", "aggregate-address"],
  ...["aigp", "allocate-label", "allow", "allowas-in", "allowconfedas-in", "as-override"],
  ...["as-path-loopcheck", "bestpath", "bgp", "capability", "cluster-id", "default-martian-check"],
  ...["default-originate", "distance", "domain-distinguisher", "dynamic-med", "enable"],
  ...["encapsulation-type", "enforce-multiple-labels", "epe", "event", "export"],
  ...["global-table-multicast", "import", "inter-as", "label", "label-security"],
  ...["long-lived-graceful-restart", "maximum-paths", "maximum-prefix", "multipath", "network"],
  ...["next-hop-self", "next-hop-unchanged", "nexthop", "optimal-route-reflection"],
  ...["option-b-asbr-only", "orf", "origin-as", "peer-set-id", "permanent-network", "redistribute"],
  ...[
    "remove-private-AS",
    "remove-private-as",
    "replace-private-AS",
    "retain",
    "rnh",
    "route-policy",
  ],
  ...["route-reflector-client", "route-target", "segment-routing", "segmented-multicast"],
  ...["send-community-ebgp", "send-community-gshut-ebgp", "send-extended-community-ebgp"],
  ...["send-multicast-attributes", "signalling", "site-of-origin", "slow-peer"],
  ...["soft-reconfiguration", "table-policy", "update", "use", "validation", "vrf", "weight"],
];

const VRF = [
  ...["address-family", "bfd", "bgp", "default-information", "default-metric", "mpls", "neighbor"],
  ...["nexthop", "optimal-route-reflection", "rd", "slow-peer", "socket", "timers", "label"],
];

/**
 * The first words of the statements of each mode (Cisco-IOS-XR-um-router-bgp-cfg, 7.3.1, 7.11.1 and 24.1.1). A
 * statement that a mode does not have is taken by the enclosing mode, where it may apply to all neighbors.
 */
const WORDS: Readonly<Record<NestedMode, ReadonlySet<string>>> = {
  vrf: new Set(VRF),
  session: new Set(SESSION),
  family: new Set(FAMILY),
};

/** Words that the enclosing mode has too, with what must follow here. */
const NOT_NESTED: Readonly<Record<NestedMode, RegExp>> = {
  vrf: /^bgp (?!auto-policy|bestpath|default|enforce|fast|log|multipath|origin-as|redistribute|router-id|unsafe)/,
  session: /^(timers (?!\d)|update (?!in|out))/,
  family:
    /^(bgp (?!attribute|bestpath origin-as|client|dampening|implicit|import-delay|label-delay|origin-as|scan-time)|vrf (?!all$))/,
};

/** Whether a mode has a statement; one that it does not have is reported. */
export function checkNested(
  mode: NestedMode,
  { line, command: { words } }: BgpLine,
  problems: ReadingProblems,
): boolean {
  const withoutNo = words[0] === "no" ? words.slice(1) : words;
  const has = WORDS[mode].has(withoutNo[0] ?? "") && !NOT_NESTED[mode].test(withoutNo.join(" "));
  if (!has) {
    problems.notUnderstood(line, "not valid here: the router may apply it elsewhere");
  }
  return has;
}
