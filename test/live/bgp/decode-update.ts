import type { Address, Asn, Community, Family, Prefix } from "../../../src/net/index.ts";
import type { Origin, PathSegment, Route } from "../../../src/policy/index.ts";
import { toBigInt } from "./bytes.ts";
import { AFI } from "./message.ts";

/** What an UPDATE says. */
export interface Update {
  readonly announced: readonly Route[];
  readonly withdrawn: readonly Prefix[];
  /** The value of OTC (RFC 9234, 5) of what is announced. */
  readonly otc: Asn | null;
}

/**
 * Reads the body of an UPDATE from a neighbor with ASNs of four bytes. What is on the wire is all there is: a route's
 * RPKI state is never known. An extended community that is no route target of an ASN is an error: none was sent.
 */
export function decodeUpdate(body: Buffer): Update {
  const withdrawnLength = body.readUInt16BE(0);
  const attributesAt = 4 + withdrawnLength;
  const attributesLength = body.readUInt16BE(2 + withdrawnLength);
  const withdrawn = prefixes(body.subarray(2, 2 + withdrawnLength), "ipv4");
  const announced = prefixes(body.subarray(attributesAt + attributesLength), "ipv4");
  let route: Omit<Route, "prefix" | "nextHop"> = {
    asPath: [],
    communities: [],
    rpki: "not-found",
    origin: "igp",
    localPreference: null,
    med: null,
  };
  let nextHop: Address | null = null;
  let otc: Asn | null = null;
  for (const [type, value] of attributes(
    body.subarray(attributesAt, attributesAt + attributesLength),
  )) {
    switch (type) {
      case 1:
        route = { ...route, origin: ORIGINS[value.readUInt8(0)] ?? "incomplete" };
        break;
      case 2:
        route = { ...route, asPath: asPath(value) };
        break;
      case 3:
        nextHop = address(value, "ipv4");
        break;
      case 4:
        route = { ...route, med: value.readUInt32BE(0) };
        break;
      case 5:
        route = { ...route, localPreference: value.readUInt32BE(0) };
        break;
      case 8:
      case 16:
      case 32:
        route = { ...route, communities: [...route.communities, ...communities(type, value)] };
        break;
      case 14: {
        const size = value.readUInt8(3);
        // A link-local address may follow the global one (RFC 2545, 3), and BIRD sends one after `::`.
        const [first, second] = [value.subarray(4, 20), value.subarray(20, 4 + size)];
        const isAlone = second.length === 16 && toBigInt(first) === 0n;
        nextHop = address(isAlone ? second : first, "ipv6");
        announced.push(...prefixes(value.subarray(5 + size), familyOf(value)));
        break;
      }
      case 35:
        otc = value.readUInt32BE(0);
        break;
      case 15:
        withdrawn.push(...prefixes(value.subarray(3), familyOf(value)));
        break;
    }
  }
  const to = nextHop ?? "self";
  return {
    withdrawn,
    otc,
    announced: announced.map((prefix) => ({ ...route, nextHop: to, prefix })),
  };
}

/** By the numbers of RFC 4271, 4.3. */
const ORIGINS: readonly Origin[] = ["igp", "egp", "incomplete"];

/** The family that an attribute for several families begins with (RFC 4760, 3). */
function familyOf(value: Buffer): Family {
  return value.readUInt16BE(0) === AFI.ipv4 ? "ipv4" : "ipv6";
}

function attributes(bytes: Buffer): readonly (readonly [number, Buffer])[] {
  const found: [number, Buffer][] = [];
  for (let at = 0; at < bytes.length;) {
    const extended = (bytes.readUInt8(at) & 0x10) !== 0;
    const size = extended ? bytes.readUInt16BE(at + 2) : bytes.readUInt8(at + 2);
    const start = at + (extended ? 4 : 3);
    found.push([bytes.readUInt8(at + 1), bytes.subarray(start, start + size)]);
    at = start + size;
  }
  return found;
}

function asPath(value: Buffer): readonly PathSegment[] {
  const path: PathSegment[] = [];
  for (let at = 0; at < value.length;) {
    const count = value.readUInt8(at + 1);
    const asns = Array.from({ length: count }, (_, i) => value.readUInt32BE(at + 2 + 4 * i));
    if (value.readUInt8(at) === 2) path.push(...asns);
    else path.push(asns);
    at += 2 + 4 * count;
  }
  return path;
}

function communities(type: 8 | 16 | 32, value: Buffer): readonly Community[] {
  const size = { 8: 4, 16: 8, 32: 12 }[type];
  return Array.from({ length: value.length / size }, (_, i) =>
    community(type, value.subarray(size * i, size * (i + 1))),
  );
}

function community(type: 8 | 16 | 32, c: Buffer): Community {
  if (type === 8) return { kind: "standard", high: c.readUInt16BE(0), low: c.readUInt16BE(2) };
  if (type === 32) {
    const [global, local1, local2] = [c.readUInt32BE(0), c.readUInt32BE(4), c.readUInt32BE(8)];
    return { kind: "large", global, local1, local2 };
  }
  switch (c.readUInt16BE(0)) {
    case 0x0002:
      return { kind: "extended", administrator: c.readUInt16BE(2), value: c.readUInt32BE(4) };
    case 0x0202:
      return { kind: "extended", administrator: c.readUInt32BE(2), value: c.readUInt16BE(6) };
    default:
      throw new Error(`an extended community that nobody sent: ${c.toString("hex")}`);
  }
}

function address(bytes: Buffer, family: Family): Address {
  return { family, value: toBigInt(bytes) };
}

function prefixes(bytes: Buffer, family: Family): Prefix[] {
  const size = family === "ipv4" ? 4 : 16;
  const found: Prefix[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt8(at);
    const end = at + 1 + Math.ceil(length / 8);
    const padded = Buffer.concat([bytes.subarray(at + 1, end), Buffer.alloc(size)], size);
    found.push({ family, value: toBigInt(padded), length });
    at = end;
  }
  return found;
}
