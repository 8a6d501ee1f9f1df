import type { Version } from "../../model/index.ts";

/**
 * The oldest supported version: it introduced lists of ASNs matched without regular expressions, `as-path-neighbors`,
 * `-origins` and `-transits` (release notes of 21.3R1). Their treatment of an AS_SET is documented, unlike that of
 * `as-path`.
 */
export const OLDEST: Version = [21, 3];
