import { CommunitySet } from "../../../net/index.ts";
import type { XrObjects } from "./objects.ts";
import type { Problems } from "./problems.ts";
import { setOf } from "./set-of.ts";
import { readCommunities } from "./sets.ts";

/** A kind of communities. */
type CommunityKind = "standard" | "large" | "extended";

/** The kinds of communities, by the keyword of their attribute. */
export const COMMUNITY_KINDS: Readonly<Record<string, CommunityKind>> = {
  community: "standard",
  "large-community": "large",
  extcommunity: "extended",
};

const SETS = {
  standard: "community-set",
  large: "large-community-set",
  extended: "extcommunity-set rt",
} as const;

/** The communities of each entry of a named or inline set; null if it is neither. */
export function communityEntries(
  kind: CommunityKind,
  words: readonly string[],
  line: number,
  objects: XrObjects,
  problems: Problems,
): readonly CommunitySet[] | null {
  return setOf(SETS[kind], words, line, "", objects, problems, (body) =>
    readCommunities(kind, body, problems),
  );
}

/** The communities of any entry of a named or inline set; null if it is neither. */
export function communitiesOf(
  kind: CommunityKind,
  words: readonly string[],
  line: number,
  objects: XrObjects,
  problems: Problems,
): CommunitySet | null {
  const entries = communityEntries(kind, words, line, objects, problems);
  return entries && unionOf(entries);
}

/** The union of some sets. */
export function unionOf(sets: readonly CommunitySet[]): CommunitySet {
  return sets.reduce((all, one) => all.unite(one), CommunitySet.none);
}
