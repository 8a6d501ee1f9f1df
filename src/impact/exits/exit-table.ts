import type { Asn, Family, Prefix } from "../../net/index.ts";
import type { Route } from "../../policy/index.ts";
import { PrefixRows } from "./prefix-rows.ts";
import { rankOf } from "./rank-of.ts";

/** The state of the network that is asked about. */
export type When = "before" | "after";

/** The best accepted route to a prefix. */
export interface BestExit {
  /** The session's index. */
  readonly session: number;
  readonly localPreference: number;
  /** Hops of the AS_PATH; an AS_SET counts as one (RFC 4271, 9.1.2.2). */
  readonly pathLength: number;
  /** Whether another session has a route that is as good. */
  readonly isTied: boolean;
  /** As `rankOf` gives it. */
  readonly rank: number;
  /** Stands for the sessions whose routes are as good as this one: the same sessions, the same number. */
  readonly group: number;
}

/**
 * Which sessions accept a route to each prefix, before and after: how many routes, and the best one. Best is what BGP
 * decides by first (RFC 4271, 9.1.1 and 9.1.2.2): the highest local preference, the shortest AS_PATH, the lowest ORIGIN.
 * MED, the way inside of the network, ages and router IDs are not known; of equals, the session with the lowest index is
 * named. A prefix takes some 70 bytes, however many routes there are to it.
 */
export class ExitTable {
  readonly rows: PrefixRows;
  readonly #sides: Readonly<Record<When, Columns>> = {
    before: new Columns(),
    after: new Columns(),
  };

  constructor(family: Family) {
    this.rows = new PrefixRows(family);
  }

  /** Adds an accepted route. */
  add(when: When, prefix: Prefix, session: number, route: Route): void {
    const row = this.rows.add(prefix);
    this.#sides[when].add(row, session, route);
  }

  /** How many routes to the prefix of a row are accepted. */
  count(when: When, row: number): number {
    return this.#sides[when].counts[row] ?? 0;
  }

  /** The best of them; null if there is none. */
  best(when: When, row: number): BestExit | null {
    const { sessions, preferences, ranks, ties, groups } = this.#sides[when];
    const session = (sessions[row] ?? 0) - 1;
    if (session < 0) return null;
    return {
      session,
      localPreference: preferences[row] ?? 0,
      pathLength: (ranks[row] ?? 0) >>> 2,
      rank: ranks[row] ?? 0,
      isTied: ties[row] === 1,
      group: groups[row] ?? 0,
    };
  }

  /** The origin of the best route; null for an AS_SET, an empty path, or without a route. */
  origin(when: When, row: number): Asn | null {
    return this.#sides[when].origins[row] || null;
  }
}

/** What is known of each row on one side. */
class Columns {
  counts = new Uint16Array(64);
  /** The index of the best session, from 1. */
  sessions = new Uint32Array(64);
  preferences = new Uint32Array(64);
  /** The length of the path, and the ORIGIN: the lower, the better. */
  ranks = new Uint32Array(64);
  origins = new Uint32Array(64);
  ties = new Uint8Array(64);
  /** The sum of what stands for each session with such a route. */
  groups = new Uint32Array(64);

  add(row: number, session: number, route: Route): void {
    while (row >= this.counts.length) this.#grow();
    const { preference, rank } = rankOf(route);
    const known = this.sessions[row] ?? 0;
    this.counts[row] = Math.min(0xffff, (this.counts[row] ?? 0) + 1);
    if (known > 0) {
      const best = this.preferences[row] ?? 0;
      const bestRank = this.ranks[row] ?? 0;
      if (preference < best || (preference === best && rank > bestRank)) return;
      if (preference === best && rank === bestRank) {
        if (known - 1 !== session) this.ties[row] = 1;
        this.groups[row] = (this.groups[row] ?? 0) + markOf(session);
        if (known - 1 <= session) return;
      } else {
        this.ties[row] = 0;
        this.groups[row] = markOf(session);
      }
    } else this.groups[row] = markOf(session);
    const last = route.asPath.at(-1);
    this.sessions[row] = session + 1;
    this.preferences[row] = preference;
    this.ranks[row] = rank;
    this.origins[row] = typeof last === "number" ? last : 0;
  }

  #grow(): void {
    this.counts = doubled(this.counts, Uint16Array);
    this.sessions = doubled(this.sessions, Uint32Array);
    this.preferences = doubled(this.preferences, Uint32Array);
    this.ranks = doubled(this.ranks, Uint32Array);
    this.origins = doubled(this.origins, Uint32Array);
    this.ties = doubled(this.ties, Uint8Array);
    this.groups = doubled(this.groups, Uint32Array);
  }
}

/** Numbers of which sums are hardly ever equal (Knuth's multiplicative hash). */
function markOf(session: number): number {
  return Math.imul(session + 1, 2_654_435_761);
}

function doubled<A extends Uint8Array | Uint16Array | Uint32Array>(
  column: A,
  Kind: new (length: number) => A,
): A {
  const larger = new Kind(column.length * 2);
  larger.set(column);
  return larger;
}
