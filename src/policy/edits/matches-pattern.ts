import type { Asn, Community } from "../../net/index.ts";

/** Which communities an edit removes. */
export type CommunityPattern =
  /** Standard communities `asn:*`; the ASN is below 65536. */
  | { readonly kind: "standard"; readonly asn: Asn }
  /** Large communities `asn:*:*`, or `asn:local1:*` where that is given. */
  | { readonly kind: "large"; readonly asn: Asn; readonly local1?: number }
  /**
   * All route targets, whoever set them, including those with an IP address. Route origins are not included: IOS-XR
   * documents no way to delete them. FRR can only remove all extended communities, including kinds that are not
   * modelled.
   */
  | { readonly kind: "extended" };

/** A pattern for people: `52580:*`, `52580:1:*`. */
export function formatPattern(pattern: CommunityPattern): string {
  switch (pattern.kind) {
    case "standard":
      return `${pattern.asn}:*`;
    case "large":
      return `${pattern.asn}:${pattern.local1 ?? "*"}:*`;
    case "extended":
      return "route targets";
  }
}

/** Whether a pattern of communities to remove matches a community. */
export function matchesPattern(community: Community, pattern: CommunityPattern): boolean {
  switch (pattern.kind) {
    case "standard":
      return community.kind === "standard" && community.high === pattern.asn;
    case "large":
      return (
        community.kind === "large" &&
        community.global === pattern.asn &&
        (pattern.local1 === undefined || community.local1 === pattern.local1)
      );
    case "extended":
      return community.kind === "extended";
  }
}
