import { CommunitySet } from "../../net/index.ts";
import type { FilterNode, RouteAttribute } from "../../policy/index.ts";

/** What is tested from a node of a filter on, whatever the answers. */
export interface ReachedTests {
  readonly paths: boolean;
  readonly nextHops: boolean;
  readonly med: boolean;
  /** The attributes with few values that some test reads. */
  readonly values: readonly RouteAttribute[];
  /** Every community that some test reads or counts. */
  readonly communities: CommunitySet;
}

const NOTHING: ReachedTests = {
  paths: false,
  nextHops: false,
  med: false,
  values: [],
  communities: CommunitySet.none,
};

/** Determines for each node of filters what is tested from there on. */
export class FilterReach {
  readonly #known = new Map<FilterNode, ReachedTests>();

  /** What is tested from a node on. */
  of(node: FilterNode): ReachedTests {
    let reached = this.#known.get(node);
    if (!reached) this.#known.set(node, (reached = this.#make(node)));
    return reached;
  }

  #make(node: FilterNode): ReachedTests {
    if (node.kind === "verdict") return NOTHING;
    if (node.kind === "edit") return this.of(node.next);
    const rest = both(this.of(node.then), this.of(node.otherwise));
    const { test } = node;
    switch (test.kind) {
      case "prefix":
        return rest;
      case "as-path":
        return { ...rest, paths: true };
      case "next-hop":
        return { ...rest, nextHops: true };
      case "med":
        return { ...rest, med: true };
      case "value":
        return { ...rest, values: together(rest.values, [test.attribute]) };
      case "community":
        return { ...rest, communities: rest.communities.unite(test.set) };
      case "community-count":
        return { ...rest, communities: rest.communities.unite(test.of) };
    }
  }
}

/** What is tested from either of two nodes on. */
export function both(a: ReachedTests, b: ReachedTests): ReachedTests {
  if (a === b) return a;
  return {
    paths: a.paths || b.paths,
    nextHops: a.nextHops || b.nextHops,
    med: a.med || b.med,
    values: together(a.values, b.values),
    communities:
      a.communities === b.communities ? a.communities : a.communities.unite(b.communities),
  };
}

function together(
  a: readonly RouteAttribute[],
  b: readonly RouteAttribute[],
): readonly RouteAttribute[] {
  const more = b.filter((attribute) => !a.includes(attribute));
  return more.length === 0 ? a : [...a, ...more];
}
