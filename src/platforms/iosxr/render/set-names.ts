import { kindOfPattern, type Community, type CommunityPattern } from "../../../net/index.ts";
import type { PathPlace } from "../../../model/index.ts";
import type { AsnList } from "../../../policy/index.ts";

const PLACE_SUFFIX = { anywhere: "ANY", origin: "LAST" } as const;

/**
 * The as-path-set of a list of ASNs. IOS-XR has the position in the AS_PATH in the set, not in the test, so one list
 * becomes one set for each position.
 */
export function asPathSetName(list: Pick<AsnList, "name">, place: PathPlace): string {
  return `${list.name}_${PLACE_SUFFIX[place]}`;
}

/** The kinds of community sets; each has its own name space, tests and edits. */
export type CommunitySetKind = "community" | "large-community" | "extcommunity rt";

/** The kind of set that contains communities, which are all of one kind. */
export function communitySetKind(patterns: readonly CommunityPattern[]): CommunitySetKind {
  const [first] = patterns;
  if (!first) throw new Error("iosxr: an empty list of communities");
  return kindOfSet(kindOfPattern(first));
}

/** The kind of set that contains communities of a kind. */
export function kindOfSet(of: Community["kind"]): CommunitySetKind {
  switch (of) {
    case "standard":
      return "community";
    case "large":
      return "large-community";
    case "extended":
      return "extcommunity rt";
  }
}

/** The words that begin a set, before its name. */
export const SET_WORDS: Readonly<Record<CommunitySetKind, string>> = {
  community: "community-set",
  "large-community": "large-community-set",
  "extcommunity rt": "extcommunity-set rt",
};
