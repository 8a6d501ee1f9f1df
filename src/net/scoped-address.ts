import { equalAddresses, formatAddress, type Address } from "./address.ts";

/**
 * An address as a router knows it: the same IPv6 link-local address on two interfaces is two addresses (RFC 4007), so
 * the interface is part of it. `zone` is null for all other addresses.
 */
export interface ScopedAddress {
  readonly address: Address;
  /** The interface. */
  readonly zone: string | null;
}

/** Whether an address is IPv6 link-local (RFC 4291, 2.5.6). */
export function isLinkLocal({ family, value }: Address): boolean {
  return family === "ipv6" && value >> 118n === 0xfe80n >> 6n;
}

/** An address with its interface, which only link-local ones need. */
export function scopedAddress(address: Address, device: string | null): ScopedAddress {
  return { address, zone: isLinkLocal(address) ? device : null };
}

/** Prints an address, followed by its interface if it has one: `fe80::1%eth0` (RFC 4007, 11). */
export function formatScoped({ address, zone }: ScopedAddress): string {
  return zone === null ? formatAddress(address) : `${formatAddress(address)}%${zone}`;
}

/** Whether two addresses are the same, on the same interface. */
export function equalScoped(a: ScopedAddress, b: ScopedAddress): boolean {
  return equalAddresses(a.address, b.address) && a.zone === b.zone;
}
