import type { RemovedObjects } from "../../../model/index.ts";
import { quoteName } from "../quote.ts";
import { asPathSetName, kindOfSet, SET_WORDS } from "./set-names.ts";

/**
 * The lines that remove policies and sets: policies first, because a set that a policy refers to cannot be removed
 * (Routing Configuration Guide, Routing Policy Configuration Basics).
 */
export function removalLines(objects: RemovedObjects): readonly string[] {
  const line = (words: string, name: string) => `no ${words} ${quoteName("object", name)}`;
  return [
    ...objects.policies.map((name) => line("route-policy", name)),
    ...objects.prefixes.map((name) => line("prefix-set", name)),
    ...objects.asns.map((list) => line("as-path-set", asPathSetName(list, list.place))),
    ...objects.communities.map(({ name, of }) => line(SET_WORDS[kindOfSet(of)], name)),
  ];
}
