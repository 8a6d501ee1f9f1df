import { FAMILIES, formatPrefix, type Family } from "../../../src/net/index.ts";
import type { Relation } from "../../../src/model/index.ts";
import { prefixesOf } from "./blocks.ts";

/** A neighbor of the network, with a session in each family; `peer` and `session` are YAML. */
export interface Neighbor {
  readonly asn: number;
  readonly relation: Relation;
  /** Keys of the peer in the declaration. */
  readonly peer: string;
  /** Keys of both of its sessions, after the addresses. */
  readonly session: string;
  /** Whether it is at the exchange; otherwise it has its own interface. */
  readonly exchange: boolean;
  /** In which families it has something registered; none: its policy does not ask. */
  readonly registers: readonly Family[];
}

const BOTH = ["ipv4", "ipv6"] as const;

/** What AS1916 may send: the most of its block in each family (see blocks.ts). */
const LISTED = FAMILIES.flatMap((family) =>
  prefixesOf(9, family)
    .slice(0, 12)
    .map((prefix) => `"${formatPrefix(prefix)}^+"`),
);

/**
 * One neighbor for each thing that a session may be or have: every relation, every setting, every option that both BIRD
 * and FRR know, one policy of the network's own. A neighbor's place in the list is its number.
 */
export const NEIGHBORS: readonly Neighbor[] = [
  {
    asn: 13335,
    relation: "peer",
    peer: "",
    session: `password: { env: BGP_PASSWORD_13335 }, timers: { keepalive: 20s, hold: 60s },
      bfd: { interval: 1s, multiplier: 3 }`,
    exchange: true,
    registers: BOTH,
  },
  {
    asn: 15169,
    relation: "peer",
    peer: `settlement: paid, settings: { more_specifics: true, prepend: 2, med: 50,
      communities: ["15169:100", "no-export", "15169:1:2", "70000:1:2", "rt:15169:7", "rt:70000:7"] },
      max_prefixes: { ipv4: 130, on_exceed: shutdown }`,
    session: "ttl_security: true, passive: true, role: strict, graceful_restart: full",
    exchange: false,
    registers: BOTH,
  },
  {
    asn: 20940,
    relation: "peer",
    peer: `settings: { more_specifics: true },
      max_prefixes: { ipv4: 130, ipv6: 240, warn_at: 50%, on_exceed: warn }`,
    session: "role: false, keep_routes: false, enforce_first_as: false",
    exchange: true,
    registers: BOTH,
  },
  {
    asn: 262287,
    relation: "customer",
    peer: "settings: { blackhole: true }",
    session: "ttl_security: true",
    exchange: false,
    registers: BOTH,
  },
  {
    asn: 27715,
    relation: "customer",
    peer: `settings: { more_specifics: true, max_length: { ipv4: 28, ipv6: 64 },
      min_length: { ipv4: 18, ipv6: 33 }, max_as_path: 7, local_preference: 310, blackhole: true }`,
    session: "password: { env: BGP_PASSWORD_27715 }, role: strict, keep_routes: rpki",
    exchange: true,
    registers: BOTH,
  },
  {
    asn: 12956,
    relation: "transit",
    peer: `settings: { local_preference: 80, prepend: 10, communities: [graceful-shutdown] }`,
    session: "multihop: 3, keep_routes: false, bfd: true",
    exchange: false,
    registers: [],
  },
  {
    asn: 3356,
    relation: "transit",
    peer: "settings: { med: 4294967295 }",
    session: "ttl_security: true, password: { env: BGP_PASSWORD_3356 }",
    exchange: false,
    registers: [],
  },
  {
    asn: 26162,
    relation: "route-server",
    peer: "max_prefixes: { ipv4: 1000, ipv6: 1000 }",
    session: "graceful_restart: helper",
    exchange: true,
    registers: BOTH,
  },
  {
    asn: 6447,
    relation: "route-collector",
    peer: `settings: { med: 0, communities: ["6447:1"] }, max_prefixes: { ipv4: 240, ipv6: 240 }`,
    session: "multihop: 2",
    exchange: false,
    registers: [],
  },
  {
    // Its own policy trusts it with our tags, so that routes without one get as far as the export.
    asn: 1916,
    relation: "peer",
    peer: `policy: untagged, settings: { accepted_prefixes: [${LISTED.join(", ")}], accepted_origins: [1916, 39100-39102, 8881],
      unwanted: ["1916:666", "52580:666"] }`,
    session: "role: false", // with one, BGP itself would keep from it what other peers sent (RFC 9234)
    exchange: true,
    registers: BOTH,
  },
  {
    asn: 4230,
    relation: "peer",
    peer: "allow_empty: [ipv6]",
    session: "graceful_restart: off",
    exchange: true,
    registers: ["ipv4"],
  },
  {
    asn: 2906,
    relation: "peer",
    peer: "",
    session: `state: { is: shut, message: "until the fiber is spliced" }`,
    exchange: true,
    registers: BOTH,
  },
  {
    // Says with communities where its routes go; the next one is where they go.
    asn: 28573,
    relation: "customer",
    peer: "policy: customer-actions",
    session: "",
    exchange: false,
    registers: BOTH,
  },
  {
    asn: 32934,
    relation: "peer",
    peer: "policy: peer-actions",
    session: "role: false", // as with AS1916
    exchange: true,
    registers: BOTH,
  },
];
