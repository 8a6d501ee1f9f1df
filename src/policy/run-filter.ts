import { CommunitySet, compareCommunities, equalAddresses, type Address } from "../net/index.ts";
import type { FilterEdit, FilterNode, FilterTest } from "./filter-program.ts";
import type { Route } from "./route.ts";

/** The result of a filter for a route. */
export interface FilterOutcome {
  readonly verdict: "accept" | "reject";
  /** The route with all edits that were made, also if it was rejected. */
  readonly route: Route;
  /** The line of the verdict. */
  readonly line: number;
}

/**
 * What a decision graph does with a route: the only definition of the meaning of its nodes. `local` is the session's
 * own address, which a test of the next hop sees once it is "self".
 */
export function runFilter(
  start: FilterNode,
  original: Route,
  local: Address | null = null,
): FilterOutcome {
  let route = original;
  for (let node = start; ;) {
    switch (node.kind) {
      case "verdict":
        return { verdict: node.verdict, route, line: node.line };
      case "test":
        node = testHolds(node.test, route, original, local) ? node.then : node.otherwise;
        break;
      case "edit":
        route = applyFilterEdit(route, node.edit);
        node = node.next;
        break;
    }
  }
}

/** Whether a test holds for the current and the received route. */
export function testHolds(
  test: FilterTest,
  current: Route,
  original: Route,
  local: Address | null,
): boolean {
  if (test.kind === "prefix") return test.set.has(original.prefix);
  if (test.kind === "value") return test.value === original[test.attribute];
  const route = test.sees === "current" ? current : original;
  switch (test.kind) {
    case "as-path":
      return test.paths.has(route.asPath);
    case "next-hop": {
      const hop = route.nextHop === "self" ? local : route.nextHop;
      return hop !== null && hop !== "discard" && equalAddresses(hop, test.address);
    }
    case "med":
      return route.med !== null && route.med >= test.atLeast;
    case "community":
      return route.communities.some((community) => test.set.has(community));
    case "community-count": {
      const counted = route.communities.filter((community) => test.of.has(community));
      return counted.length >= test.atLeast;
    }
  }
}

/** The route after one edit of a filter. */
export function applyFilterEdit(route: Route, edit: FilterEdit): Route {
  switch (edit.kind) {
    case "add-communities": {
      const carried = CommunitySet.of(route.communities);
      const added = edit.communities.filter((community) => !carried.has(community));
      return { ...route, communities: [...route.communities, ...added].sort(compareCommunities) };
    }
    case "remove-communities":
      return { ...route, communities: route.communities.filter((c) => !edit.set.has(c)) };
    case "set-local-preference":
      return { ...route, localPreference: edit.value };
    case "set-med":
      return { ...route, med: edit.value };
    case "set-next-hop":
      return { ...route, nextHop: edit.to };
    case "prepend": {
      const copies = Array.from({ length: edit.times }, () => edit.asn);
      return { ...route, asPath: [...copies, ...route.asPath] };
    }
  }
}
