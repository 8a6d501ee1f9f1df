import {
  STATES,
  type Declaration,
  type DeclaredState,
  type Peer,
  type Session,
  type SessionState,
  type StateOwner,
} from "./declaration.ts";
import type { SessionOptions } from "../model/index.ts";
import { isSameSite } from "./is-same-site.ts";

/** What has states besides peers and sessions. */
export type StateOwners = Pick<Declaration, "routers" | "exchanges" | "sites">;

/**
 * The state of a session: the strongest one of those declared for it, for its peer, its exchange, its router and the
 * router's site; of several that are equally strong, the most specific one with its details.
 */
export function resolveState(
  session: Pick<Session, "router" | "place" | "declaredState" | "span">,
  peer: Pick<Peer, "state"> & { readonly asn: Peer["asn"] | null },
  { routers, exchanges, sites }: StateOwners,
): SessionState {
  const { place, declaredState, span } = session;
  const router = routers.find(({ name }) => name === session.router.value);
  const exchange = place.kind === "exchange" && exchanges.find(({ id }) => id === place.id);
  const found: SessionState[] = [];
  const add = (state: DeclaredState | null, by: StateOwner): void => {
    if (state) found.push({ ...state, by });
  };
  add(declaredState, { kind: "session" });
  if (peer.asn !== null) add(peer.state, { kind: "peer", asn: peer.asn });
  if (exchange) add(exchange.state, { kind: "exchange", id: exchange.id });
  if (router) add(router.state, { kind: "router", name: router.name });
  for (const { name, state } of sites) {
    if (isSameSite(router?.site ?? null, name)) add(state, { kind: "site", name });
  }
  const strongest = STATES.find((is) => found.some((state) => state.is === is));
  return found.find((state) => state.is === strongest) ?? { ...ACTIVE, span, by: null };
}

/** The option of a session that follows from its state. */
export function shutdownOf({ is, message }: SessionState): SessionOptions["shutdown"] {
  return is === "shut" ? { message } : null;
}

const ACTIVE = {
  is: "active",
  reason: null,
  ticket: null,
  message: null,
  until: null,
  prepend: 0,
} as const satisfies Omit<DeclaredState, "span">;
