import {
  CommunitySet,
  defaultRoute,
  equalAddresses,
  firstPrefix,
  intersect,
  networkOf,
  orLonger,
  PathLanguage,
  PrefixSet,
  subtract,
  type Address,
  type CanonicalSet,
  type Community,
  type Family,
} from "../net/index.ts";
import type { FilterTest, Route, RpkiState } from "../policy/index.ts";
import type { PathLanguages } from "./path-languages.ts";

const RPKI_STATES: readonly RpkiState[] = ["not-found", "valid", "invalid"];

/** A test of the route as it came, with its answer. */
export interface Fact {
  readonly test: FilterTest;
  readonly holds: boolean;
}

/** Facts known together, the newest first; null: nothing is known. */
export type Facts = { readonly fact: Fact; readonly before: Facts } | null;

/**
 * A route of the family of which all facts are true, as plain as can be; null where there is none: then the facts
 * contradict each other. Attributes are independent of each other, so each kind of fact is decided by its own algebra.
 */
export function routeWith(
  facts: Facts,
  family: Family,
  usual: Route,
  languages: PathLanguages,
): Route | null {
  let prefixes: CanonicalSet = everyPrefix(family).canonical;
  let paths: PathLanguage | null = null;
  let nextHop: Address | null = null;
  const otherNextHops: Address[] = [];
  let rpki = RPKI_STATES;
  const wanted: CommunitySet[] = [];
  let absent = CommunitySet.none;
  // The oldest first: what the first facts leave is the same for many that share them.
  for (const { test, holds } of inOrder(facts)) {
    switch (test.kind) {
      case "prefix": {
        if (test.set.family !== family) {
          if (holds) return null;
          break;
        }
        prefixes = (holds ? intersect : subtract)(prefixes, test.set.canonical);
        if (prefixes.isEmpty) return null;
        break;
      }
      case "as-path": {
        if (paths === null) paths = holds ? test.paths : languages.complement(test.paths);
        else paths = languages.narrow(paths, test.paths, holds);
        if (paths.isEmpty) return null;
        break;
      }
      case "next-hop":
        if (!holds) otherNextHops.push(test.address);
        else if (nextHop !== null && !equalAddresses(nextHop, test.address)) return null;
        else nextHop = test.address;
        break;
      case "community":
        if (holds) wanted.push(test.set);
        else absent = absent.unite(test.set);
        break;
      case "rpki":
        rpki = rpki.filter((state) => (state === test.state) === holds);
        break;
    }
  }
  const [state] = rpki;
  if (state === undefined) return null;
  const communities: Community[] = [];
  for (const set of wanted) {
    if (communities.some((community) => set.has(community))) continue;
    const community = set.without(absent).first();
    if (community === null) return null;
    communities.push(community);
  }
  const differs = (address: Address) => !otherNextHops.some((o) => equalAddresses(o, address));
  if (nextHop !== null && !differs(nextHop)) return null;
  const hop =
    nextHop ??
    (isAddress(usual.nextHop) && differs(usual.nextHop)
      ? usual.nextHop
      : otherThan(otherNextHops, family));
  const asPath = paths === null || paths.has(usual.asPath) ? usual.asPath : paths.shortest();
  const prefix = prefixes.has(usual.prefix) ? usual.prefix : firstPrefix(prefixes);
  if (asPath === null || prefix === null) return null;
  const known = rpki.includes(usual.rpki) ? usual.rpki : state;
  const carried = CommunitySet.of(communities).list(communities.length) ?? communities;
  return { ...usual, prefix, asPath, nextHop: hop, communities: carried, rpki: known };
}

function inOrder(facts: Facts): readonly Fact[] {
  const order: Fact[] = [];
  for (let at = facts; at; at = at.before) order.push(at.fact);
  return order.reverse();
}

/** Every prefix of a family. */
function everyPrefix(family: Family): PrefixSet {
  return PrefixSet.of(family, [orLonger(defaultRoute(family))]);
}

function isAddress(nextHop: Route["nextHop"]): nextHop is Address {
  return typeof nextHop !== "string";
}

/** An address that is none of some addresses. */
function otherThan(addresses: readonly Address[], family: Family): Address {
  for (let value = 1n; ; value++) {
    const address = networkOf({ family, value }, family === "ipv4" ? 32 : 128);
    if (!addresses.some((a) => equalAddresses(a, address))) return { family, value };
  }
}
