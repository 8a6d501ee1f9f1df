import type { Asn, Family, Prefix } from "../../net/index.ts";
import type { OverlappingPrefixes } from "../overlapping-prefixes.ts";
import { compareSeenRoutes, type RoutingTable, type SeenRoute } from "./routing-table.ts";

/** Collects what one or several dumps of the routing table say: of our prefixes, and how many vantage points there are. */
export class SeenCounts {
  readonly #ours: OverlappingPrefixes;
  readonly #routes = new Map<string, SeenRoute>();
  /** Of the finished dumps. */
  readonly #vantagePoints: Record<Family, number> = { ipv4: 0, ipv6: 0 };
  /** Of the current dump: the most that a route of it was seen by. */
  readonly #most: Record<Family, number> = { ipv4: 0, ipv6: 0 };

  /** Routes that do not concern our prefixes are counted, but not kept. */
  constructor(ours: OverlappingPrefixes) {
    this.#ours = ours;
  }

  /**
   * Whether routes of a prefix are kept: it is one of ours, covers one or is inside of one. The default route is not kept:
   * it says nothing about what it covers.
   */
  isOurs(prefix: Prefix): boolean {
    return prefix.length > 0 && this.#ours.overlaps(prefix);
  }

  /** Adds a number of vantage points that have a route of ours. */
  add(prefix: Prefix, origin: Asn, seenBy: number): void {
    const key = `${prefix.family} ${prefix.value}/${prefix.length} ${origin}`;
    const before = this.#routes.get(key)?.seenBy ?? 0;
    this.#routes.set(key, { prefix, origin, seenBy: before + seenBy });
  }

  /** Takes into account how many vantage points have a route, of ours or not. */
  count(family: Family, seenBy: number): void {
    if (seenBy > this.#most[family]) this.#most[family] = seenBy;
  }

  /** Ends a dump: the vantage points of the next one are others. */
  endDump(): void {
    for (const family of ["ipv4", "ipv6"] as const) {
      this.#vantagePoints[family] += this.#most[family];
      this.#most[family] = 0;
    }
  }

  /** What the dumps so far say. */
  get table(): RoutingTable {
    const routes = [...this.#routes.values()].sort(compareSeenRoutes);
    const vantagePoints = { ...this.#vantagePoints };
    for (const { prefix, seenBy } of routes) {
      // Peers with add-path and others are in different records: a route of both is seen by more than either.
      vantagePoints[prefix.family] = Math.max(vantagePoints[prefix.family], seenBy);
    }
    return { vantagePoints, routes };
  }
}
