import {
  CONDITIONS,
  type Direction,
  type Edit,
  type EditName,
  type Test,
} from "../../policy/index.ts";

/** Descriptions for each of some capabilities, and for others. */
type Words<C extends string> = Readonly<Record<C, string> & Record<string, string>>;

/** What a session may require, in the words of a message: "cannot express …". */
const SESSION = {
  "session-inside-own-as": "a neighbor in our own AS",
  "two-sessions-with-one-neighbor": "two sessions with one neighbor",
  "extended-next-hop": "IPv4 routes over an IPv6 session (RFC 8950)",
  multihop: "several hops to the neighbor",
  passive: "waiting for the neighbor to open the session",
  timers: "keepalive and hold times",
  "keepalive-apart": "keepalives that do not come every third of the hold time",
  password: "a password (TCP MD5, RFC 2385)",
  "tcp-ao-key-chain": "TCP-AO by the name of a key chain (RFC 5925)",
  "tcp-ao-key": "TCP-AO with a key of the session's own",
  "tcp-ao-keys": "TCP-AO with several keys of the session's own",
  "password-and-tcp-ao": "a password beside TCP-AO",
  "ttl-security": "TTL security (RFC 5082)",
  "ttl-security-multihop": "TTL security over several hops",
  bfd: "BFD",
  "bfd-ttl-security": "BFD with TTL security",
  "tcp-mss": "a TCP MSS",
  "tcp-mss-passive": "a TCP MSS where the neighbor opens the session",
  "graceful-restart-helper": "graceful restart as a helper only",
  "graceful-restart-full": "graceful restart of the router itself",
  "graceful-restart-off": "switching graceful restart off",
  "log-changes": "a log of the session's changes",
  "log-changes-of-one": "a session that does not log its changes beside others that do",
  shutdown: "a shutdown",
  "shutdown-message": "the message of a shutdown (RFC 9003)",
  "keep-routes": "keeping the routes that the neighbor sent, as received",
  "keep-routes-for-rpki": "keeping only the routes that a change of ROAs needs",
  roles: "BGP roles (RFC 9234)",
  "enforce-first-as": "checking the first ASN",
  "limit-restart": "a pause above the prefix limit",
  "limit-shutdown": "the end of the session above the prefix limit",
  "limit-warn": "a warning alone above the prefix limit",
  "link-local-neighbor": "a link-local neighbor",
  "link-local-half":
    "a link-local neighbor without an interface, or toward an end that is not link-local",
  "link-local-multihop": "a link-local neighbor over several hops",
  "link-local-twice": "one link-local address on two interfaces",
  "link-local-called": "a session with a link-local neighbor that the router opens itself",
} as const satisfies Words<never>;

/** What a router may require besides its sessions. */
const ROUTER = {
  "rpki-cache": "an RPKI cache",
  "rpki-preference": "a preference among RPKI caches",
  "rpki-preference-of-two": "one preference for two RPKI caches",
  "rpki-times-of-each": "times of its own for each RPKI cache",
  "native-check": "a parser that runs without the router",
} as const satisfies Words<never>;

/** Distinctions of tests that matter for platforms, after the kind of the test. */
const SPECIAL_TESTS = {
  "test next-hop of a link-local neighbor on import":
    "a test of the next hop on import from a link-local neighbor",
  "test next-hop of a link-local neighbor on export":
    "a test of the next hop on export to a link-local neighbor",
  "test community 0:0": "a test for the community 0:0",
  "test community of all targets of an ASN": "a test for all route targets of an ASN",
  "test community of a large range": "a test for large communities in a range",
  "test med absent": "a test for an absent MED",
  "test origin igp on export": "a test for the ORIGIN `igp` on export",
} as const satisfies Readonly<Record<`test ${Test["kind"]} ${string}`, string>>;

type TestWord = `test ${Test["kind"]}` | keyof typeof SPECIAL_TESTS;

/**
 * The tests that a policy's term may require: one for each kind of condition, and the distinctions after it.
 * Conditions that the compiler resolves, such as on the family, are not included.
 */
const TESTS = Object.fromEntries(
  Object.entries(CONDITIONS)
    .filter(([, { isOfSession }]) => isOfSession !== true)
    .flatMap(([kind, { title }]) => [
      [`test ${kind}`, title],
      ...Object.entries(SPECIAL_TESTS).filter(([name]) => name.startsWith(`test ${kind} `)),
    ]),
) as Readonly<Record<TestWord, string>>;

/** An edit with the distinctions that matter for platforms: there are two kinds of next hops. */
export type EditWord =
  | Exclude<EditName, "set-next-hop">
  | `set-next-hop ${Extract<Edit, { readonly kind: "set-next-hop" }>["to"]}`;

/** The edits that a policy's term may require. */
const EDITS = {
  "edit add-communities on import": "adding communities on import",
  "edit add-communities on export": "adding communities on export",
  "edit remove-communities on import": "removing communities on import",
  "edit remove-communities on export": "removing communities on export",
  "edit remove-communities of an earlier term":
    "removing communities that the same policy added before",
  "edit remove-communities of a large range": "removing large communities in a range",
  "edit remove-communities of all targets of an ASN": "removing all route targets of an ASN",
  "edit remove-communities of some targets": "removing some route targets and keeping others",
  "edit set-local-preference on import": "setting the local preference on import",
  "edit set-local-preference on export": "setting the local preference on export",
  "edit set-med on import": "setting the MED on import",
  "edit set-med on export": "setting the MED on export",
  "edit set-next-hop self on import": "the next hop self on import",
  "edit set-next-hop self on export": "the next hop self on export",
  "edit set-next-hop discard on import": "the next hop discard on import",
  "edit set-next-hop discard on export": "the next hop discard on export",
  "edit prepend on import": "prepending on import",
  "edit prepend on export": "prepending on export",
} as const satisfies Words<`edit ${EditWord} on ${Direction}`>;

/** All capabilities in which platforms differ, in groups, as on the capability page. */
export const CAPABILITY_GROUPS = {
  Sessions: SESSION,
  Routers: ROUTER,
  "Tests of a policy": TESTS,
  "Edits of a policy": EDITS,
} as const;

/** All capabilities in which platforms differ, in the words of a message. */
export const CAPABILITIES = { ...SESSION, ...ROUTER, ...TESTS, ...EDITS };

/** Something that a platform supports or does not: a closed vocabulary, shared by all platforms. */
export type Capability = keyof typeof CAPABILITIES;

/** Whether a text is the name of a capability. */
export function isCapability(text: string): text is Capability {
  return text in CAPABILITIES;
}
