import { networkOf, type Prefix } from "../../net/index.ts";
import type { RoutingTable } from "../../sources/index.ts";

/** The routing table by prefix. */
export class RoutingTableView {
  readonly vantagePoints: RoutingTable["vantagePoints"];
  readonly #seenBy = new Map<string, number>();

  constructor({ vantagePoints, routes }: RoutingTable) {
    this.vantagePoints = vantagePoints;
    for (const { prefix, seenBy } of routes) {
      const key = keyOf(prefix);
      // A vantage point has one route for a prefix, so those of several origins are different ones.
      this.#seenBy.set(key, (this.#seenBy.get(key) ?? 0) + seenBy);
    }
  }

  /** The number of vantage points that have a route for exactly this prefix, from any origin. */
  seenBy(prefix: Prefix): number {
    return this.#seenBy.get(keyOf(prefix)) ?? 0;
  }

  /** Of the prefix and those that cover it, except the default route: the one that most vantage points have. */
  mostSeen(prefix: Prefix): { readonly prefix: Prefix; readonly seenBy: number } {
    let best = { prefix, seenBy: this.seenBy(prefix) };
    for (let length = prefix.length - 1; length > 0; length--) {
      const around = networkOf(prefix, length);
      const seenBy = this.seenBy(around);
      if (seenBy > best.seenBy) best = { prefix: around, seenBy };
    }
    return best;
  }
}

function keyOf({ family, value, length }: Prefix): string {
  return `${family} ${value}/${length}`;
}
