import { PrefixSet } from "../net/index.ts";

/**
 * Whether two parts of plans say the same: everything in them is equal but the places (`span`) where a file says so.
 * Prefix sets count as equal where their ranges are.
 */
export function sameButPlaces(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof PrefixSet || b instanceof PrefixSet) {
    return a instanceof PrefixSet && b instanceof PrefixSet && a.packed.equals(b.packed);
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => sameButPlaces(item, b[at]));
  }
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const [inA, inB] = [member(a, key), member(b, key)];
      return inB !== undefined && (key === "span" || sameButPlaces(inA, inB));
    })
  );
}

function member(object: object, key: string): unknown {
  return Object.hasOwn(object, key)
    ? (object as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
