import type { Version } from "../../model/index.ts";

/**
 * The oldest version that is written for: lists of ASNs matched without regular expressions, `as-path-neighbors`, `-origins` and
 * `-transits`, came with it (release notes of 21.3R1). What they do with an AS_SET is documented, which is not so for `as-path`.
 */
export const OLDEST: Version = [21, 3];
