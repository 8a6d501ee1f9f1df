import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatAddress, type Address, type Asn } from "../../net/index.ts";
import type { ReceivedRoute } from "../../routes/index.ts";
import { isUp, type ImpactSession } from "../sides/impact-session.ts";

/** From whom a session's routes come, as far as they all agree. */
interface Seen {
  routes: number;
  /** Those whose first ASN is the neighbor's. */
  ofNeighbor: number;
  first: Asn | null;
  /** The next hop of all routes; null if they differ. */
  hop: Address | null;
}

/** Finds sessions whose routes are those of another one, as when files are mixed up. */
export class NeighborCheck {
  readonly #sessions: readonly ImpactSession[];
  readonly #seen = new Map<ImpactSession, Seen>();

  constructor(sessions: readonly ImpactSession[]) {
    this.#sessions = sessions;
  }

  /** Adds a route of a session. */
  add(session: ImpactSession, { asPath, nextHop }: ReceivedRoute): void {
    const [first] = asPath;
    const asn = typeof first === "number" ? first : null;
    let seen = this.#seen.get(session);
    if (!seen) {
      seen = { routes: 0, ofNeighbor: 0, first: asn, hop: nextHop };
      this.#seen.set(session, seen);
    }
    seen.routes++;
    if (asn === session.asn) seen.ofNeighbor++;
    const { hop } = seen;
    if (hop && (nextHop?.value !== hop.value || nextHop.family !== hop.family)) seen.hop = null;
  }

  /** Reports each session none of whose routes can be its own. */
  report(report: Report): void {
    const byAddress = new Map(this.#sessions.map((one) => [formatAddress(one.remote), one]));
    for (const [session, { routes, ofNeighbor, first, hop }] of this.#seen) {
      const { name, router, asn, before, after } = session;
      const side = isUp(after) ? after : before;
      if (ofNeighbor === 0 && first !== null && side?.rules.enforceFirstAs === true) {
        const params = { session: name, router, routes, asn, found: first };
        report(diagnostic("impact-other-neighbor", params));
        continue;
      }
      const found = hop && formatAddress(hop);
      const other = found === null ? undefined : byAddress.get(found);
      // A route server passes on its clients' next hops; a neighbor may send those of its own other routers.
      if (found === null || !other || other.asn === asn || session.relation === "route-server") {
        continue;
      }
      if (routes < LEAST_ROUTES) continue;
      const params = { session: name, router, found, other: `${other.name} on ${other.router}` };
      report(diagnostic("impact-next-hop-elsewhere", params));
    }
  }
}

/** Of fewer routes, all may have a third party's next hop (RFC 4271, 5.1.3). */
const LEAST_ROUTES = 10;
