import { neighborOf } from "../model/index.ts";
import { equalScoped, type Asn } from "../net/index.ts";
import type { Declaration, DeclaredState, Peer, Session } from "./declaration.ts";
import { isSameSite } from "./is-same-site.ts";
import { resolveState, shutdownOf, type StateOwners } from "./resolve-state.ts";

/** What a state can be declared for. A session is known by its router and neighbor. */
export type StateTarget =
  | { readonly kind: "session"; readonly session: Session }
  | { readonly kind: "peer"; readonly asn: Asn }
  | { readonly kind: "exchange"; readonly id: string }
  | { readonly kind: "router"; readonly name: string }
  | { readonly kind: "site"; readonly name: string };

/**
 * The declaration in which the targets have this state instead of what they declare now; null: they declare none. Every
 * session then has the state that follows: a stronger one that something else declares still counts.
 */
export function withState(
  declaration: Declaration,
  targets: readonly StateTarget[],
  state: DeclaredState | null,
): Declaration {
  const is = (test: (target: StateTarget) => boolean): boolean => targets.some(test);
  const routers = declaration.routers.map((router) =>
    is((one) => one.kind === "router" && one.name === router.name) ? { ...router, state } : router,
  );
  const exchanges = declaration.exchanges.map((exchange) =>
    is((one) => one.kind === "exchange" && one.id === exchange.id)
      ? { ...exchange, state }
      : exchange,
  );
  const sites = sitesWith(declaration, targets, state);
  const peers = declaration.peers.map((peer) => {
    const isMeant = is((one) => one.kind === "peer" && one.asn === peer.asn);
    const sessions = peer.sessions.map((session) =>
      is((one) => one.kind === "session" && isSameSession(one.session, session))
        ? { ...session, declaredState: state }
        : session,
    );
    return { ...peer, sessions, ...(isMeant && { state }) };
  });
  const owners = { routers, exchanges, sites };
  return { ...declaration, ...owners, peers: peers.map((peer) => resolved(peer, owners)) };
}

/** The sites that declare something: one that is named by its routers alone is added if it is a target. */
function sitesWith(
  { sites, routers }: Declaration,
  targets: readonly StateTarget[],
  state: DeclaredState | null,
): Declaration["sites"] {
  const wanted = targets.flatMap((one) => (one.kind === "site" ? one.name : []));
  const known = sites.map((site) =>
    wanted.some((name) => isSameSite(site.name, name)) ? { ...site, state } : site,
  );
  const added = [...new Set(wanted)]
    .filter((name) => !sites.some((site) => isSameSite(site.name, name)))
    .flatMap((name) => {
      const router = routers.find(({ site }) => isSameSite(site, name));
      return router ? [{ name, state, span: router.span }] : [];
    });
  return [...known, ...added].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isSameSession(one: Session, other: Session): boolean {
  return one.router.value === other.router.value && equalScoped(neighborOf(one), neighborOf(other));
}

function resolved(peer: Peer, owners: StateOwners): Peer {
  const sessions = peer.sessions.map((session) => {
    const state = resolveState(session, peer, owners);
    return { ...session, state, options: { ...session.options, shutdown: shutdownOf(state) } };
  });
  return { ...peer, sessions };
}
