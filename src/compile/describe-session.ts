import type { Peer, Session } from "../declaration/index.ts";
import type { PlatformFacts } from "./compile-input.ts";

/** With less room than this for it, in characters, a name says nothing. */
const SHORTEST_NAME = 8;

/**
 * A session's description as its platform can carry it: the declared one, or one made of ASN, name and place. A long name is
 * cut, so that the place stays to be read.
 */
export function describeSession(
  peer: Peer,
  session: Session,
  place: string,
  { freeText, longestDescription }: Pick<PlatformFacts, "freeText" | "longestDescription">,
): string {
  const declared = session.description === null ? "" : freeText(session.description);
  if (declared !== "") return cut(declared, longestDescription);
  const without = `AS${peer.asn} at ${place}`;
  const name = freeText(peer.name);
  const room = longestDescription - without.length - 1;
  if (name === "" || room < SHORTEST_NAME) return cut(without, longestDescription);
  return `AS${peer.asn} ${cut(name, room)} at ${place}`;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 3).trimEnd()}...`;
}
