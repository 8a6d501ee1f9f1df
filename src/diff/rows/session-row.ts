import type { PlacedSession } from "../match-sessions.ts";
import type { SessionRow } from "./diff-report.ts";

/** A session as plain data. */
export function sessionRow({ router, peer, session }: PlacedSession): SessionRow {
  const name = session.name.replace(/^PEERC_/, "");
  return {
    router: router.name,
    name,
    asn: session.asn,
    peer: peer.name,
    family: session.family,
  };
}
