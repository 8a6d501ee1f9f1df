import {
  objectNames,
  PeerLists,
  policyOf,
  registrationRead,
  sessionName,
} from "../../compile/index.ts";
import { describeOwner, type Peer, type Session } from "../../declaration/index.ts";
import { neighborOf, type RouterPlan } from "../../model/index.ts";
import { formatScoped } from "../../net/index.ts";
import { headroom, type SessionRow } from "../../report/index.ts";
import type { PlannedNetwork } from "../building/load-plans.ts";

/**
 * One row for each session of a network that is not declared as removed, planned ones included, in the order of ASN,
 * router and name. `plans` must have the planned sessions too.
 */
export function sessionRows(
  { network, registry }: Pick<PlannedNetwork, "network" | "registry">,
  plans: readonly RouterPlan[],
): readonly SessionRow[] {
  const { declaration, library } = network;
  const lists = new PeerLists(declaration, registry);
  const maximumOf = maxima(plans);

  const registrationOf = (
    peer: Peer,
    session: Session,
    policy: string,
  ): Pick<SessionRow, "registered" | "registration"> => {
    const definition = library.policies.get(policy);
    const isUsed = definition !== undefined && registrationRead(definition).prefixes;
    if (!isUsed) return { registered: null, registration: "not-used" };
    if (!objectNames(peer).every((name) => registry.has(name))) {
      return { registered: null, registration: "no-data" };
    }
    return { registered: lists.ofPeer(peer, session.family).size, registration: "known" };
  };

  const rows = declaration.peers.flatMap((peer) =>
    peer.sessions.flatMap((session): readonly SessionRow[] => {
      const { place, family } = session;
      const [name, router] = [sessionName(peer, session), session.router.value];
      const maximum = maximumOf.get(`${router} ${name}`);
      const { is, by, ticket } = session.state;
      if (is === "removed" || maximum === undefined) return [];
      const policy = policyOf(declaration, peer, session).value;
      const { registered, registration } = registrationOf(peer, session, policy);
      return [
        {
          session: name,
          peer: peer.name,
          asn: peer.asn,
          relation: peer.relation,
          router,
          exchange: place.kind === "exchange" ? place.id : null,
          interface: place.kind === "interface" ? place.name : null,
          neighbor: formatScoped(neighborOf(session)),
          family,
          policy,
          maximum,
          registered,
          registration,
          headroom: registered === null ? null : headroom(maximum, registered),
          state: is,
          state_by: by === null || by.kind === "session" ? null : describeOwner(by),
          state_ticket: ticket,
        },
      ];
    }),
  );
  const key = ({ router, session }: SessionRow): string => `${router} ${session}`;
  return rows.sort((a, b) => a.asn - b.asn || (key(a) < key(b) ? -1 : 1));
}

/** The limit of each session: router and name → maximum. */
function maxima(plans: readonly RouterPlan[]): ReadonlyMap<string, number> {
  return new Map(
    plans.flatMap((plan) =>
      plan.peers.flatMap(({ sessions }) =>
        sessions.map(({ name, maxPrefixes }) => [`${plan.name} ${name}`, maxPrefixes.maximum]),
      ),
    ),
  );
}
