import type { RtrCache } from "../../model/index.ts";

/**
 * The range of `purge-time`, in seconds: how long the records of a lost cache are kept (Cisco-IOS-XR-um-router-bgp-cfg of
 * 7.3.1 to 26.2.1, rpki/servers/server/purge-time; older manuals end at 360).
 */
export const PURGE_SECONDS = { least: 30, most: 65_535 } as const;

/** The range of `refresh-time`, in seconds (the same models, refresh-time). */
export const REFRESH_SECONDS = { least: 15, most: 3600 } as const;

/** The nearest value that IOS-XR has for a cache's expire interval. */
export function purgeTime(cache: RtrCache): number {
  return Math.min(Math.max(cache.expire, PURGE_SECONDS.least), PURGE_SECONDS.most);
}

/** The nearest value that IOS-XR has for a cache's refresh interval. */
export function refreshTime(cache: RtrCache): number {
  return Math.min(Math.max(cache.refresh, REFRESH_SECONDS.least), REFRESH_SECONDS.most);
}
