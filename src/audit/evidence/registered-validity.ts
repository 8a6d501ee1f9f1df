import {
  formatPrefix,
  type Asn,
  type Prefix,
  type RegisteredObject,
  type RegisteredPrefix,
} from "../../net/index.ts";
import { vrpText } from "./vrp-text.ts";
import type { RpkiView } from "./rpki-view.ts";

/** What the RPKI says of the route objects of some IRR objects. */
export interface RegisteredValidity {
  readonly valid: number;
  readonly invalid: number;
  readonly notFound: number;
  /** Prefixes of which the snapshot has no origin. */
  readonly withoutOrigin: number;
  /** The first of the invalid ones, each with what ROAs allow. */
  readonly invalidOnes: readonly ValidatedPair[];
  /** The first of those without a ROA. */
  readonly notFoundOnes: readonly ValidatedPair[];
}

/** A pair of prefix and origin. */
export interface ValidatedPair {
  /** `192.0.2.0/24`. */
  readonly prefix: string;
  /** `AS64500`. */
  readonly origin: string;
  /** What ROAs allow: `AS64501 for 192.0.2.0/24`; empty without ROAs. */
  readonly allowed: string;
}

/** How many pairs are kept. */
const KEPT = 5;

/** Validates each pair of prefix and origin of the route objects (RFC 6811); `isWanted` chooses prefixes. */
export function validateRegistered(
  objects: readonly RegisteredObject[],
  rpki: RpkiView,
  isWanted: (prefix: Prefix) => boolean = () => true,
): RegisteredValidity {
  const counts = { valid: 0, invalid: 0, "not-found": 0 };
  const kept = {
    invalid: new Map<string, ValidatedPair>(),
    "not-found": new Map<string, ValidatedPair>(),
  };
  let withoutOrigin = 0;
  for (const { prefixes } of objects) {
    for (const entries of [prefixes.ipv4, prefixes.ipv6]) {
      for (const { range, routes } of entries) {
        const { prefix } = range;
        if (!isWanted(prefix)) continue;
        if (routes.length === 0) withoutOrigin++;
        for (const asn of originsOf(routes)) {
          const { state, covering } = rpki.validity(prefix, asn);
          counts[state]++;
          if (state === "valid" || kept[state].size >= KEPT) continue;
          const pair = {
            prefix: formatPrefix(prefix),
            origin: `AS${asn}`,
            allowed: vrpText(covering),
          };
          kept[state].set(`${pair.prefix} ${pair.origin}`, pair);
        }
      }
    }
  }
  return {
    valid: counts.valid,
    invalid: counts.invalid,
    notFound: counts["not-found"],
    withoutOrigin,
    invalidOnes: [...kept.invalid.values()],
    notFoundOnes: [...kept["not-found"].values()],
  };
}

/** The origins of the route objects of a prefix, each once. Mostly there is one. */
function originsOf(routes: RegisteredPrefix["routes"]): Iterable<Asn> {
  const [first] = routes;
  if (first && routes.length === 1) return [first.origin];
  return new Set(routes.map(({ origin }) => origin));
}
