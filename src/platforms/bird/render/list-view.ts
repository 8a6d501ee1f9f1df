import { formatPrefix, isExact, maxLength, type PrefixRange } from "../../../net/index.ts";
import type { RoundCache } from "../../../incremental/index.ts";
import type { AsnList, CommunityList, PrefixList } from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { communityLiteral } from "./edit-statements.ts";
import { comment } from "../quote.ts";

/** A constant set. */
export interface ListView {
  readonly name: string;
  /** For a comment; null where the name says all. */
  readonly about: string | null;
  readonly entries: readonly string[];
}

/** The constants that the plan's conditions test, in the plan's order: prefixes, ASNs, communities. */
export function listViews(plan: RouterPlan, kept: RoundCache<ListView>): readonly ListView[] {
  const tested = testedCommunityLists(plan);
  const view = <T extends AsnList | CommunityList | PrefixList>(
    list: T,
    entries: (list: T) => readonly string[],
  ) => kept.once(list.name, [list], () => listView(list, () => entries(list)));
  return [
    ...plan.lists.prefixes.map((list) => view(list, ({ set }) => set.ranges.map(prefixEntry))),
    ...plan.lists.asns.map((list) =>
      view(list, ({ set }) =>
        set.ranges.map((r) => (r.first === r.last ? `${r.first}` : `${r.first}..${r.last}`)),
      ),
    ),
    ...plan.lists.communities
      .filter((list) => tested.has(list.name))
      .map((list) => view(list, ({ communities }) => communities.map(communityLiteral))),
  ];
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

function listView(
  list: PrefixList | AsnList | CommunityList,
  entries: () => readonly string[],
): ListView {
  return {
    name: list.name,
    about: "about" in list ? comment(list.about) : null,
    // Made when they are printed, and not kept: a list may have a hundred thousand.
    get entries() {
      const texts = entries();
      if (texts.length === 0) throw new Error(`bird: ${list.name} is empty`);
      return texts;
    },
  };
}

/** Communities that are only added stand in their statements, not in a list. */
function testedCommunityLists(plan: RouterPlan): ReadonlySet<string> {
  const names = new Set<string>();
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    for (const term of [...session.import.terms, ...session.export.terms]) {
      for (const { test } of term.when) if (test.kind === "community") names.add(test.list.name);
    }
  }
  return names;
}
