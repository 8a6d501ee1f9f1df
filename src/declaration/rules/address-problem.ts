import { holds, isLinkLocal, parsePrefix, type Address } from "../../net/index.ts";

/** Addresses that no BGP speaker has, from the IANA registries of special-purpose addresses and multicast. */
const UNUSABLE = (
  [
    ["0.0.0.0/8", "in 0.0.0.0/8, which is not the address of a host"],
    ["127.0.0.0/8", "a loopback address"],
    ["169.254.0.0/16", "a link-local address"],
    ["224.0.0.0/4", "a multicast address"],
    ["240.0.0.0/4", "reserved"],
    ["::/128", "unspecified"],
    ["::1/128", "a loopback address"],
    ["::ffff:0:0/96", "an IPv4 address in IPv6"],
    ["ff00::/8", "a multicast address"],
  ] as const
).flatMap(([text, why]) => {
  const prefix = parsePrefix(text);
  return prefix ? [{ prefix, why }] : [];
});

/**
 * Whether an address can be that of a session, and is not link-local. Other addresses are refused for that reason
 * alone, and further rules ignore them, as they ignore link-local ones.
 */
export function isHost(address: Address): boolean {
  return addressProblem(address) === null && !isLinkLocal(address);
}

/** Why an address cannot be that of a router, or null if it can. */
export function addressProblem(address: Address): string | null {
  return UNUSABLE.find(({ prefix }) => holds(prefix, address))?.why ?? null;
}
