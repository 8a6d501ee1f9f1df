/** A statement that the reader accepts, with its documentation by Juniper. Those of a `from` are in `read-condition.ts`. */
export interface Construct {
  readonly word: string;
  /** The reader's interpretation. */
  readonly means: string;
  /** The line of the YANG model of 21.3R1 that has it; or the later release whose model it is. */
  readonly model: string;
  /** The settings inside of it that are understood; null if its meaning says so. */
  readonly inside: readonly string[] | null;
}

const POLICY = "junos-conf-policy-options";
const BGP = "junos-conf-protocols";
const RPKI = "junos-conf-routing-instances";

/** Actions of a `then`; no other is understood (same guide, "Actions in Routing Policy Terms"). */
export const ACTIONS = [
  action("metric", "the MED, a number", 1697),
  action("local-preference", "the local preference, a number", 2149),
  action("validation-state", "what is sent to iBGP neighbors; no test sees it", 2279),
  action("community", "`add` or `delete` with one community by name", 2364),
  action("as-path-prepend", "ASNs before the path", 2439),
  action("next-hop", "`self`, `discard` or an address", 2471),
  action("next", "`term` or `policy`", 2970),
  action("accept", "the route is accepted", 2983),
  action("reject", "the route is rejected", 2989),
] as const;

/** The keyword of an action that is understood. */
export type ActionWord = (typeof ACTIONS)[number]["word"];

/** How a route filter gives its lengths (same guide, "Route Filter Match Types"); all others are not understood. */
export const MATCH_TYPES = [
  matchType("exact", "the prefix itself, which is also meant without a word"),
  matchType("orlonger", "it and all inside"),
  matchType("longer", "all inside"),
  matchType("upto", "`upto /24`: it and what is inside, up to this length"),
  matchType("prefix-length-range", "`/20-/24`: what is inside, of these lengths"),
] as const;

/** The keyword for lengths that is understood. */
export type MatchType = (typeof MATCH_TYPES)[number]["word"];

/** Named objects of `policy-options` that policies use; others are not understood if a policy uses them. */
export const OBJECTS: readonly Construct[] = [
  object("prefix-list", "prefixes; without any it is not understood", 49),
  object("route-filter-list", "prefixes with lengths; without any it is not understood", 150),
  object("policy-statement", "terms with `from` and `then`, and both outside of terms", 180),
  object("as-list", "`members`, ASNs and ranges", 5944),
  object("as-list-group", "lists of ASNs together", 5958),
  object(
    "community",
    "`members`: one value, `52580:*`, `large:52580:*:*`, `target:*:*`, and the names of RFC 1997",
    5926,
  ),
  object(
    "as-path",
    "one regular expression of ASNs: `.`, ranges, `()`, `|`, `*`, `+`, `?`, `{}`",
    5995,
  ),
  object("as-path-group", "regular expressions together", 6010),
];

/** Statements of a neighbor, its group or BGP as a whole; all others could change routes or the session. */
export const SESSION_OPTIONS: readonly Construct[] = [
  option("type", "`external`", 16821),
  option("description", "text", 18569),
  option("multihop", "how many hops away the neighbor may be, 64 where none is said", 18657, [
    "ttl",
  ]),
  option("local-address", "our address", 18703),
  option("local-interface", "the interface of a link-local neighbor, which has our address", 18707),
  option("hold-time", "seconds; keepalives come every third of it", 18721),
  option("passive", "no OPEN is sent first", 18743),
  option("keep", "`all`: what was rejected is kept", 18769),
  option("enforce-first-as", "the first ASN is the neighbor's", 18792),
  option("log-updown", "log lines when the session comes up and goes down", 18816),
  option("import", "policies in a row, each up to its first verdict", 18824),
  option("family", "`inet unicast` and `inet6 unicast`, with `prefix-limit`", 18888),
  option("authentication-key", "the MD5 key, which is not shown", 19211),
  option("authentication-algorithm", "`ao`", 19217),
  option("authentication-key-chain", "the key chain of TCP-AO", 19245),
  option("export", "policies in a row, each up to its first verdict", 19251),
  option("peer-as", "the neighbor's ASN", 19285),
  option("local-as", "our ASN towards it, without options", 19290),
  option("graceful-restart", "`disable`: none, not even as a helper", 19376, ["disable"]),
  option("graceful-shutdown", "`receiver disable`, without which it is not understood", 19327, [
    "receiver",
  ]),
  option("shutdown", "down, with a message", 19363, ["notify-message"]),
  option("tcp-mss", "bytes in a TCP segment, at most", 19589),
  option("bfd-liveness-detection", "BFD, times in milliseconds", 19673, [
    "minimum-interval",
    "multiplier",
  ]),
  laterOption("otc-local-role", "the role of RFC 9234", "25.2R1"),
  laterOption("keepalive-time", "seconds between keepalives", "25.4R1"),
];

/** Settings of a session to an RPKI cache; no other is understood. */
export const CACHE_SETTINGS: readonly Construct[] = [
  setting("traceoptions", "log lines", 55925),
  setting("refresh-time", "seconds between questions, 300 where none is said", 56064),
  setting("hold-time", "seconds without an answer, 600 where none is said", 56076),
  setting("record-lifetime", "seconds that records are kept, 3600 where none is said", 56088),
  setting("preference", "the highest is asked first, 100 where none is said", 56100),
  setting("port", "the cache's port, which has to be said", 56111),
  setting("local-address", "our address, which is not compared", 56122),
];

function action<W extends string>(word: W, means: string, line: number) {
  return { word, means, model: `${POLICY} ${line}`, inside: null } as const;
}

function matchType<W extends string>(word: W, means: string) {
  return { word, means, model: `${POLICY} 9333`, inside: null } as const;
}

function object(word: string, means: string, line: number): Construct {
  return { word, means, model: `${POLICY} ${line}`, inside: null };
}

function option(
  word: string,
  means: string,
  line: number,
  inside: readonly string[] | null = null,
): Construct {
  return { word, means, model: `${BGP} ${line}`, inside };
}

function laterOption(word: string, means: string, release: string): Construct {
  return { word, means, model: `${BGP} of ${release}`, inside: null };
}

function setting(word: string, means: string, line: number): Construct {
  return { word, means, model: `${RPKI} ${line}`, inside: null };
}
