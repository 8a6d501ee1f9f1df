import type { Registry } from "../../compile/index.ts";
import type { Declaration } from "../../declaration/index.ts";
import { comparePrefixes, FAMILIES, formatPrefix, type Asn, type Prefix } from "../../net/index.ts";
import { registeredDigest, type Needs } from "../../sources/index.ts";

/** What evidence is needed for a network: what concerns its peers, its exchanges and what is registered. */
export function sourceNeeds(declaration: Declaration, registry: Registry): Needs {
  const { network, peers, exchanges } = declaration;
  const prefixes = new Map<string, Prefix>();
  const origins = new Set<Asn>([network.asn, ...peers.map(({ asn }) => asn)]);
  const add = (prefix: Prefix): void => {
    prefixes.set(formatPrefix(prefix), prefix);
  };
  for (const object of registry.values()) {
    for (const family of FAMILIES)
      for (const { range } of object.prefixes[family]) add(range.prefix);
    for (const { asn } of object.origins) origins.add(asn);
  }
  network.prefixes.forEach(add);
  for (const peer of peers) {
    for (const { value } of peer.prefixes) add(value.prefix);
    for (const { value } of peer.origins) origins.add(value);
  }
  return {
    asn: network.asn,
    peers: peers.map(({ asn }) => asn).filter((asn) => asn !== network.asn),
    lans: new Map(exchanges.map(({ id, lans }) => [id, lans])),
    prefixes: [...prefixes.values()].sort(comparePrefixes),
    registered: registeredDigest(declaration, registry),
    origins: [...origins].sort((a, b) => a - b),
  };
}
