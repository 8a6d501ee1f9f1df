import { formatAddress } from "../../../net/index.ts";
import type { CommunityList, RpkiState, Test } from "../../../policy/index.ts";
import { communityName } from "./community-names.ts";
import { plainName } from "../quote.ts";

/** What Junos calls the states of RFC 6811. */
export const VALIDATION_STATE: Readonly<Record<RpkiState, string>> = {
  valid: "valid",
  invalid: "invalid",
  "not-found": "unknown",
};

/** The name of the list that holds one ASN. */
export function asnListName(asn: number): string {
  return `PEERC_ASN_${asn}`;
}

/**
 * The statements of a `from` that hold exactly where a test holds; all of them have to. Null where only the contrary
 * can be said: see `contraryLines`.
 *
 * - A `prefix-list` matches exactly; ranges are in a `route-filter-list`. `ranged` says which lists have ranges.
 * - `as-path-calc-length` counts as BGP does (its YANG description), an AS_SET as one.
 * - `as-path-transits` compares every ASN, those in AS_SETs too; `as-path-neighbors` and `as-path-origins` hold for an
 *   AS_SET in that place if one of its members is listed (Routing Policies User Guide, "Improve the Performance of AS
 *   Path Lookup in BGP Policy"). `limits` warns of the latter.
 * - Several names behind `community` are alternatives (same guide, "Routing Policy Match Conditions"), whereas the
 *   members of one name all have to be there: so each community has a name.
 * - A route from elsewhere (static, aggregate, an IGP) has no ORIGIN, and is announced with IGP: the others are asked of BGP's
 *   routes alone. `limits` refuses a test for IGP where there may be such routes.
 * - `next-hop` looks at the protocol next hop of a BGP route (same place).
 */
export function testLines(test: Test, ranged: ReadonlySet<string>): readonly string[] | null {
  switch (test.kind) {
    case "prefix": {
      const kind = ranged.has(test.list.name) ? "route-filter-list" : "prefix-list";
      return [`${kind} ${plainName(test.list.name)}`];
    }
    case "as-path-length":
      return [`as-path-calc-length ${test.atLeast} orhigher`];
    case "as-path-contains":
      return [`as-path-transits as-list-group ${plainName(test.list.name)}`];
    case "as-path-origin":
      return [`as-path-origins as-list-group ${plainName(test.list.name)}`];
    case "as-path-first":
      return [`as-path-neighbors as-list ${asnListName(test.asn)}`];
    case "as-path-empty":
      return null;
    case "as-path-has-set":
      throw new Error("limits lets no test for AS_SETs through");
    case "next-hop":
      return [`next-hop ${formatAddress(test.address)}`];
    case "community":
      return [`community ${communityNames(test.list)}`];
    case "rpki":
      return [`validation-database ${VALIDATION_STATE[test.state]}`];
    case "origin":
      return test.origin === "igp" ? ["origin igp"] : ["protocol bgp", `origin ${test.origin}`];
  }
}

/** A test in capitals, as part of the name of a policy that asks for it. */
export function testName(test: Test): string {
  switch (test.kind) {
    case "prefix":
      return `IN_${short(test.list.name)}`;
    case "as-path-length":
      return `AS_PATH_OF_${test.atLeast}`;
    case "as-path-contains":
      return `AS_PATH_WITH_${short(test.list.name)}`;
    case "as-path-origin":
      return `ORIGIN_IN_${short(test.list.name)}`;
    case "as-path-first":
      return `FROM_AS${test.asn}`;
    case "as-path-empty":
      return "AS_PATH_EMPTY";
    case "as-path-has-set":
      return "AS_SET";
    case "next-hop":
      return `NEXT_HOP_${formatAddress(test.address).replace(/[.:]/g, "_").toUpperCase()}`;
    case "community":
      return `COMMUNITY_${short(test.list.name)}`;
    case "rpki":
      return `RPKI_${test.state.replace("-", "_").toUpperCase()}`;
    case "origin":
      return `ORIGIN_${test.origin.toUpperCase()}`;
  }
}

/**
 * The statements that hold exactly where a test does not, for the one test that can only be said so: a path is
 * not empty where BGP counts hops. A route from elsewhere (static, aggregate, an IGP) has no path: it is our own.
 */
export function contraryLines(test: Test): readonly string[] | null {
  return test.kind === "as-path-empty" ? ["protocol bgp", "as-path-calc-length 1 orhigher"] : null;
}

/** Whether the statements of a test look at the AS_PATH: there is never more than one such test in a `from`. */
export function looksAtPath(test: Test): boolean {
  return test.kind.startsWith("as-path-");
}

function communityNames(list: CommunityList): string {
  const names = list.communities.map(communityName);
  return names.length === 1 ? names.join("") : `[ ${names.join(" ")} ]`;
}

function short(listName: string): string {
  return listName.replace(/^PEERC_/, "");
}
