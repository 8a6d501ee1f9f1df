import { objectNames, policyOf, registrationRead } from "../../compile/index.ts";
import type { Peer } from "../../declaration/index.ts";
import { coveringLines } from "../../history/index.ts";
import {
  covers,
  equalAddresses,
  parseAddress,
  parseAsn,
  type Family,
  type Prefix,
} from "../../net/index.ts";
import { objectPath } from "../../snapshot/index.ts";
import { SNAPSHOT_FOLDER, type LoadedNetwork } from "../input/load-network.ts";
import type { NetworkFiles } from "../input/network-files.ts";

/** The path of an object's prefixes in a snapshot, relative to the network's folder. */
export function prefixesPath(name: string, family: Family): string {
  return `${SNAPSHOT_FOLDER}/${objectPath(name) ?? ""}.${family}`;
}

/** The peers that may have a session with a name, an address or an ASN: all of them if it is unknown. */
export function peersOfSession(peers: readonly Peer[], wanted: string): readonly Peer[] {
  const address = parseAddress(wanted.split("%", 1)[0] ?? "");
  const asn = parseAsn(/^(?:PEERC_)?(?:AS)?(\d+)(?:_|$)/i.exec(wanted)?.[1] ?? "");
  const found = peers.filter((peer) =>
    address
      ? peer.sessions.some(({ remote }) => equalAddresses(remote, address))
      : peer.asn === asn,
  );
  return found.length === 0 ? peers : found;
}

/**
 * The peers for which an object or a declared prefix contains or covers a prefix, and those whose policy does not
 * test registrations.
 */
export function peersOfPrefix(
  { declaration, library, files }: LoadedNetwork<NetworkFiles>,
  prefix: Prefix,
): readonly Peer[] {
  const known = new Map<string, boolean>();
  const holds = (name: string): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const text = files.read(prefixesPath(name, prefix.family));
    const found = text !== null && coveringLines(text, prefix).length > 0;
    known.set(name, found);
    return found;
  };
  return declaration.peers.filter(
    (peer) =>
      peer.prefixes.some(({ value }) => covers(value.prefix, prefix)) ||
      objectNames(peer).some(holds) ||
      peer.sessions.some((session) => {
        const policy = library.policies.get(policyOf(declaration, peer, session).value);
        return policy !== undefined && !registrationRead(policy).prefixes;
      }),
  );
}
