import type { Asn } from "../../net/index.ts";

/** Which way traffic goes, before and after: an index of a session; null: none. */
export interface Way {
  readonly from: number | null;
  readonly to: number | null;
}

/** Traffic by its best exits before and after, in bit/s. */
export interface MovedTraffic {
  readonly by: "prefix" | "asn";
  readonly total: number;
  /** To what no session accepts a route, neither before nor after. */
  readonly elsewhere: number;
  /** That of which the collector does not know where it goes. */
  readonly unknown: number;
  /** By the same exit as before. */
  readonly kept: number;
  /** With an exit before, and none after. */
  readonly lost: number;
  /** Of ASNs whose prefixes do not all change alike: only a share of each is kept, moved or lost. */
  readonly divided: readonly DividedTraffic[];
  /** By another exit than before, or by one at last; the most first. */
  readonly moved: readonly MovedRate[];
  /** What each session carries, without what is divided; by index. */
  readonly sessions: readonly SessionRate[];
}

/** Traffic that gets another exit. */
export interface MovedRate extends Way {
  readonly to: number;
  readonly rate: number;
}

/** Traffic of an ASN with how many of its prefixes become what. */
export interface DividedTraffic {
  readonly asn: Asn;
  readonly rate: number;
  readonly kept: number;
  readonly moved: number;
  readonly lost: number;
}

/** What a session carries. */
export interface SessionRate {
  readonly session: number;
  readonly before: number;
  readonly after: number;
}

/** Adds up rates by the way that they go. */
export class TrafficSum {
  #total: number;
  readonly #unknown: number;
  #elsewhere = 0;
  #kept = 0;
  #lost = 0;
  readonly #divided: DividedTraffic[] = [];
  readonly #moved = new Map<string, MovedRate & { rate: number }>();
  readonly #sessions = new Map<number, { session: number; before: number; after: number }>();

  /** With traffic that goes nobody knows where. */
  constructor(unknown: number) {
    this.#total = unknown;
    this.#unknown = unknown;
  }

  /** Adds traffic that goes one way before and one after. */
  add({ from, to }: Way, rate: number): void {
    this.#total += rate;
    if (from !== null) this.#of(from).before += rate;
    if (to !== null) this.#of(to).after += rate;
    if (from === to) {
      if (from === null) this.#elsewhere += rate;
      else this.#kept += rate;
    } else if (to === null) this.#lost += rate;
    else {
      const key = `${from} ${to}`;
      const known = this.#moved.get(key);
      if (known) known.rate += rate;
      else this.#moved.set(key, { from, to, rate });
    }
  }

  /** Adds traffic of an ASN whose prefixes have several exits: nothing moves if none of them changes. */
  divide(traffic: DividedTraffic): void {
    this.#total += traffic.rate;
    if (traffic.moved + traffic.lost === 0) this.#kept += traffic.rate;
    else this.#divided.push(traffic);
  }

  /** What came out. */
  result(by: MovedTraffic["by"]): MovedTraffic {
    return {
      by,
      ...{ total: this.#total, elsewhere: this.#elsewhere, unknown: this.#unknown },
      ...{ kept: this.#kept, lost: this.#lost },
      divided: this.#divided.sort((a, b) => b.rate - a.rate || a.asn - b.asn),
      moved: [...this.#moved.values()].sort(
        (a, b) => b.rate - a.rate || (a.from ?? -1) - (b.from ?? -1) || a.to - b.to,
      ),
      sessions: [...this.#sessions.values()].sort((a, b) => a.session - b.session),
    };
  }

  #of(session: number) {
    let own = this.#sessions.get(session);
    if (!own) this.#sessions.set(session, (own = { session, before: 0, after: 0 }));
    return own;
  }
}
