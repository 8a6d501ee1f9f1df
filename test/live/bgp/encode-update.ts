import type { Address, Asn, Community, Family, Prefix } from "../../../src/net/index.ts";
import type { Origin, Route } from "../../../src/policy/index.ts";
import { u16, u32, unsigned, type Bytes } from "./bytes.ts";
import { AFI, message, MESSAGE } from "./message.ts";

/**
 * An UPDATE that announces one route exactly: nothing is added to the AS_PATH. It includes extended communities of
 * any type, written as 16 hexadecimal digits, and an OTC (RFC 9234, 5) if given.
 */
export function announce(route: Route, extended: readonly string[] = [], otc?: Asn): Buffer {
  const raw = extended.flatMap((digits) => [...Buffer.from(digits, "hex")]);
  const { prefix, med } = route;
  // IPv4 routes with IPv6 next hops are announced like other families (RFC 8950).
  const v4 = prefix.family === "ipv4" && nextHop(route).length === SIZE.ipv4;
  const attributes = [
    ...attribute(0x40, 1, [ORIGINS[route.origin]]),
    ...attribute(0x40, 2, asPath(route.asPath)),
    ...(v4 ? attribute(0x40, 3, nextHop(route)) : []),
    ...(med === null ? [] : attribute(0x80, 4, u32(med))),
    ...communities(8, route.communities, "standard"),
    ...(v4 ? [] : attribute(0x80, 14, reachable(route))),
    ...communities(16, route.communities, "extended", raw),
    ...communities(32, route.communities, "large"),
    ...(otc === undefined ? [] : attribute(0xc0, 35, u32(otc))),
  ];
  const body = [...u16(0), ...u16(attributes.length), ...attributes];
  return message(MESSAGE.update, v4 ? [...body, ...nlri(prefix)] : body);
}

/** RFC 4271, 4.3. */
const ORIGINS = { igp: 0, egp: 1, incomplete: 2 } as const satisfies Record<Origin, number>;

/** An UPDATE that withdraws a route. */
export function withdraw(prefix: Prefix): Buffer {
  const gone = nlri(prefix);
  if (prefix.family === "ipv4") {
    return message(MESSAGE.update, [...u16(gone.length), ...gone, ...u16(0)]);
  }
  const attributes = attribute(0x80, 15, [...u16(AFI.ipv6), 1, ...gone]);
  return message(MESSAGE.update, [...u16(0), ...u16(attributes.length), ...attributes]);
}

const attribute = (flags: number, type: number, value: Bytes): Bytes => [
  flags | 0x10,
  type,
  ...u16(value.length),
  ...value,
];

/** Consecutive ASNs form one AS_SEQUENCE, or several if they are more than one can contain. */
function asPath(path: Route["asPath"]): Bytes {
  const segments: { type: number; asns: number[] }[] = [];
  for (const hop of path) {
    const last = segments.at(-1);
    if (typeof hop !== "number") segments.push({ type: 1, asns: [...hop] });
    else if (last?.type === 2 && last.asns.length < 255) last.asns.push(hop);
    else segments.push({ type: 2, asns: [hop] });
  }
  return segments.flatMap(({ type, asns }) => [type, asns.length, ...asns.flatMap(u32)]);
}

/** MP_REACH_NLRI (RFC 4760) with one next hop of IPv6 (RFC 2545). */
function reachable(route: Route): Bytes {
  const { prefix } = route;
  return [...u16(AFI[prefix.family]), 1, SIZE.ipv6, ...nextHop(route), 0, ...nlri(prefix)];
}

function nextHop({ nextHop: to }: Route): Bytes {
  if (typeof to === "string") throw new Error("what a neighbor sends has an address to go to");
  return addressBytes(to);
}

const SIZE = { ipv4: 4, ipv6: 16 } as const satisfies Record<Family, number>;

function addressBytes({ value, family }: Address): Bytes {
  return unsigned(value, SIZE[family]);
}

function communities(
  type: number,
  all: readonly Community[],
  kind: Community["kind"],
  raw: Bytes = [],
): Bytes {
  const value = [...all.filter((c) => c.kind === kind).flatMap(communityBytes), ...raw];
  return value.length === 0 ? [] : attribute(0xc0, type, value);
}

function communityBytes(c: Community): Bytes {
  switch (c.kind) {
    case "standard":
      return [...u16(c.high), ...u16(c.low)];
    case "large":
      return [...u32(c.global), ...u32(c.local1), ...u32(c.local2)];
    case "extended":
      return c.administrator > 65535
        ? [2, 2, ...u32(c.administrator), ...u16(c.value)]
        : [0, 2, ...u16(c.administrator), ...u32(c.value)];
  }
}

function nlri(prefix: Prefix): Bytes {
  return [prefix.length, ...addressBytes(prefix).slice(0, Math.ceil(prefix.length / 8))];
}
