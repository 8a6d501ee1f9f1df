import {
  formatAddress,
  isLinkLocal,
  kindOfPattern,
  type CommunityPattern,
  type Family,
} from "../../../net/index.ts";
import type { Condition, Origin, RpkiState, Test } from "../../../policy/index.ts";
import { SYMBOLS } from "../symbols.ts";

const ROA_STATE = {
  valid: "ROA_VALID",
  invalid: "ROA_INVALID",
  "not-found": "ROA_UNKNOWN",
} as const satisfies Record<RpkiState, string>;

const COMMUNITY_ATTRIBUTE = {
  standard: "bgp_community",
  large: "bgp_large_community",
  extended: "bgp_ext_community",
} as const;

/**
 * One of our own routes has no ORIGIN yet, and gets IGP when it is announced (`bgp_update_attrs` of
 * proto/bgp/attrs.c); a missing attribute equals nothing. IGP is therefore expressed by what it is not.
 */
const ORIGIN = {
  igp: "(bgp_origin != ORIGIN_EGP && bgp_origin != ORIGIN_INCOMPLETE)",
  egp: "bgp_origin = ORIGIN_EGP",
  incomplete: "bgp_origin = ORIGIN_INCOMPLETE",
} as const satisfies Record<Origin, string>;

/** The attribute that contains what the patterns match, which are all of one kind. */
export function communityAttribute(patterns: readonly CommunityPattern[]): string {
  const [first] = patterns;
  if (!first) throw new Error("bird: an empty list of communities");
  return COMMUNITY_ATTRIBUTE[kindOfPattern(first)];
}

/** A condition as a filter expression, to be joined with `&&`. */
export function conditionExpression(condition: Condition, family: Family): string {
  const expression = testExpression(condition.test, family);
  return condition.negated ? `!(${expression})` : expression;
}

/**
 * A test as a filter expression that is true for exactly the routes for which the test holds.
 *
 * BIRD's behavior in edge cases (nest/a-path.c; tried on 2.0.12, 2.17, 2.20, 3.1, 3.3 and 3.4): on a missing or empty
 * path `.first`, `.last` and `.len` are 0; `.first` is also 0 if the path begins with an AS_SET, `.last` if it ends
 * with one; `.len` counts an AS_SET as one; `~` with a set of numbers looks into AS_SETs. An address or a community
 * list that the route does not have equals nothing and contains nothing.
 *
 * `bgp_next_hop` is the global next hop of a route, and `::` if there is only a link-local one
 * (bgp_decode_next_hop_ip); `gw` is where the route is forwarded, which is then the link-local one, on the interface
 * of the session. A neighbor with a link-local address is therefore tested with `gw`, and a route with an additional
 * global next hop has another one.
 *
 * No operator tests for an AS_SET: `.len` cannot distinguish a set of one ASN from a hop, and comparing whole paths
 * with one made of the same hops detects a set in 2.0.12 but no longer in 2.17 (as_path_compare). A mask does in
 * every version, because it matches a set as one or more of any of its ASNs (as_path_match): a mask of 1024 hops or
 * more matches a path of fewer hops only if there is a set. A message of 4096 bytes cannot contain a path of 1024
 * hops (of 4 bytes); a path from a neighbor without 4-byte ASNs can be that long, and counts as having a set.
 */
export function testExpression(test: Test, family: Family): string {
  switch (test.kind) {
    case "prefix":
      return `net ~ ${test.list.name}`;
    case "as-path-length":
      return `bgp_path.len >= ${test.atLeast}`;
    case "as-path-contains":
      return `bgp_path ~ ${test.list.name}`;
    case "as-path-first":
      return `bgp_path.first = ${test.asn}`;
    case "as-path-origin": {
      const inList = `bgp_path.last ~ ${test.list.name}`;
      if (!test.list.set.has(0)) return inList;
      // `.last` is also 0 if there is no origin.
      const hasOrigin = `(bgp_path.last != 0 || (bgp_path.len > 0 && !${SYMBOLS.hasAsSet}()))`;
      return `(${inList} && ${hasOrigin})`;
    }
    case "as-path-has-set":
      return `${SYMBOLS.hasAsSet}()`;
    case "as-path-empty":
      return "bgp_path.len = 0";
    case "next-hop":
      return anyOf(
        test.addresses.map(
          (address) =>
            `${isLinkLocal(address) ? "gw" : "bgp_next_hop"} = ${formatAddress(address)}`,
        ),
      );
    case "community":
      return `${communityAttribute(test.list.communities)} ~ ${test.list.name}`;
    case "community-count":
      // An attribute that is not there has 0 (tried on 2.0.12).
      return `bgp_community.len + bgp_large_community.len >= ${test.atLeast}`;
    case "med":
      // Comparing a MED that is not there is a runtime error, which rejects the route.
      return test.atLeast === 0
        ? "defined(bgp_med)"
        : `(defined(bgp_med) && bgp_med >= ${test.atLeast})`;
    case "rpki":
      return `roa_check(${SYMBOLS.roa[family]}, net, ${SYMBOLS.origin}()) = ${ROA_STATE[test.state]}`;
    case "origin":
      return ORIGIN[test.origin];
  }
}

function anyOf(expressions: readonly string[]): string {
  const text = expressions.join(" || ");
  return expressions.length > 1 ? `(${text})` : text;
}
