import type { AsnList, CommunityList, PrefixList, Term } from "../policy/index.ts";
import type { RouterLists, SessionPlan } from "../model/index.ts";

/**
 * Every list that the sessions' policies use, once, sorted by name. Two different lists of one name would be a bug:
 * names are made from what a list is.
 */
export function routerLists(sessions: readonly SessionPlan[]): RouterLists {
  const prefixes = new Map<string, PrefixList>();
  const asns = new Map<string, AsnList>();
  const communities = new Map<string, CommunityList>();
  for (const { when, edits } of termsOf(sessions)) {
    for (const { test } of when) {
      switch (test.kind) {
        case "prefix":
          add(prefixes, test.list, (list) => list.set.size);
          break;
        case "as-path-contains":
        case "as-path-origin":
          add(asns, test.list, (list) => list.set.ranges.length);
          break;
        case "community":
          add(communities, test.list, (list) => list.communities.length);
          break;
        default:
          break;
      }
    }
    for (const edit of edits) {
      if (edit.kind === "add-communities") {
        add(communities, edit.list, (list) => list.communities.length);
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
  size: (list: T) => number,
): void {
  const earlier = lists.get(list.name);
  if (earlier && size(earlier) !== size(list)) throw new Error(`two lists called ${list.name}`);
  if (!earlier) lists.set(list.name, list);
}

function sorted<T extends { readonly name: string }>(lists: ReadonlyMap<string, T>): readonly T[] {
  return [...lists.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
