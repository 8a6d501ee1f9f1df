import { conditionsOf, type Policy } from "../../../policy/index.ts";
import { addedName, communityMember, communityName, deletedName } from "./community-names.ts";

/** A named community. */
export interface CommunityView {
  readonly name: string;
  /** One member, or several in brackets. */
  readonly members: string;
}

/**
 * The communities that the policies use, sorted. One with several members is only added: to match it, a route would
 * have to carry all of them.
 */
export function communityViews(policies: readonly Policy[]): readonly CommunityView[] {
  const views = new Map<string, CommunityView>();
  const add = (name: string, members: readonly string[]): void => {
    const text = members.length === 1 ? members.join("") : `[ ${members.join(" ")} ]`;
    const before = views.get(name);
    if (before && before.members !== text) throw new Error(`two communities named ${name}`);
    if (!before) views.set(name, { name, members: text });
  };
  for (const term of policies.flatMap((policy) => policy.terms)) {
    for (const { test } of conditionsOf(term)) {
      if (test.kind !== "community") continue;
      const { list } = test;
      for (const one of list.communities) add(communityName(one), [communityMember(one)]);
    }
    for (const edit of term.edits) {
      if (edit.kind === "add-communities") {
        add(addedName(edit.list), edit.list.communities.map(communityMember));
      }
      if (edit.kind !== "remove-communities") continue;
      for (const one of edit.patterns) add(deletedName(one), [communityMember(one)]);
    }
  }
  return [...views.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
