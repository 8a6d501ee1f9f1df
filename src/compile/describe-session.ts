import type { Peer, Session } from "../declaration/index.ts";
import type { PlatformFacts } from "./compile-input.ts";

/** A name that would be shortened below this many characters is useless. */
const SHORTEST_NAME = 8;

/**
 * A session's description in the form that its platform can print: the declared one, or one made of ASN, name and
 * place. A long name is shortened, so that the place remains.
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
