import { formatAddress, kindOfPattern } from "../../../net/index.ts";
import type { Condition } from "../../../policy/index.ts";
import { asPathListName } from "./as-path-list.ts";
import { keyword } from "./set-view.ts";

/**
 * The matches of one entry of a route map, by what follows `match`; null: anything. FRR keeps one line of each kind,
 * the last. They are printed in this order.
 */
export interface MatchView {
  readonly asPath: string | null;
  readonly community: string | null;
  /** `ip address prefix-list NAME`: of the list's family, because it never matches a prefix of the other one. */
  readonly prefixList: string | null;
  readonly nextHop: string | null;
  readonly rpki: string | null;
  readonly origin: string | null;
}

/** An entry that matches every route; the order of its keys is that of the lines. */
export const ANYTHING: MatchView = {
  asPath: null,
  community: null,
  prefixList: null,
  nextHop: null,
  rpki: null,
  origin: null,
};

/** FRR considers a path that ends in an AS_SET not found, where RFC 6811 says invalid if a ROA covers the prefix. */
const RPKI = { valid: "valid", invalid: "invalid", "not-found": "notfound" } as const;

/**
 * The matches of which one has to hold where a condition does, its negation left aside. FRR keeps one line of each kind in an
 * entry, and one address in a line. The lists are defined, and their names checked, elsewhere.
 */
export function alternativesOf({ test }: Condition): readonly Partial<MatchView>[] {
  switch (test.kind) {
    case "prefix": {
      const { list } = test;
      return [{ prefixList: `${keyword(list.set.family)} address prefix-list ${list.name}` }];
    }
    case "as-path-length":
    case "as-path-contains":
    case "as-path-first":
    case "as-path-origin":
    case "as-path-has-set":
    case "as-path-empty":
      return [{ asPath: `as-path ${asPathListName(test)}` }];
    case "next-hop":
      return test.addresses.map((address) => ({
        nextHop: `${keyword(address.family)} next-hop address ${formatAddress(address)}`,
      }));
    case "community":
      return [{ community: `${communityKind(test.list.communities)} ${test.list.name}` }];
    case "community-count":
    case "med":
      throw new Error(`limits lets no test of the kind ${test.kind} through`);
    case "rpki":
      return [{ rpki: `rpki ${RPKI[test.state]}` }];
    case "origin":
      return [{ origin: `origin ${test.origin}` }];
  }
}

type Communities = Extract<Condition["test"], { kind: "community" }>["list"]["communities"];

function communityKind(communities: Communities): "community" | "large-community" | "extcommunity" {
  const [first] = communities;
  if (!first) throw new Error("frr: an empty list of communities");
  switch (kindOfPattern(first)) {
    case "standard":
      return "community";
    case "large":
      return "large-community";
    case "extended":
      return "extcommunity";
  }
}

/**
 * Conditions with one alternative each, which must all hold, in as few groups as FRR can test in one entry: a second condition
 * on the AS_PATH would replace the first, so it begins a new group. At least one group, which may match anything.
 */
export function matchViews(conditions: readonly Condition[]): readonly MatchView[] {
  const groups: MatchView[] = [ANYTHING];
  for (const condition of conditions) {
    const [match = {}] = alternativesOf(condition);
    const keys = Object.keys(match) as (keyof MatchView)[];
    const index = groups.findIndex((group) => keys.every((key) => group[key] === null));
    if (index < 0) groups.push({ ...ANYTHING, ...match });
    else groups[index] = { ...(groups[index] ?? ANYTHING), ...match };
  }
  return groups;
}
