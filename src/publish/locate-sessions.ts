import { sessionName } from "../compile/index.ts";
import { isBuilt, type Declaration, type Peer, type Session } from "../declaration/index.ts";
import type { RouterPlan, SessionPlan } from "../model/index.ts";
import type { Location } from "./announcement.ts";
import { plainText } from "./plain-text.ts";

/** A session with a peer, and where it is. */
export interface LocatedSession {
  readonly peer: Peer;
  readonly session: Session;
  readonly plan: SessionPlan;
  readonly at: Omit<Location, "announced">;
}

/**
 * The sessions with peers and route servers that are built, each with its location, in the order of the declaration.
 * Customers, transits and collectors are left out: they get more than what is ours, or are nobody who filters us.
 */
export function locateSessions(
  declaration: Declaration,
  plans: readonly RouterPlan[],
): readonly LocatedSession[] {
  const planned = new Map(
    plans.flatMap(({ name, peers }) =>
      peers.flatMap(({ sessions }) => sessions.map((one) => [`${name} ${one.name}`, one] as const)),
    ),
  );
  const placeOf = places(declaration);
  const peers = declaration.peers.filter(({ relation }) => PUBLISHED.has(relation));
  return peers.flatMap((peer) =>
    peer.sessions.flatMap((session): readonly LocatedSession[] => {
      const plan = planned.get(`${session.router.value} ${sessionName(peer, session)}`);
      return plan && isBuilt(session) ? [{ peer, session, plan, at: placeOf(session) }] : [];
    }),
  );
}

/** The relations of those who build filters of our routes from what is published. */
const PUBLISHED: ReadonlySet<Peer["relation"]> = new Set(["peer", "route-server"] as const);

function places({ exchanges, routers }: Declaration): (session: Session) => LocatedSession["at"] {
  const sites = siteIds(routers);
  return ({ place, router }) => {
    if (place.kind === "exchange") {
      const { id } = place;
      return { kind: "exchange", id, name: exchanges.find((one) => one.id === id)?.name ?? id };
    }
    const { name = router.value, site = null } = routers.find((r) => r.name === router.value) ?? {};
    if (site === null) return { kind: "router", id: name, name };
    return { kind: "site", id: sites.get(site) ?? name, name: site };
  };
}

/**
 * A name for the files of each site: what of its own can be part of a file's name anywhere. Where that is nothing, or
 * taken by another site, the name of its first router.
 */
function siteIds(routers: Declaration["routers"]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { site, name } of routers) {
    if (site === null || ids.has(site)) continue;
    const word = plainText(site)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "");
    let id = word === "" || taken.has(word) ? name : word;
    while (taken.has(id)) id += `-${name}`;
    taken.add(id);
    ids.set(site, id);
  }
  return ids;
}
