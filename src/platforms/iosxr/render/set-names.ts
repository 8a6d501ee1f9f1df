import { kindOfPattern, type CommunityPattern } from "../../../net/index.ts";
import type { AsnList } from "../../../policy/index.ts";

/**
 * The position in an AS_PATH in which a list of ASNs is tested. IOS-XR has that in the set, not in the test, so one
 * list becomes one set for each position.
 */
export type PathPlace = "anywhere" | "origin";

const PLACE_SUFFIX = { anywhere: "ANY", origin: "LAST" } as const;

/** The as-path-set of a list of ASNs. */
export function asPathSetName(list: AsnList, place: PathPlace): string {
  return `${list.name}_${PLACE_SUFFIX[place]}`;
}

/** The kinds of community sets; each has its own name space, tests and edits. */
export type CommunitySetKind = "community" | "large-community" | "extcommunity rt";

/** The kind of set that contains communities, which are all of one kind. */
export function communitySetKind(patterns: readonly CommunityPattern[]): CommunitySetKind {
  const [first] = patterns;
  if (!first) throw new Error("iosxr: an empty list of communities");
  switch (kindOfPattern(first)) {
    case "standard":
      return "community";
    case "large":
      return "large-community";
    case "extended":
      return "extcommunity rt";
  }
}
