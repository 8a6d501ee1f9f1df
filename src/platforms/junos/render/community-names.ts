import { formatCommunity, type Community } from "../../../net/index.ts";
import {
  communityListName,
  type CommunityList,
  type CommunityPattern,
} from "../../../policy/index.ts";
import { plainName } from "../quote.ts";

/** The name of one community: the same wherever it is matched or added, alone or with others. */
export function communityName(community: Community): string {
  return plainName(communityListName([community]));
}

/** The name under which the communities of a list are added together. */
export function addedName({ name, communities }: CommunityList): string {
  const [first, second] = communities;
  return first && !second ? communityName(first) : plainName(name);
}

/** A community as a member of a Junos `community`. */
export function communityMember(community: Community): string {
  switch (community.kind) {
    case "standard":
      return formatCommunity(community);
    case "large":
      return `large:${formatCommunity(community)}`;
    case "extended": {
      // An L marks a four-octet AS (RFC 5668; Routing Policies User Guide, "extended communities").
      const wide = community.administrator > 65535 ? "L" : "";
      return `target:${community.administrator}${wide}:${community.value}`;
    }
  }
}

/** The named community whose deletion removes what a pattern matches. */
export function patternCommunity(pattern: CommunityPattern): {
  readonly name: string;
  readonly member: string;
} {
  switch (pattern.kind) {
    case "standard":
      return { name: `PEERC_ALL_STANDARD_${pattern.asn}`, member: `${pattern.asn}:*` };
    case "large":
      return pattern.local1 === undefined
        ? { name: `PEERC_ALL_LARGE_${pattern.asn}`, member: `large:${pattern.asn}:*:*` }
        : {
            name: `PEERC_ALL_LARGE_${pattern.asn}_${pattern.local1}`,
            member: `large:${pattern.asn}:${pattern.local1}:*`,
          };
    case "extended":
      return { name: "PEERC_ALL_ROUTE_TARGETS", member: "target:*:*" };
  }
}
