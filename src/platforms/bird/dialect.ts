import type { Version } from "../../model/index.ts";
import { atLeast } from "../at-least.ts";
import { isSupported } from "../capabilities/supports.ts";
import { supports } from "./supports.ts";

/**
 * All differences between the BIRD versions that peerc supports. From the NEWS file and the user's guide of BIRD;
 * tried on 2.0.12 (as the tests do), 2.17.5, 2.20.0, 3.1.7, 3.3.2, 3.4.0.
 */
export interface Dialect {
  /**
   * Functions declare their return type: `function f() -> bool`. From 2.14 on (NEWS); a syntax error in 2.0.12, and a
   * warning if it is missing in 2.17 and 3.1.
   */
  readonly typedFunctions: boolean;
  /**
   * `authentication md5|ao` and `keys`: TCP-AO (RFC 5925). From 2.17 and 3.1 on, which warn about a password without
   * it; a syntax error in 2.0.12.
   */
  readonly authentication: boolean;
}

/** The oldest version with everything that is always rendered: roles (2.0.11), `for` and typed checks of 2.0.12. */
export const OLDEST_VERSION: Version = [2, 0, 12];

/** The newest version that was tried. */
export const NEWEST_VERSION: Version = [3, 4];

/** The first version of a series that peerc knows nothing of yet. */
export const TOO_NEW: Version = [4];

/** The dialect of a version, or null if peerc does not support it: before 2.0.12, after 3. */
export function dialectOf(version: Version): Dialect | null {
  if (!atLeast(version, OLDEST_VERSION) || atLeast(version, TOO_NEW)) return null;
  return {
    typedFunctions: atLeast(version, [2, 14]),
    authentication: isSupported(supports, "tcp-ao-key", version),
  };
}

/** Whether a version of BIRD can read files written for another one, because it has all syntax used there. */
export function canRead(reader: Version, written: Version): boolean {
  if (!atLeast(reader, OLDEST_VERSION)) return false;
  const [has, used] = [dialectOf(reader), dialectOf(written)];
  if (has === null || used === null) return true;
  return (
    (has.typedFunctions || !used.typedFunctions) && (has.authentication || !used.authentication)
  );
}
