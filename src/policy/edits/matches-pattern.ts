import type { Asn, Community } from "../../net/index.ts";

/** Which communities an edit removes. */
export type CommunityPattern =
  /** Standard communities `asn:*`; the ASN is below 65536. */
  | { readonly kind: "standard"; readonly asn: Asn }
  /** Large communities `asn:*:*`. */
  | { readonly kind: "large"; readonly asn: Asn }
  /**
   * All route targets, whoever set them, including those with an IP address. Route origins are not included: IOS-XR
   * documents no way to delete them. FRR can only remove all extended communities, including kinds that are not
   * modelled.
   */
  | { readonly kind: "extended" };

/** Whether a pattern of communities to remove matches a community. */
export function matchesPattern(community: Community, pattern: CommunityPattern): boolean {
  switch (pattern.kind) {
    case "standard":
      return community.kind === "standard" && community.high === pattern.asn;
    case "large":
      return community.kind === "large" && community.global === pattern.asn;
    case "extended":
      return community.kind === "extended";
  }
}
