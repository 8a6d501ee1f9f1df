import type { AsnList, CommunityList } from "../../policy/index.ts";

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

/** A community set of IOS-XR: which kind it is of, and its name. */
export interface CommunitySetName {
  readonly kind: CommunitySetKind;
  readonly name: string;
}

/** The kinds of community sets; each is a name space, has its own test and its own edits. */
export type CommunitySetKind =
  "community" | "large-community" | "extcommunity rt" | "extcommunity soo";

/** The sets that hold a list of communities: one, or two for extended communities of both types. */
export function communitySetNames(list: CommunityList): readonly CommunitySetName[] {
  const kinds = new Set(list.communities.map(communitySetKind));
  if (kinds.size === 0) throw new Error(`the list ${list.name} is empty`);
  return [...kinds].map((kind) => ({ kind, name: communitySetName(list, kind) }));
}

/** The kind of set that a community belongs in. */
export function communitySetKind(
  community: CommunityList["communities"][number],
): CommunitySetKind {
  switch (community.kind) {
    case "standard":
      return "community";
    case "large":
      return "large-community";
    case "extended":
      return `extcommunity ${community.type}`;
  }
}

function communitySetName(list: CommunityList, kind: CommunitySetKind): string {
  switch (kind) {
    case "community":
    case "large-community":
      return list.name;
    case "extcommunity rt":
      return `${list.name}_RT`;
    case "extcommunity soo":
      return `${list.name}_SOO`;
  }
}
