import type { Version } from "../../model/index.ts";

/**
 * The oldest version written for: the first whose YANG model (Cisco-IOS-XR-um-router-bgp-cfg, 7.3.1) shows every
 * neighbor option used, and the first without default prefix limits.
 */
export const OLDEST: Version = [7, 3];

/** The version taken where a router declares none. */
export const DEFAULT: Version = [7, 11];

/** The first version whose model has `graceful-restart helper-only` of a neighbor (24.4.1; not 24.3.30 and 7.11.2). */
export const HELPER_SINCE: Version = [24, 4];

/** The first version in which a neighbor may be left out of the log: the model of 7.9.1 has `log/neighbor/changes`, that of 7.8.2 not. */
export const LOGS_PER_NEIGHBOR: Version = [7, 9];

/** Whether a version comes before another one; numbers left out are 0. */
export function isBefore(a: Version, b: Version): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Prints a version: `7.11.2`. */
export function formatVersion(version: Version): string {
  return version.join(".");
}
