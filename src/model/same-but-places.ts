import { AsnSet, PrefixSet } from "../net/index.ts";

/**
 * Whether two parts of plans are equal except for the locations (`span`) in a file. Prefix sets are equal if their
 * ranges are.
 */
export function sameButPlaces(a: unknown, b: unknown): boolean {
  return same(a, b, "span");
}

/** Whether two parts of a declaration or a plan are equal, including their locations. */
export function sameInPlace(a: unknown, b: unknown): boolean {
  return same(a, b, null);
}

/** Whether everything is equal except for the value of the key `but`. */
function same(a: unknown, b: unknown, but: string | null): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b, but);
  if (a instanceof PrefixSet) return b instanceof PrefixSet && a.packed.equals(b.packed);
  if (a instanceof AsnSet) return b instanceof AsnSet && sameItems(a.ranges, b.ranges, but);
  // Of what has members that cannot be seen from outside, only the same object says the same.
  return isPlain(a) && isPlain(b) && sameMembers(a, b, but);
}

type Members = Readonly<Record<string, unknown>>;

function isPlain(value: object): value is Members {
  return Object.getPrototypeOf(value) === Object.prototype;
}

function sameItems(a: readonly unknown[], b: readonly unknown[], but: string | null): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!same(a[at], b[at], but)) return false;
  return true;
}

function sameMembers(a: Members, b: Members, but: string | null): boolean {
  let members = 0;
  for (const key in a) {
    members++;
    if (!(key in b) || (key !== but && !same(a[key], b[key], but))) return false;
  }
  return Object.keys(b).length === members;
}
