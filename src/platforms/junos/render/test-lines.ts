import { formatAddress } from "../../../net/index.ts";
import { shorten, type PatternList, type RpkiState, type Test } from "../../../policy/index.ts";
import { communityName } from "./community-names.ts";
import { plainName } from "../quote.ts";

/** Junos' keywords for the states of RFC 6811. */
export const VALIDATION_STATE: Readonly<Record<RpkiState, string>> = {
  valid: "valid",
  invalid: "invalid",
  "not-found": "unknown",
};

/** The name of the list that contains one ASN. */
export function asnListName(asn: number): string {
  return `PEERC_ASN_${asn}`;
}

/**
 * The statements of a `from` that hold exactly if a test holds; all of them must hold. Null if only the opposite can
 * be expressed: see `contraryLines`.
 *
 * - A `prefix-list` matches exactly; ranges are in a `route-filter-list`. `ranged` says which lists have ranges.
 * - `as-path-calc-length` counts as BGP does (its YANG description), an AS_SET as one.
 * - `as-path-transits` compares every ASN, including those in AS_SETs; `as-path-neighbors` and `as-path-origins` hold
 *   for an AS_SET in that position if one of its members is listed (Routing Policies User Guide, "Improve the
 *   Performance of AS Path Lookup in BGP Policy"). `limits` warns about the latter.
 * - Several names after `community` are alternatives (same guide, "Routing Policy Match Conditions"), whereas all
 *   members of one name are required: so each community has its own name.
 * - A route that was not learned by BGP (static, aggregate, an IGP) has no ORIGIN, and is announced with IGP: the
 *   others are only tested on BGP routes. `limits` refuses a test for IGP if there may be such routes.
 * - `next-hop` tests the protocol next hop of a BGP route (same place).
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
      return [`next-hop ${oneOrMany(test.addresses.map(formatAddress))}`];
    case "community":
      return [`community ${communityNames(test.list)}`];
    case "community-count":
    case "med":
      throw new Error(`limits lets no test of the kind ${test.kind} through`);
    case "rpki":
      return [`validation-database ${VALIDATION_STATE[test.state]}`];
    case "origin":
      return test.origin === "igp" ? ["origin igp"] : ["protocol bgp", `origin ${test.origin}`];
  }
}

/** A test in capitals, as part of the name of a policy for it. */
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
      return nextHopName(test.addresses.map(formatAddress));
    case "community":
      return `COMMUNITY_${short(test.list.name)}`;
    case "community-count":
      return `COMMUNITIES_OF_${test.atLeast}`;
    case "med":
      return `MED_OF_${test.atLeast}`;
    case "rpki":
      return `RPKI_${test.state.replace("-", "_").toUpperCase()}`;
    case "origin":
      return `ORIGIN_${test.origin.toUpperCase()}`;
  }
}

/**
 * The statements that hold exactly if a test does not, for the one test that can only be expressed this way: a path
 * is not empty if BGP counts hops. A route that was not learned by BGP (static, aggregate, an IGP) has no path: it is
 * our own.
 */
export function contraryLines(test: Test): readonly string[] | null {
  return test.kind === "as-path-empty" ? ["protocol bgp", "as-path-calc-length 1 orhigher"] : null;
}

/** Whether the statements of a test use the AS_PATH: a `from` never has more than one such test. */
export function looksAtPath(test: Test): boolean {
  return test.kind.startsWith("as-path-");
}

function communityNames(list: PatternList): string {
  return oneOrMany(list.communities.map(communityName));
}

/** Of many addresses, a short name: Junos takes 255 characters. */
function nextHopName(addresses: readonly string[]): string {
  const words = addresses.map((text) => text.replace(/[.:]/g, "_").toUpperCase());
  const name = `NEXT_HOP_${words.join("_")}`;
  return name.length > 200 ? shorten(name) : name;
}

function oneOrMany(values: readonly string[]): string {
  return values.length === 1 ? values.join("") : `[ ${values.join(" ")} ]`;
}

function short(listName: string): string {
  return listName.replace(/^PEERC_/, "");
}
