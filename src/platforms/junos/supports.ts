import { always, each, never, since, type Supports } from "../capabilities/supports.ts";

/** The first supported release; older ones are unknown. */
const MODELS = "Juniper's YANG models, 21.3R1 to 24.4R1";
const POLICY = "junos-conf-policy-options 21.3R1, Routing Policies User Guide";

/**
 * What Junos supports, among everything in which platforms differ, from the manuals and models that Juniper
 * publishes.
 */
export const supports: Supports = {
  ...each(always(MODELS), [
    "multihop",
    "passive",
    "timers",
    "password",
    "tcp-ao-key-chain",
    "bfd",
    "tcp-mss",
    "tcp-mss-passive",
    "log-changes",
    "log-changes-of-one",
    "shutdown",
    "shutdown-message",
    "keep-routes",
    "keep-routes-for-rpki",
    "enforce-first-as",
    "limit-restart",
    "limit-shutdown",
    "limit-warn",
    "graceful-restart-off",
    "rpki-cache",
    "rpki-preference",
    "rpki-preference-of-two",
    "rpki-times-of-each",
  ]),
  ...each(always(MODELS, "where `routing-options graceful-restart` of the router fits"), [
    "graceful-restart-helper",
    "graceful-restart-full",
  ]),
  "session-inside-own-as": never("none is declared"),
  "two-sessions-with-one-neighbor": never("none is declared"),
  "extended-next-hop": never(
    "manual of `extended-nexthop`",
    "what it does with routes that go to no tunnel is not documented",
  ),
  "keepalive-apart": since(
    [25, 4],
    "`keepalive-time` in junos-conf-protocols 25.4R1, not in 25.2R1",
    "without `keepalive-time` they come every third of it",
  ),
  "tcp-ao-key": always(MODELS, "as a key chain of its own"),
  "tcp-ao-keys": never(
    "junos-conf-security 21.3R1",
    "keys of a chain have times at which they take over",
  ),
  "password-and-tcp-ao": never("RFC 5925"),
  "ttl-security": never(
    "junos-conf-protocols 18807; DISA, V-217051",
    "Junos leaves it to a firewall filter on lo0",
  ),
  "ttl-security-multihop": never("without TTL security"),
  "bfd-ttl-security": never("without TTL security"),
  roles: since([25, 2], "`otc-local-role` in junos-conf-protocols 25.2R1, not in 24.4R1"),
  "link-local-neighbor": always("`local-interface` in junos-conf-protocols 18707"),
  "link-local-called": always("`local-interface` in junos-conf-protocols 18707"),
  "link-local-half": never("manual of `local-interface`"),
  "link-local-multihop": never("RFC 4291, 2.5.6: no router forwards to such an address"),
  "link-local-twice": never(
    "manual of `local-interface`",
    "Juniper does not say that the interfaces tell two neighbors apart",
  ),
  "native-check": never("`commit check` runs on the router"),

  ...each(always(POLICY), [
    "test prefix",
    "test as-path-length",
    "test as-path-contains",
    "test as-path-empty",
    "test next-hop",
    "test community",
    "test community of all targets of an ASN",
    "test community 0:0",
    "test rpki",
    "test origin",
  ]),
  ...each(
    always("release notes of 21.3R1", "a set counts by its members: one that is listed is enough"),
    ["test as-path-first", "test as-path-origin"],
  ),
  "test community-count": never(
    POLICY,
    "which kinds of communities `from community-count` counts is not documented",
  ),
  ...each(never(POLICY, "`from metric` takes one value"), ["test med", "test med absent"]),
  "test origin igp on export": never(
    "Routing Policies User Guide",
    "our own routes get their ORIGIN when they are sent; what a test sees before is not documented",
  ),
  "test as-path-has-set": never(
    "Routing Policies User Guide",
    "no test tells an AS_SET from its members",
  ),
  ...each(never(POLICY, "what `from next-hop` sees of a link-local next hop is not documented"), [
    "test next-hop of a link-local neighbor on import",
    "test next-hop of a link-local neighbor on export",
  ]),
  ...each(always(POLICY), [
    "edit add-communities on import",
    "edit add-communities on export",
    "edit remove-communities on import",
    "edit remove-communities on export",
    "edit set-local-preference on import",
    "edit set-local-preference on export",
    "edit set-med on import",
    "edit set-med on export",
    "edit set-next-hop self on import",
    "edit set-next-hop self on export",
    "edit set-next-hop discard on import",
    "edit prepend on import",
    "edit prepend on export",
    "edit remove-communities of an earlier term",
    "edit remove-communities of some targets",
    "edit remove-communities of all targets of an ASN",
  ]),
  ...each(never(POLICY, "regular expressions are documented for standard communities only"), [
    "test community of a large range",
    "edit remove-communities of a large range",
  ]),
  "edit set-next-hop discard on export": never("`discard` is where the router itself sends"),
};
