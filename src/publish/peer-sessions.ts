import type { Declaration } from "../declaration/index.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { Asn } from "../net/index.ts";
import type { RouterPlan } from "../model/index.ts";
import { locateSessions } from "./locate-sessions.ts";
import type { PeerSessions } from "./snippet-files.ts";

/**
 * The peers with sessions that are built, sorted by ASN: all of them, or those that are named. A named one that is no
 * peer, or has no such session, is reported; it must be declared.
 */
export function peerSessions(
  declaration: Declaration,
  plans: readonly RouterPlan[],
  asns: readonly Asn[] | "all",
  report: Report,
): readonly PeerSessions[] {
  const located = locateSessions(declaration, plans).filter(({ peer }) => peer.relation === "peer");
  const wanted = declaration.peers.filter(({ asn, relation }) =>
    asns === "all" ? relation === "peer" : asns.includes(asn),
  );
  return wanted.flatMap((peer): readonly PeerSessions[] => {
    const sessions = located.filter((one) => one.peer === peer);
    if (sessions.length > 0) return [{ peer, sessions }];
    const { asn, relation } = peer;
    if (asns !== "all") {
      report(diagnostic("nothing-for-peer", { asn, relation, isBuilt: relation !== "peer" }));
    }
    return [];
  });
}
