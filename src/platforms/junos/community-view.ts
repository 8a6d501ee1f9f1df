import type { Community } from "../../net/index.ts";
import type { CommunityList, Policy } from "../../policy/index.ts";
import { communityMember, communityName, patternCommunity } from "./community-names.ts";
import { commentText, plainName } from "./quote.ts";

/** A named community. */
export interface CommunityView {
  readonly name: string;
  /** For a comment above it, or null. */
  readonly comment: string | null;
  /** One member, or several in brackets. */
  readonly members: string;
}

/**
 * The communities that the policies name, sorted. One with several members is only added: to match it, a route would
 * have to carry all of them.
 */
export function communityViews(policies: readonly Policy[]): readonly CommunityView[] {
  const views = new Map<string, CommunityView>();
  const add = (name: string, comment: string | null, members: readonly string[]): void => {
    const text = members.length === 1 ? members.join("") : `[ ${members.join(" ")} ]`;
    const before = views.get(name);
    if (before && before.members !== text) throw new Error(`two communities named ${name}`);
    if (!before) views.set(name, { name, comment, members: text });
  };
  const addList = (list: CommunityList, communities: readonly Community[], name: string): void => {
    const isWhole = communities.length === list.communities.length;
    add(name, isWhole ? commentText(list.about) : null, communities.map(communityMember));
  };
  for (const term of policies.flatMap((policy) => policy.terms)) {
    for (const { test } of term.when) {
      if (test.kind !== "community") continue;
      const { list } = test;
      for (const one of list.communities) addList(list, [one], communityName(list, one));
    }
    for (const edit of term.edits) {
      if (edit.kind === "add-communities") {
        addList(edit.list, edit.list.communities, plainName(edit.list.name));
      }
      if (edit.kind !== "remove-communities") continue;
      const { name, member } = patternCommunity(edit.pattern);
      add(name, null, [member]);
    }
  }
  return [...views.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
