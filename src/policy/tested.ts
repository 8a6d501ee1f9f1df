import { formatCommunity, type Community } from "../net/index.ts";

/** What a test looks at, of that which an edit may change. */
export type Tested =
  | { readonly attribute: "as-path" }
  | { readonly attribute: "next-hop" }
  /** Whether the route carries some of these, of which nothing else matters. */
  | { readonly attribute: "communities"; readonly communities: readonly Community[] };

/** For a message: `the AS_PATH`. */
export function describeTested(tested: Tested): string {
  switch (tested.attribute) {
    case "as-path":
      return "the AS_PATH";
    case "next-hop":
      return "the next hop";
    case "communities":
      return `the communities ${tested.communities.map(formatCommunity).join(", ")}`;
  }
}
