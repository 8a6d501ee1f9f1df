import type { Peer, Session } from "../declaration/index.ts";
import { familySuffix, NAME_PREFIX, nameWord } from "../policy/index.ts";
import { placeOf } from "./place-of.ts";

/** The session's name on its router: `PEERC_AS13335_IX_BR_SP_V4`. */
export function sessionName(peer: Peer, session: Session): string {
  const words = [`AS${peer.asn}`, nameWord(placeOf(session)), familySuffix(session.family)];
  if (session.name !== null) words.push(nameWord(session.name));
  return NAME_PREFIX + words.join("_");
}
