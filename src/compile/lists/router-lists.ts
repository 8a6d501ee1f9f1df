import { comparePatterns } from "../../net/index.ts";
import {
  conditionsOf,
  type AsnList,
  type PatternList,
  type PrefixList,
  type Term,
} from "../../policy/index.ts";
import type { RouterLists, SessionPlan } from "../../model/index.ts";

/**
 * Every list that the sessions' policies use, once, sorted by name. Names are made from what a list contains. Two
 * different lists can still have the same name, because users name lists, settings and policies; such a name is
 * passed to `tellTaken`.
 */
export function routerLists(sessions: readonly SessionPlan[], tellTaken = isBug): RouterLists {
  const prefixes = new Map<string, PrefixList>();
  const asns = new Map<string, AsnList>();
  const communities = new Map<string, PatternList>();
  for (const term of termsOf(sessions)) {
    for (const { test } of conditionsOf(term)) {
      switch (test.kind) {
        case "prefix":
          add(prefixes, test.list, (a, b) => a.set.equals(b.set), tellTaken);
          break;
        case "as-path-contains":
        case "as-path-origin":
          add(asns, test.list, sameAsns, tellTaken);
          break;
        case "community":
          add(communities, test.list, sameCommunities, tellTaken);
          break;
        default:
          break;
      }
    }
    for (const edit of term.edits) {
      if (edit.kind === "add-communities") {
        add(communities, edit.list, sameCommunities, tellTaken);
      }
    }
  }
  return { prefixes: sorted(prefixes), asns: sorted(asns), communities: sorted(communities) };
}

function* termsOf(sessions: readonly SessionPlan[]): Iterable<Term> {
  for (const session of sessions) {
    yield* session.import.terms;
    yield* session.export.terms;
  }
}

function add<T extends { readonly name: string }>(
  lists: Map<string, T>,
  list: T,
  isSame: (one: T, other: T) => boolean,
  tellTaken: (name: string) => void,
): void {
  const earlier = lists.get(list.name);
  if (!earlier) lists.set(list.name, list);
  else if (earlier !== list && !isSame(earlier, list)) tellTaken(list.name);
}

/** Without users' names in it, this would be a bug. */
function isBug(name: string): void {
  throw new Error(`two lists called ${name}`);
}

function sameAsns(one: AsnList, other: AsnList): boolean {
  const { ranges } = other.set;
  return (
    one.set.ranges.length === ranges.length &&
    one.set.ranges.every(({ first, last }, i) => {
      return first === ranges[i]?.first && last === ranges[i].last;
    })
  );
}

function sameCommunities(one: PatternList, other: PatternList): boolean {
  const { communities } = other;
  return (
    one.communities.length === communities.length &&
    one.communities.every((community, i) => {
      const there = communities[i];
      return there !== undefined && comparePatterns(community, there) === 0;
    })
  );
}

function sorted<T extends { readonly name: string }>(lists: ReadonlyMap<string, T>): readonly T[] {
  return [...lists.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
