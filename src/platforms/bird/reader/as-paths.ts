import { AsnSet, MAX_ASN, PathLanguage } from "../../../net/index.ts";
import { NotUnderstood } from "./cursor.ts";
import type { Expression, Sign } from "./syntax.ts";

/**
 * Paths for which `bgp_path.first` is a number of the set (nest/a-path.c): it is 0 for the empty path and for one
 * that begins with an AS_SET.
 */
export function firstIn(asns: AsnSet): PathLanguage {
  const first = PathLanguage.startingWith(asns);
  return asns.has(0) ? first.unite(PathLanguage.startingWith(EVERY_ASN).complement()) : first;
}

/**
 * Paths for which `bgp_path.last` is a number of the set: it is 0 for the empty path and for one that ends in an
 * AS_SET.
 */
export function lastIn(asns: AsnSet): PathLanguage {
  const last = PathLanguage.endingWith(asns);
  return asns.has(0) ? last.unite(PathLanguage.endingWith(EVERY_ASN).complement()) : last;
}

const EVERY_ASN = AsnSet.of([{ first: 0, last: MAX_ASN }]);

/** Paths for which a comparison of `bgp_path.len` holds: an AS_SET counts as one hop. */
export function lengthIs(sign: Sign, hops: number): PathLanguage | null {
  const atLeast = (n: number) => PathLanguage.ofLength(Math.max(0, n));
  switch (sign) {
    case ">=":
      return atLeast(hops);
    case ">":
      return atLeast(hops + 1);
    case "<":
      return atLeast(hops).complement();
    case "<=":
      return atLeast(hops + 1).complement();
    case "=":
      return atLeast(hops).intersect(atLeast(hops + 1).complement());
    case "!=":
      return atLeast(hops)
        .intersect(atLeast(hops + 1).complement())
        .complement();
    case "~":
    case "!~":
      return null;
  }
}

/** More hops than any path that fits in a message of 4096 bytes. */
const MORE_THAN_ANY = 1024;

/**
 * Paths that a mask matches. A mask matches an AS_SET as one or more hops of any of its ASNs (nest/a-path.c,
 * as_path_match), so a mask of more hops than any path has, without naming any, matches exactly the paths with an
 * AS_SET. Other masks are refused: how they treat AS_SETs is too complicated. Throws `NotUnderstood`.
 */
export function maskPaths(mask: Extract<Expression, { kind: "mask" }>): PathLanguage {
  const hops = mask.words.filter((word) => word === "?").length;
  const open = mask.words.filter((word) => word === "*").length;
  if (hops >= MORE_THAN_ANY && hops + open === mask.words.length && open > 0) {
    return PathLanguage.withSet();
  }
  throw new NotUnderstood(mask.line, "a mask other than one for AS_SETs");
}
