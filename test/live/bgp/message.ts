import type { Asn, Family } from "../../../src/net/index.ts";
import { u16, u32, type Bytes } from "./bytes.ts";

/** Message types (RFC 4271, 4.1; RFC 2918). */
export const MESSAGE = { open: 1, update: 2, notification: 3, keepalive: 4, refresh: 5 } as const;

/** The number of an address family (RFC 4760). */
export const AFI = { ipv4: 1, ipv6: 2 } as const satisfies Record<Family, number>;

/** Puts the header in front of a message's body. */
export function message(type: number, body: Bytes): Buffer {
  return Buffer.from([...Array<number>(16).fill(0xff), ...u16(19 + body.length), type, ...body]);
}

/** What a speaker says about itself. */
export interface Identity {
  readonly asn: Asn;
  readonly family: Family;
  /** Whether its IPv4 routes have IPv6 next hops (RFC 8950). */
  readonly extendedNextHop: boolean;
  /** Its role (RFC 9234), by number; null: it states none. */
  readonly role: number | null;
}

/**
 * OPEN with the capabilities of a modern neighbor: one family (RFC 4760), route refresh (RFC 2918, RFC 7313), ASNs of
 * four bytes (RFC 6793), a role, IPv6 next hops of IPv4 routes (RFC 8950, 4). The hold time is 90 s.
 */
export function openMessage({ asn, family, role, extendedNextHop }: Identity): Buffer {
  const capabilities = [
    ...[1, 4, 0, AFI[family], 0, 1],
    ...[2, 0],
    ...[64, 2, 0, 0],
    ...[70, 0],
    ...[65, 4, ...u32(asn)],
    ...(role === null ? [] : [9, 1, role]),
    ...(extendedNextHop ? [5, 6, 0, AFI.ipv4, 0, 1, 0, AFI.ipv6] : []),
  ];
  return message(MESSAGE.open, [
    4,
    ...u16(asn > 65535 ? 23456 : asn),
    ...u16(90),
    ...[192, 0, 2, 99],
    capabilities.length + 2,
    2,
    capabilities.length,
    ...capabilities,
  ]);
}

/** Asks for all routes again; the answer is enclosed by a begin and an end (RFC 7313). */
export function refreshMessage(family: Family): Buffer {
  return message(MESSAGE.refresh, [0, AFI[family], 0, 1]);
}
