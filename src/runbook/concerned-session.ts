import { formatAddress, formatScoped, type Family } from "../net/index.ts";
import { neighborOf, type RouterPlan } from "../model/index.ts";
import type { LookedAt } from "../platforms/index.ts";

/** A session that a change or a maintenance concerns. */
export interface ConcernedSession {
  readonly router: string;
  /** Its name on the router, with `PEERC_`. */
  readonly name: string;
  readonly asn: number;
  readonly peer: string;
  readonly place: string;
  readonly neighbor: string;
  /** Our address; null if it is link-local, and says nothing of the interface. */
  readonly local: string | null;
  readonly family: Family;
  /** Whether it is declared to be shut down. */
  readonly isShut: boolean;
}

/** The sessions of some routers that a test chooses, in the order of routers and ASNs. */
export function concernedSessions(
  plans: readonly RouterPlan[],
  isConcerned: (router: string, name: string) => boolean,
): readonly ConcernedSession[] {
  return plans.flatMap((plan) =>
    plan.peers.flatMap((peer) =>
      peer.sessions
        .filter(({ name }) => isConcerned(plan.name, name))
        .map((session): ConcernedSession => {
          const local = formatAddress(session.local);
          return {
            router: plan.name,
            name: session.name,
            asn: peer.asn,
            peer: peer.name,
            place: session.place,
            neighbor: formatScoped(neighborOf(session)),
            local: /^fe[89ab]/i.test(local) ? null : local,
            family: session.family,
            isShut: session.options.shutdown !== null,
          };
        }),
    ),
  );
}

/** A session as it is looked at. */
export function lookedAt({ name, asn, peer, neighbor, family }: ConcernedSession): LookedAt {
  return { name, title: `AS${asn} ${peer}, ${neighbor}`, neighbor, family };
}

/** A session for people: `gru1: AS13335 Cloudflare at ix-br-sp (187.16.219.133)`. */
export function describeConcerned({
  router,
  asn,
  peer,
  place,
  neighbor,
}: ConcernedSession): string {
  return `${router}: AS${asn} ${peer} at ${place} (${neighbor})`;
}
