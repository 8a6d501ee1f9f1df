import { formatPattern, type CommunityPattern } from "../net/index.ts";

/** Which part of a route a test looks at, among those that an edit may change. */
export type Tested =
  | { readonly attribute: "as-path" }
  | { readonly attribute: "next-hop" }
  | { readonly attribute: "med" }
  /** How many standard and large ones the route carries. */
  | { readonly attribute: "community-count" }
  /** Whether the route carries some of these; other communities do not matter. */
  | { readonly attribute: "communities"; readonly communities: readonly CommunityPattern[] };

/** For a message: `the AS_PATH`. */
export function describeTested(tested: Tested): string {
  switch (tested.attribute) {
    case "as-path":
      return "the AS_PATH";
    case "next-hop":
      return "the next hop";
    case "med":
      return "the MED";
    case "community-count":
      return "the number of communities";
    case "communities":
      return `the communities ${tested.communities.map(formatPattern).join(", ")}`;
  }
}
