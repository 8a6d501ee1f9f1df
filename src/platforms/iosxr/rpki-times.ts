import type { RtrCache } from "../../policy/index.ts";

/** The range of `purge-time`, in seconds: how long the records of a lost cache are kept (BGP Command Reference, rpki server). */
export const PURGE_SECONDS = { least: 30, most: 360 } as const;

/** The range of `refresh-time`, in seconds. */
export const REFRESH_SECONDS = { least: 15, most: 3600 } as const;

/** The nearest that IOS-XR has to a cache's expire interval. */
export function purgeTime(cache: RtrCache): number {
  return Math.min(Math.max(cache.expire, PURGE_SECONDS.least), PURGE_SECONDS.most);
}

/** The nearest that IOS-XR has to a cache's refresh interval. */
export function refreshTime(cache: RtrCache): number {
  return Math.min(Math.max(cache.refresh, REFRESH_SECONDS.least), REFRESH_SECONDS.most);
}
