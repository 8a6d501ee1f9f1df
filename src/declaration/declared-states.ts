import type { Declaration, DeclaredState } from "./declaration.ts";
import type { StateTarget } from "./with-state.ts";

/** A state, and what declares it. */
export interface StateDeclaration {
  readonly target: StateTarget;
  readonly state: DeclaredState;
}

/** Every state that a declaration declares: of exchanges, routers, sites, peers and sessions. */
export function declaredStates({
  exchanges,
  routers,
  sites,
  peers,
}: Declaration): readonly StateDeclaration[] {
  const of = (target: StateTarget, state: DeclaredState | null): readonly StateDeclaration[] =>
    state ? [{ target, state }] : [];
  return [
    ...exchanges.flatMap(({ id, state }) => of({ kind: "exchange", id }, state)),
    ...routers.flatMap(({ name, state }) => of({ kind: "router", name }, state)),
    ...sites.flatMap(({ name, state }) => of({ kind: "site", name }, state)),
    ...peers.flatMap(({ asn, state }) => of({ kind: "peer", asn }, state)),
    ...peers.flatMap(({ sessions }) =>
      sessions.flatMap((session) => of({ kind: "session", session }, session.declaredState)),
    ),
  ];
}
