import type { Address, Asn, Community, Family } from "../../net/index.ts";
import type { Cursor } from "../cursor.ts";
import { decodePath, mergePaths, type WirePath } from "./as-path.ts";
import { COMMUNITY_BYTES, decodeCommunities } from "./communities.ts";
import { decodeNextHop } from "./next-hop.ts";
import type { AttributeName, AttributeParts } from "./split-attributes.ts";

/** What the path attributes of a route say. */
export interface PathAttributes {
  readonly origin: "igp" | "egp" | "incomplete";
  readonly asPath: WirePath;
  /** Whether the path also has segments of confederations (RFC 5065), which `asPath` is without. */
  readonly hasConfederation: boolean;
  /** The attribute NEXT_HOP; that of MP_REACH_NLRI is up to the caller. */
  readonly nextHop: Address | null;
  readonly med: number | null;
  readonly localPreference: number | null;
  /** Standard, extended and large ones; `ExtendedCommunity` says which extended ones are left out. */
  readonly communities: readonly Community[];
  /** Only to Customer (RFC 9234). */
  readonly otc: Asn | null;
}

const ORIGINS = ["igp", "egp", "incomplete"] as const;

/** The attributes with a number of four bytes. */
const NUMBERS = ["MULTI_EXIT_DISC", "LOCAL_PREF", "ONLY_TO_CUSTOMER"] as const;

/** The attributes with communities, in the order in which they are printed. */
const COMMUNITIES = [
  ["COMMUNITIES", "standard"],
  ["EXTENDED_COMMUNITIES", "extended"],
  ["LARGE_COMMUNITY", "large"],
] as const satisfies readonly (readonly [AttributeName, Community["kind"]])[];

/**
 * Reads the attributes of a route. `asnBytes`: how long an ASN in AS_PATH is; if two bytes, AS4_PATH completes it (RFC
 * 6793). A text says what is malformed, or that ORIGIN or AS_PATH is missing: a router would not use such a route either
 * (RFC 7606, section 7).
 */
export function decodeAttributes(parts: AttributeParts, asnBytes: 2 | 4): PathAttributes | string {
  const origin = parts.ORIGIN?.left === 1 ? ORIGINS[parts.ORIGIN.u8()] : undefined;
  if (origin === undefined) return parts.ORIGIN ? "ORIGIN is malformed" : "ORIGIN is missing";
  if (!parts.AS_PATH) return "AS_PATH is missing";
  const read = decodePath(parts.AS_PATH, asnBytes);
  if (typeof read === "string") return read;
  const asPath = asnBytes === 2 ? completed(read.path, parts.AS4_PATH) : read.path;
  if (typeof asPath === "string") return asPath;
  if (parts.NEXT_HOP && parts.NEXT_HOP.left !== 4) return "NEXT_HOP is malformed";
  const wrong = NUMBERS.find((name) => parts[name] && parts[name].left !== 4);
  if (wrong !== undefined) return `${wrong} is malformed`;
  const communities: Community[] = [];
  for (const [name, kind] of COMMUNITIES) {
    const value = parts[name];
    if (!value) continue;
    if (value.left === 0 || value.left % COMMUNITY_BYTES[kind] !== 0) {
      return `${name} is malformed`;
    }
    communities.push(...decodeCommunities(kind, value));
  }
  return {
    origin,
    asPath,
    hasConfederation: read.hasConfederation,
    nextHop: parts.NEXT_HOP?.address("ipv4") ?? null,
    med: parts.MULTI_EXIT_DISC?.u32() ?? null,
    localPreference: parts.LOCAL_PREF?.u32() ?? null,
    communities,
    otc: parts.ONLY_TO_CUSTOMER?.u32() ?? null,
  };
}

/** A path with ASNs of two bytes, completed with AS4_PATH if it is there. A text says what is malformed in that. */
function completed(path: WirePath, as4Path: Cursor | undefined): WirePath | string {
  if (!as4Path) return path;
  const more = decodePath(as4Path, 4);
  if (typeof more === "string") return more.replace("AS_PATH", "AS4_PATH");
  // Segments of confederations are not allowed there, and are ignored (RFC 6793, section 3).
  return mergePaths(path, more.path);
}

/**
 * The next hop of a route in a RIB of an MRT file: there MP_REACH_NLRI has nothing but the next hop (RFC 6396, 4.3.4), or,
 * from old collectors, everything: then it begins with the zero of a family's number. Null if it is malformed.
 */
export function ribNextHop(value: Cursor, family: Family): Address | null {
  const first = value.u8();
  if (first !== 0) return value.left === first ? decodeNextHop(value, family) : null;
  // The rest of the two numbers of the family.
  value.take(2);
  const hop = value.part(value.u8());
  return value.isOverrun ? null : decodeNextHop(hop, family);
}
