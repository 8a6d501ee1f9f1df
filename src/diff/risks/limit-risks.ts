import { objectNames } from "../../compile/index.ts";
import type { Peer } from "../../declaration/index.ts";
import { sameButPlaces } from "../../model/index.ts";
import type { PlacedPair, PlacedSession } from "../match-sessions.ts";
import type { NetworkPair, NetworkSources } from "../why/why.ts";
import type { RegisteredPrefixSets } from "./registered-prefix-sets.ts";
import type { Risk } from "./risk.ts";

/** The sessions whose limits are asked about. */
interface Limited {
  readonly pairs: readonly PlacedPair[];
  readonly added: readonly PlacedSession[];
}

interface Registered {
  readonly before: RegisteredPrefixSets;
  readonly after: RegisteredPrefixSets;
}

/** The limits that are below what is registered, or within 10 % of it, and were not before. */
export function limitRisks(
  { pairs, added }: Limited,
  sources: NetworkPair,
  registered: Registered,
): readonly Risk[] {
  const changed = peersChanged(sources);
  const kept = pairs.flatMap(({ before, after }): Risk[] => {
    const sameLimit = before.session.maxPrefixes.maximum === after.session.maxPrefixes.maximum;
    if (sameLimit && !changed(before, after)) return [];
    const now = stateOf(after, registered.after);
    if (now.name === null || stateOf(before, registered.before).name === now.name) return [];
    return [{ ...now, name: now.name, where: [after], prefixes: null }];
  });
  const news = added.flatMap((placed): Risk[] => {
    const { name, ...rest } = stateOf(placed, registered.after);
    return name === null ? [] : [{ ...rest, name, where: [placed], prefixes: null }];
  });
  return [...kept, ...news];
}

/** How near what is registered comes to the limit of a session. */
function stateOf({ session }: PlacedSession, registered: RegisteredPrefixSets) {
  const { asn, family, maxPrefixes } = session;
  const { maximum } = maxPrefixes;
  const count = registered.count(asn, family);
  const of = family === "ipv4" ? "IPv4" : "IPv6";
  const detail = `AS${asn} has ${count} ${of} ${count === 1 ? "prefix" : "prefixes"} registered, and the limit is ${maximum}`;
  const rest = { detail, from: maxPrefixes.span };
  if (count > maximum) return { name: "limit-below-registered", ...rest } as const;
  if (count * 10 >= maximum * 9) return { name: "limit-nearly-reached", ...rest } as const;
  return { name: null, ...rest };
}

/** Whether a peer has other registrations than before: with equal ones nothing needs to be counted. */
function peersChanged({ before, after }: NetworkPair) {
  const byAsn = ({ declaration }: NetworkSources) =>
    new Map(declaration.peers.map((peer) => [peer.asn, peer]));
  const [old, now] = [byAsn(before), byAsn(after)];
  const objects = (peer: Peer, { registry }: NetworkSources) =>
    objectNames(peer).map((name) => registry.get(name));
  const values = (peer: Peer) => peer.prefixes.map(({ value }) => value);
  return (one: PlacedSession, other: PlacedSession): boolean => {
    const [was, is] = [old.get(one.session.asn), now.get(other.session.asn)];
    if (!was || !is) return true;
    const [a, b] = [objects(was, before), objects(is, after)];
    const sameObjects = a.length === b.length && a.every((object, i) => object === b[i]);
    return !sameObjects || !sameButPlaces(values(was), values(is));
  };
}
