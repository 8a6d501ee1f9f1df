import { MAX_ASN } from "./asn.ts";

/** A standard community (RFC 1997): two numbers of 16 bits. */
export interface StandardCommunity {
  readonly kind: "standard";
  readonly high: number;
  readonly low: number;
}

/** A large community (RFC 8092): three numbers of 32 bits. */
export interface LargeCommunity {
  readonly kind: "large";
  readonly global: number;
  readonly local1: number;
  readonly local2: number;
}

/**
 * A route target (RFC 4360, 5668) with an AS as administrator: an `administrator` up to 65535 has a `value` of 32
 * bits, a larger one of 16 bits. Other extended communities are not modelled, including route origins (`soo`):
 * between networks they mean nothing for routing policy, and IOS-XR documents only `delete extcommunity rt`, so an
 * edit that removes them could make a router refuse its whole file.
 */
export interface ExtendedCommunity {
  readonly kind: "extended";
  readonly administrator: number;
  readonly value: number;
}

/** Any community that a policy can test or set. */
export type Community = StandardCommunity | LargeCommunity | ExtendedCommunity;

/** The well-known communities that a policy may name (RFC 1997, 7999, 8326). */
export const WELL_KNOWN = {
  "graceful-shutdown": { kind: "standard", high: 65535, low: 0 },
  blackhole: { kind: "standard", high: 65535, low: 666 },
  "no-export": { kind: "standard", high: 65535, low: 65281 },
  "no-advertise": { kind: "standard", high: 65535, low: 65282 },
  "no-export-subconfed": { kind: "standard", high: 65535, low: 65283 },
  "no-peer": { kind: "standard", high: 65535, low: 65284 },
} as const satisfies Record<string, StandardCommunity>;

const NUMBER = "(0|[1-9]\\d{0,9})";
const STANDARD = new RegExp(`^${NUMBER}:${NUMBER}$`);
const LARGE = new RegExp(`^${NUMBER}:${NUMBER}:${NUMBER}$`);
const EXTENDED = new RegExp(`^rt:${NUMBER}:${NUMBER}$`, "i");

/**
 * Reads a community: `65535:666` or a well-known name, `52580:1:2`, `rt:52580:7`. Returns null for anything else,
 * including numbers that are too large.
 */
export function parseCommunity(text: string): Community | null {
  if (Object.hasOwn(WELL_KNOWN, text)) return WELL_KNOWN[text as keyof typeof WELL_KNOWN];
  const standard = STANDARD.exec(text);
  if (standard) {
    const [high, low] = [Number(standard[1]), Number(standard[2])];
    return high <= 65535 && low <= 65535 ? { kind: "standard", high, low } : null;
  }
  const large = LARGE.exec(text);
  if (large) {
    const [global, local1, local2] = [Number(large[1]), Number(large[2]), Number(large[3])];
    if (global > MAX_ASN || local1 > MAX_ASN || local2 > MAX_ASN) return null;
    return { kind: "large", global, local1, local2 };
  }
  const extended = EXTENDED.exec(text);
  if (!extended) return null;
  const [administrator, value] = [Number(extended[1]), Number(extended[2])];
  if (administrator > MAX_ASN || value > (administrator <= 65535 ? MAX_ASN : 65535)) return null;
  return { kind: "extended", administrator, value };
}

/** Prints a community in numbers: `65535:666`, `52580:1:2`, `rt:52580:7`. */
export function formatCommunity(community: Community): string {
  switch (community.kind) {
    case "standard":
      return `${community.high}:${community.low}`;
    case "large":
      return `${community.global}:${community.local1}:${community.local2}`;
    case "extended":
      return `rt:${community.administrator}:${community.value}`;
  }
}

const KIND_ORDER = { standard: 0, extended: 1, large: 2 } as const;

/** Orders communities: by kind, then by their numbers. */
export function compareCommunities(a: Community, b: Community): number {
  if (a.kind === "standard" && b.kind === "standard") return a.high - b.high || a.low - b.low;
  if (a.kind === "large" && b.kind === "large") {
    return a.global - b.global || a.local1 - b.local1 || a.local2 - b.local2;
  }
  if (a.kind === "extended" && b.kind === "extended") {
    return a.administrator - b.administrator || a.value - b.value;
  }
  return KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
}
