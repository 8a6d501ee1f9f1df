import type { Address, Asn, Community, Family, Prefix } from "../../src/net/index.ts";
import type { PathSegment } from "../../src/policy/index.ts";
import { u16, u32, unsigned, type Bytes } from "../live/bgp/bytes.ts";
import { AFI } from "../live/bgp/message.ts";

/** A route as an UPDATE is made of it. */
export interface SentRoute {
  readonly prefix: Prefix;
  readonly pathId: number | null;
  readonly asPath: readonly PathSegment[];
  readonly nextHop: Address;
  readonly communities: readonly Community[];
  readonly med: number | null;
  readonly localPreference: number | null;
  readonly origin: "igp" | "egp" | "incomplete";
  readonly otc: Asn | null;
}

/** Stands for an ASN of four bytes in two (RFC 6793). */
export const AS_TRANS = 23456;

/** A path attribute, with a length of two bytes. */
export const attribute = (flags: number, type: number, value: Bytes): Bytes => [
  flags | 0x10,
  type,
  ...u16(value.length),
  ...value,
];

/** The body of an UPDATE that withdraws prefixes and announces some with the attributes of the first one. */
export function encodeUpdate(
  withdrawn: readonly Pick<SentRoute, "prefix" | "pathId">[],
  announced: readonly SentRoute[],
  asnBytes: 2 | 4 = 4,
): Buffer {
  const [first] = announced;
  const gone = byFamily(withdrawn);
  const v4 = announced.filter((one) => isPlain(one));
  const rest = announced.filter((one) => !isPlain(one));
  const attributes = [
    ...(gone.ipv6.length > 0 ? attribute(0x80, 15, [...u16(2), 1, ...gone.ipv6]) : []),
    ...(first ? encodeAttributes(first, asnBytes, v4.length > 0) : []),
    ...(rest[0] ? attribute(0x80, 14, reachable(rest[0], rest)) : []),
  ];
  return Buffer.from([
    ...u16(gone.ipv4.length),
    ...gone.ipv4,
    ...u16(attributes.length),
    ...attributes,
    ...v4.flatMap(nlri),
  ]);
}

/** Whether a route is announced in the message's own field: IPv4 with an IPv4 next hop. */
export const isPlain = ({ prefix, nextHop }: SentRoute) =>
  prefix.family === "ipv4" && nextHop.family === "ipv4";

const ORIGINS = { igp: 0, egp: 1, incomplete: 2 } as const;

/** The attributes of a route without MP_REACH_NLRI. */
export function encodeAttributes(
  route: SentRoute,
  asnBytes: 2 | 4 = 4,
  hasNextHop: boolean = isPlain(route),
): Bytes {
  const { med, localPreference, otc } = route;
  const isLong = asnBytes === 2 && route.asPath.flat().some((asn) => asn > 65535);
  return [
    ...attribute(0x40, 1, [ORIGINS[route.origin]]),
    ...attribute(0x40, 2, path(route.asPath, asnBytes)),
    ...(hasNextHop ? attribute(0x40, 3, addressBytes(route.nextHop)) : []),
    ...(med === null ? [] : attribute(0x80, 4, u32(med))),
    ...(localPreference === null ? [] : attribute(0x40, 5, u32(localPreference))),
    // One that is not read.
    ...attribute(0x40, 6, []),
    ...communities(8, route.communities, "standard"),
    ...communities(16, route.communities, "extended"),
    ...(isLong ? attribute(0xc0, 17, path(route.asPath, 4)) : []),
    ...communities(32, route.communities, "large"),
    ...(otc === null ? [] : attribute(0xc0, 35, u32(otc))),
  ];
}

function byFamily(routes: readonly Pick<SentRoute, "prefix" | "pathId">[]) {
  const of = (family: Family) => routes.filter((r) => r.prefix.family === family).flatMap(nlri);
  return { ipv4: of("ipv4"), ipv6: of("ipv6") };
}

function reachable(first: SentRoute, all: readonly SentRoute[]): Bytes {
  const hop = addressBytes(first.nextHop);
  return [...u16(AFI[first.prefix.family]), 1, hop.length, ...hop, 0, ...all.flatMap(nlri)];
}

function path(segments: readonly PathSegment[], asnBytes: 2 | 4): Bytes {
  const asn = (one: Asn) => (asnBytes === 4 ? u32(one) : u16(one > 65535 ? AS_TRANS : one));
  return segments.flatMap((one) =>
    typeof one === "number" ? [2, 1, ...asn(one)] : [1, one.length, ...one.flatMap(asn)],
  );
}

export function addressBytes({ value, family }: Address): Bytes {
  return unsigned(value, family === "ipv4" ? 4 : 16);
}

/** A prefix as BGP has it, with its path identifier if it has one. */
export function nlri({ prefix, pathId }: Pick<SentRoute, "prefix" | "pathId">): Bytes {
  const bytes = addressBytes(prefix).slice(0, Math.ceil(prefix.length / 8));
  return [...(pathId === null ? [] : u32(pathId)), prefix.length, ...bytes];
}

function communities(type: number, all: readonly Community[], kind: Community["kind"]): Bytes {
  const value = all.filter((c) => c.kind === kind).flatMap(communityBytes);
  // An extended community that is no route target is passed over: a link bandwidth.
  if (kind === "extended" && value.length > 0) value.unshift(0x40, 4, 0, 1, 0, 0, 0, 0);
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
