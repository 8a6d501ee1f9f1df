import {
  formatPrefix,
  isExact,
  maxLength,
  PrefixSet,
  type AsnRange,
  type PrefixRange,
} from "../../../net/index.ts";
import {
  conditionsOf,
  type AsnList,
  type PatternList,
  type PrefixList,
} from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { communityLiteral } from "./edit-statements.ts";
import { comment } from "../quote.ts";

/** A constant set. */
export interface ListView {
  readonly name: string;
  /** For a comment; null if the name says it all. */
  readonly about: string | null;
  readonly entries: readonly string[];
}

/** The constants that the plan's conditions test, in the plan's order: prefixes, ASNs, communities. */
export function listViews(plan: RouterPlan, viewOf: typeof listView): readonly ListView[] {
  const tested = testedCommunityLists(plan);
  const { prefixes, asns, communities } = plan.lists;
  const named = communities.filter((list) => tested.has(list.name));
  return [...prefixes, ...asns, ...named].map((list) => viewOf(list));
}

/**
 * One prefix entry. A range below its own prefix's length (`10.0.0.0/8{0,8}`) would match less specific prefixes;
 * a PrefixRange has none.
 */
export function prefixEntry(range: PrefixRange): string {
  const text = formatPrefix(range.prefix);
  if (isExact(range)) return text;
  return range.min === range.prefix.length && range.max === maxLength(range.prefix.family)
    ? `${text}+`
    : `${text}{${range.min},${range.max}}`;
}

/** The constant of a list. */
export function listView(list: PrefixList | AsnList | PatternList): ListView {
  return {
    name: list.name,
    about: "about" in list ? comment(list.about) : null,
    // Created while printing, and not kept: a list may have a hundred thousand.
    get entries() {
      const texts = entriesOf(list);
      if (texts.length === 0) throw new Error(`bird: ${list.name} is empty`);
      return texts;
    },
  };
}

function entriesOf(list: PrefixList | AsnList | PatternList): readonly string[] {
  if ("communities" in list) return list.communities.map(communityLiteral);
  const { set } = list;
  return set instanceof PrefixSet ? set.ranges.map(prefixEntry) : set.ranges.map(asnEntry);
}

function asnEntry({ first, last }: AsnRange): string {
  return first === last ? `${first}` : `${first}..${last}`;
}

/** Communities that are only added are in their statements, not in a list. */
function testedCommunityLists(plan: RouterPlan): ReadonlySet<string> {
  const names = new Set<string>();
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    for (const term of [...session.import.terms, ...session.export.terms]) {
      for (const { test } of conditionsOf(term)) {
        if (test.kind === "community") names.add(test.list.name);
      }
    }
  }
  return names;
}
