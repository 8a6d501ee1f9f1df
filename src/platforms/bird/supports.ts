import { always, each, never, type Support, type Supports } from "../capabilities/supports.ts";

const PARSER = "`bird -p` 2.0.12";
const TRIED = "tried: 2.0.12, 2.17, 3.1";

/** TCP-AO and its keys: `authentication ao` (NEWS of BIRD). */
const TCP_AO: Support = {
  versions: [{ since: [2, 17], until: [3] }, { since: [3, 1] }],
  source: "NEWS; a syntax error in 2.0.12",
};

/** What BIRD has of everything that platforms differ in. */
export const supports: Supports = {
  ...each(always(TRIED), [
    "multihop",
    "passive",
    "timers",
    "password",
    "ttl-security",
    "ttl-security-multihop",
    "bfd",
    "bfd-ttl-security",
    "shutdown",
    "keep-routes",
    "roles",
    "enforce-first-as",
    "limit-restart",
    "limit-shutdown",
    "limit-warn",
    "rpki-cache",
    "extended-next-hop",
    "link-local-neighbor",
    "link-local-called",
  ]),
  ...each(always(PARSER), [
    "keepalive-apart",
    "graceful-restart-helper",
    "graceful-restart-full",
    "graceful-restart-off",
    "rpki-preference-of-two",
    "rpki-times-of-each",
    "native-check",
  ]),
  ...each(always("tried: 2.0.12", "`debug { states }`, of the class trace"), [
    "log-changes",
    "log-changes-of-one",
  ]),
  "session-inside-own-as": never("none is declared"),
  "two-sessions-with-one-neighbor": never(
    "proto/bgp/bgp.c, bgp_start",
    "the second protocol waits for the first one's lock on the address, for ever",
  ),
  "tcp-ao-key": TCP_AO,
  "tcp-ao-keys": TCP_AO,
  "tcp-ao-key-chain": never("user's guide", "BIRD has its keys in the session"),
  "password-and-tcp-ao": never("RFC 5925"),
  ...each(never("grammar and sources up to 3.3.2"), ["tcp-mss", "tcp-mss-passive"]),
  "shutdown-message": never("user's guide", 'it is sent by hand: `birdc disable NAME "text"`'),
  "keep-routes-for-rpki": never(
    "user's guide, `import table`",
    "BIRD has one table for all that a neighbor sent",
  ),
  "rpki-preference": never("user's guide, `protocol rpki`", "all caches are asked at once"),
  "link-local-half": never(PARSER),
  "link-local-multihop": never(PARSER),
  "link-local-twice": always("tried: 2.0.12", "with one password for both, or none"),

  ...each(always(TRIED), [
    "test prefix",
    "test as-path-length",
    "test as-path-contains",
    "test as-path-first",
    "test as-path-has-set",
    "test as-path-empty",
    "test next-hop",
    "test community",
    "test community 0:0",
    "test rpki",
    "test origin",
    "test origin igp on export",
  ]),
  ...each(always("tried: 2.0.12"), [
    "test med",
    "test med absent",
    "test community of a large range",
    "test community of all targets of an ASN",
    "edit remove-communities of a large range",
    "edit remove-communities of some targets",
    "edit remove-communities of all targets of an ASN",
  ]),
  "test community-count": always("tried: 2.0.12", "one that a neighbor sends twice counts twice"),
  "test as-path-origin": always(TRIED, "a path with an AS_SET that ends in ASN 0 has none"),
  "test next-hop of a link-local neighbor on import": always("tried: 2.0.12", "`gw`"),
  "test next-hop of a link-local neighbor on export": never(
    "tried: 2.0.12",
    "`gw` is where the router itself sends",
  ),
  ...each(always(TRIED), [
    "edit add-communities on import",
    "edit add-communities on export",
    "edit remove-communities on import",
    "edit remove-communities on export",
    "edit remove-communities of an earlier term",
    "edit set-local-preference on import",
    "edit set-local-preference on export",
    "edit set-med on import",
    "edit set-med on export",
    "edit set-next-hop discard on import",
    "edit set-next-hop self on export",
    "edit prepend on import",
    "edit prepend on export",
  ]),
  "edit set-next-hop self on import": never(
    "tried: 2.0.12",
    "the gateway of a route is settled before the import filter runs",
  ),
  "edit set-next-hop discard on export": never(
    "tried: 2.0.12",
    "`dest` is where the router itself sends",
  ),
};
