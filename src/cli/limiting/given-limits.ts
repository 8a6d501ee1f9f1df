import type { Peer, Session } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { parseAsn, type Family } from "../../net/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { findSession } from "../commands/find-session.ts";
import { limitPlaces, type WantedLimit } from "./limit-places.ts";

/** What `peerc limit` was told: a peer's ASN or a session, and a number for a family or two. */
export interface GivenLimits {
  readonly of: string;
  /** To find the session. */
  readonly router: string | null;
  readonly numbers: Readonly<Partial<Record<Family, number>>>;
}

/** The limits to write for what was given. Every mistake is reported; null if there is one. */
export function givenLimits(
  { of, router, numbers }: GivenLimits,
  peers: readonly Peer[],
  plans: readonly RouterPlan[],
  report: Report,
): readonly WantedLimit[] | null {
  const asn = parseAsn(of);
  const isPeer = asn !== null && router === null;
  if (isPeer && !peers.some((peer) => peer.asn === asn)) {
    report(diagnostic("unknown-peer", { asn: of, known: peers }));
    return null;
  }
  const plan = isPeer ? null : findSession(plans, of, router, { peers }, report);
  if (!isPeer && plan === null) return null;
  const isMeant = (peer: Peer, session: Session): boolean =>
    plan ? session.span === plan.span : peer.asn === asn;
  const places = peers
    .filter((peer) => peer.sessions.some((session) => isMeant(peer, session)))
    .flatMap(limitPlaces)
    .filter(({ peer, sessions }) => sessions.some((session) => isMeant(peer, session)));
  const wanted = places.flatMap((place): readonly WantedLimit[] => {
    const maximum = numbers[place.family];
    return maximum === undefined ? [] : [{ place, maximum }];
  });
  const without = (["ipv4", "ipv6"] as const).filter(
    (family) =>
      numbers[family] !== undefined && !wanted.some(({ place }) => place.family === family),
  );
  for (const family of without) {
    const whose = plan ? plan.name : `AS${asn ?? of}`;
    report(diagnostic("limit-without-session", { whose, family, isSession: plan !== null }));
  }
  return without.length > 0 ? null : wanted;
}
