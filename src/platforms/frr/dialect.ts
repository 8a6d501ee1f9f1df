import type { Version } from "../../model/index.ts";
import { atLeast } from "../at-least.ts";

/** All differences between the FRR versions that peerc supports. */
export interface Dialect {
  /**
   * How an RTR cache begins: the transport became a separate keyword in pull request 16023 (2024), and 10.2 knows no
   * other form; 10.0 and 10.1 still accept the old one.
   */
  readonly rpkiCache: "rpki cache" | "rpki cache tcp";
  /** The first ASN of a path is checked by default: from 10.0 on (`BGP_ENFORCE_FIRST_AS` in bgp_vty.c). */
  readonly firstAsByDefault: boolean;
  /**
   * Prefix lists and route maps load in time that grows with the square of their entries, or faster: before 9.0 (pull
   * request 13005). 820 entries of route maps take 8.4.4 half a minute, and 10.3 a second.
   */
  readonly quadraticLists: boolean;
  /**
   * Routes with an AS_SET are rejected by default before any policy sees them (RFC 9774): on by default in 10.7.1,
   * off in 10.3 (both tried; where it changed is not known, so files for everything later than 10.3 turn it off).
   */
  readonly rejectsAsSetsByDefault: boolean;
}

/** The oldest version with everything that is always rendered: roles (RFC 9234). */
export const OLDEST_VERSION: Version = [8, 4];

/** The dialect of a version, or null if peerc does not support it: before 8.4. */
export function dialectOf(version: Version): Dialect | null {
  if (!atLeast(version, OLDEST_VERSION)) return null;
  return {
    rpkiCache: atLeast(version, [10, 2]) ? "rpki cache tcp" : "rpki cache",
    firstAsByDefault: atLeast(version, [10]),
    quadraticLists: !atLeast(version, [9]),
    rejectsAsSetsByDefault: atLeast(version, [10, 4]),
  };
}
