import {
  equalAddresses,
  networkOf,
  type Address,
  type Family,
  type PathLanguage,
} from "../../net/index.ts";
import type { FilterTest, Route } from "../../policy/index.ts";
import { communitiesWith, type CommunityFact } from "./community-facts.ts";
import type { PathLanguages } from "./path-languages.ts";
import type { PrefixFact, PrefixRegions } from "./prefix-regions.ts";
import { valuesWith, type ValueFact } from "./value-facts.ts";

/** A test of the received route, with its result. */
export interface Fact {
  readonly test: FilterTest;
  readonly holds: boolean;
}

/** Facts that hold together, the newest first; null: no facts. */
export type Facts = { readonly fact: Fact; readonly before: Facts } | null;

/** Solvers for prefixes and AS_PATHs, which cache results for all filters that ask for the same. */
export interface Solvers {
  readonly languages: PathLanguages;
  readonly regions: PrefixRegions;
}

/**
 * A route of the family for which all facts hold, as plain as possible; null if there is none, so that the facts
 * contradict each other. Attributes are independent of each other, so each kind of fact is decided by its own
 * algebra. Throws `TooComplex` if facts about numbers of communities are too many to decide.
 */
export function routeWith(
  facts: Facts,
  family: Family,
  usual: Route,
  { languages, regions }: Solvers,
): Route | null {
  const prefixes: PrefixFact[] = [];
  const including: PathLanguage[] = [];
  const excluding: PathLanguage[] = [];
  let nextHop: Address | null = null;
  const otherNextHops: Address[] = [];
  const values: ValueFact[] = [];
  /** The MED is at least the one, unless that is null, and none from the other on. */
  let leastMed: number | null = null;
  let noMedFrom = Infinity;
  const communities: CommunityFact[] = [];
  for (const { test, holds } of inOrder(facts)) {
    switch (test.kind) {
      case "prefix":
        prefixes.push({ set: test.set, holds });
        break;
      case "as-path":
        (holds ? including : excluding).push(test.paths);
        break;
      case "next-hop":
        if (!holds) otherNextHops.push(test.address);
        else if (nextHop !== null && !equalAddresses(nextHop, test.address)) return null;
        else nextHop = test.address;
        break;
      case "community":
        communities.push({ of: test.set, atLeast: 1, holds });
        break;
      case "community-count":
        communities.push({ of: test.of, atLeast: test.atLeast, holds });
        break;
      case "med":
        if (holds) leastMed = Math.max(leastMed ?? 0, test.atLeast);
        else noMedFrom = Math.min(noMedFrom, test.atLeast);
        break;
      case "value":
        values.push({ test, holds });
        break;
    }
  }
  if (leastMed !== null && (leastMed >= noMedFrom || leastMed > 0xffffffff)) return null;
  const isUsualMed =
    usual.med === null ? leastMed === null : usual.med >= (leastMed ?? 0) && usual.med < noMedFrom;
  const found = valuesWith(values, usual);
  if (found === null) return null;
  const carried = communitiesWith(communities);
  if (carried === null) return null;
  const differs = (address: Address) => !otherNextHops.some((o) => equalAddresses(o, address));
  if (nextHop !== null && !differs(nextHop)) return null;
  const hop =
    nextHop ??
    (isAddress(usual.nextHop) && differs(usual.nextHop)
      ? usual.nextHop
      : otherThan(otherNextHops, family));
  const isUsual =
    including.every((paths) => paths.has(usual.asPath)) &&
    !excluding.some((paths) => paths.has(usual.asPath));
  const asPath = isUsual ? usual.asPath : languages.common(including, excluding);
  if (asPath === null) return null;
  const prefix = regions.find(family, prefixes, usual.prefix);
  if (prefix === null) return null;
  return {
    ...usual,
    ...found,
    med: isUsualMed ? usual.med : leastMed,
    prefix,
    asPath,
    nextHop: hop,
    communities: carried,
  };
}

function inOrder(facts: Facts): readonly Fact[] {
  const order: Fact[] = [];
  for (let at = facts; at; at = at.before) order.push(at.fact);
  return order.reverse();
}

function isAddress(nextHop: Route["nextHop"]): nextHop is Address {
  return typeof nextHop !== "string";
}

/** An address other than the given ones. */
function otherThan(addresses: readonly Address[], family: Family): Address {
  for (let value = 1n; ; value++) {
    const address = networkOf({ family, value }, family === "ipv4" ? 32 : 128);
    if (!addresses.some((a) => equalAddresses(a, address))) return { family, value };
  }
}
