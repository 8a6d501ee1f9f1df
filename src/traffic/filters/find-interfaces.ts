import { sessionName } from "../../compile/index.ts";
import { isRemoved, type Declaration, type Router, type Session } from "../../declaration/index.ts";
import type { Prefix } from "../../net/index.ts";
import type { Relation, RouterPlan, SessionPlan } from "../../model/index.ts";

/** An interface of a router with BGP sessions: at the LAN of an exchange, or a private interconnect. */
export interface PeeringInterface {
  readonly exchange: string | null;
  /** The interface's name on the router; null if it is not declared. */
  readonly name: string | null;
  /** The exchange or the interface. */
  readonly place: string;
  /** The prefixes of the exchange's LAN. */
  readonly lans: readonly Prefix[];
  /** Never empty. */
  readonly sessions: readonly PlacedSession[];
}

/** A planned session, and the relation of its peer. */
export interface PlacedSession {
  readonly relation: Relation;
  readonly plan: SessionPlan;
}

/** The interfaces of a router that have sessions, by place. */
export function findInterfaces(
  declaration: Declaration,
  plan: RouterPlan,
): readonly PeeringInterface[] {
  const router = declaration.routers.find(({ name }) => name === plan.name);
  const planned = new Map(
    plan.peers.flatMap(({ sessions }) => sessions.map((one) => [one.name, one] as const)),
  );
  const byPlace = new Map<string, { place: Session["place"]; sessions: PlacedSession[] }>();
  for (const peer of declaration.peers) {
    for (const session of peer.sessions) {
      if (isRemoved(session) || session.router.value !== plan.name) continue;
      const found = planned.get(sessionName(peer, session));
      if (!found) continue;
      const { place } = session;
      const key = JSON.stringify(place);
      const here = byPlace.get(key) ?? { place, sessions: [] };
      here.sessions.push({ relation: peer.relation, plan: found });
      byPlace.set(key, here);
    }
  }
  return [...byPlace.values()]
    .map(({ place, sessions }): PeeringInterface => {
      if (place.kind === "interface") {
        const { name } = place;
        return { exchange: null, name, place: name, lans: [], sessions };
      }
      const exchange = declaration.exchanges.find(({ id }) => id === place.id);
      const name = router ? interfaceTo(place.id, router, sessions) : null;
      const lans = exchange?.lans ?? [];
      return { exchange: place.id, name, place: place.id, lans, sessions };
    })
    .sort((a, b) => (a.place < b.place ? -1 : 1));
}

/**
 * The interface of a router to an exchange: the declared one, or the only one that its sessions there name. Our address
 * there is of the LAN, so the interface that has it is the LAN's.
 */
function interfaceTo(
  exchange: string,
  router: Router,
  sessions: readonly PlacedSession[],
): string | null {
  const declared = router.interfaces.find((one) => one.exchange === exchange);
  if (declared) return declared.name;
  const named = new Set(
    sessions.flatMap(({ plan: { options } }) => options.interface ?? options.updateSource ?? []),
  );
  const [only = null] = named;
  return named.size === 1 ? only : null;
}
