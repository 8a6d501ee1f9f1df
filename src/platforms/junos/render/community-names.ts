import {
  decimalPatterns,
  formatCommunity,
  type CommunityPattern,
  type CommunityRange,
} from "../../../net/index.ts";
import { communityListName, type CommunityList } from "../../../policy/index.ts";
import { plainName } from "../quote.ts";

/** The name of one pattern of communities: the same wherever it is matched or added, alone or with others. */
export function communityName(pattern: CommunityPattern): string {
  return plainName(communityListName([pattern]));
}

/** The name under which the communities of a list are added together. */
export function addedName({ name, communities }: CommunityList): string {
  const [first, second] = communities;
  return first && !second ? communityName(first) : plainName(name);
}

/** The name of the community whose deletion removes what a pattern matches. */
export function deletedName(pattern: CommunityPattern): string {
  if (pattern.kind !== "range" || pattern.last) return communityName(pattern);
  const { of, fixed } = pattern;
  if (fixed.length === 0) return "PEERC_ALL_ROUTE_TARGETS";
  return plainName(`PEERC_ALL_${of.toUpperCase()}_${fixed.join("_")}`);
}

/**
 * What a pattern matches as a member of a Junos `community`. `*` is any number (Routing Policies User Guide, "How to
 * Define BGP Communities"), and a range is a regular expression of the whole community, with both anchors, because it
 * would match a part of one ("Using UNIX Regular Expressions in Community Names").
 */
export function communityMember(pattern: CommunityPattern): string {
  if (pattern.kind === "range") return rangeMember(pattern);
  switch (pattern.kind) {
    case "standard":
      return formatCommunity(pattern);
    case "large":
      return `large:${formatCommunity(pattern)}`;
    case "extended":
      return target(pattern.administrator, String(pattern.value));
  }
}

function rangeMember({ of, fixed, last }: CommunityRange): string {
  if (last) {
    if (of !== "standard") throw new Error("limits lets no such range through");
    const numbers = decimalPatterns(last.first, last.last).join("|");
    return `"^${fixed.join(":")}:(${numbers})$"`;
  }
  switch (of) {
    case "standard":
      return `${fixed.join(":")}:*`;
    case "large":
      return ["large", ...fixed, ...(fixed.length === 1 ? ["*", "*"] : ["*"])].join(":");
    case "extended": {
      const [administrator] = fixed;
      return administrator === undefined ? "target:*:*" : target(administrator, "*");
    }
  }
}

/** An L marks a four-octet AS (RFC 5668; Routing Policies User Guide, "extended communities"). */
function target(administrator: number, value: string): string {
  return `target:${administrator}${administrator > 65535 ? "L" : ""}:${value}`;
}
