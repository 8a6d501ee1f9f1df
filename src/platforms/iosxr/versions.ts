import type { Version } from "../../model/index.ts";

/**
 * The oldest supported version: the first whose YANG model (Cisco-IOS-XR-um-router-bgp-cfg, 7.3.1) has every neighbor
 * option used, and the first without default prefix limits.
 */
export const OLDEST: Version = [7, 3];
