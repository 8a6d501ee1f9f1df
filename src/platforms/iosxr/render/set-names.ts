import type { AsnList, CommunityList } from "../../../policy/index.ts";

/**
 * Where in an AS_PATH a list of ASNs is looked for. IOS-XR writes that into the set, not into the test, so one
 * list makes one set for each place.
 */
export type PathPlace = "anywhere" | "origin";

const PLACE_SUFFIX = { anywhere: "ANY", origin: "LAST" } as const;

/** The as-path-set of a list of ASNs. */
export function asPathSetName(list: AsnList, place: PathPlace): string {
  return `${list.name}_${PLACE_SUFFIX[place]}`;
}

/** The kinds of community sets; each is a name space, has its own test and its own edits. */
export type CommunitySetKind = "community" | "large-community" | "extcommunity rt";

/** The kind of set that holds a list of communities, which are all of one kind. */
export function communitySetKind(list: CommunityList): CommunitySetKind {
  const [first] = list.communities;
  if (!first) throw new Error(`the list ${list.name} is empty`);
  switch (first.kind) {
    case "standard":
      return "community";
    case "large":
      return "large-community";
    case "extended":
      return "extcommunity rt";
  }
}
