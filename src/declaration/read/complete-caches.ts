import { PLATFORM_LINES, type PlatformName, type RtrCache } from "../../model/index.ts";

/** The optional values of an RTR cache. */
type Open = "port" | "preference" | "refresh" | "retry" | "expire";

/** An RTR cache as written; null is what it leaves out. */
export type WrittenCache = Omit<RtrCache, Open> & {
  readonly [key in Open]: RtrCache[key] | null;
};

/** The port of RTR (RFC 8210, 13). */
const RTR_PORT = 323;

/** The suggested times, and the longest expiry, in seconds (RFC 8210, 6). */
const RETRY = 600;
const EXPIRE = 7200;
const LONGEST_EXPIRE = 172_800;

/**
 * Fills in what a router's caches leave out, so that the result is valid if the given values are. Times are chosen to
 * fit the given ones, the platform and, on FRR, which has one set of times for all caches, those of the other caches.
 * A preference is the position in the list, or the next one that no other cache has.
 */
export function completeCaches(
  platform: PlatformName,
  caches: readonly WrittenCache[],
): readonly RtrCache[] {
  const {
    refresh: usualRefresh,
    lastPreference: last,
    sharesTimes,
  } = PLATFORM_LINES[platform].rpki;
  const taken = new Set(caches.flatMap(({ preference }) => preference ?? []));
  const preferenceAt = (index: number): number => {
    let next = Math.min(index + 1, last);
    while (taken.has(next) && next < last) next++;
    taken.add(next);
    return next;
  };
  const shared = (key: "refresh" | "retry" | "expire") =>
    sharesTimes ? caches.map((cache) => cache[key]).find((time) => time !== null) : null;
  return caches.map((cache, index) => {
    const refresh = cache.refresh ?? shared("refresh") ?? null;
    const retry = cache.retry ?? shared("retry") ?? null;
    const longest = Math.max(EXPIRE, 2 * (refresh ?? 0), 2 * (retry ?? 0));
    const expire = cache.expire ?? shared("expire") ?? Math.min(longest, LONGEST_EXPIRE);
    const half = Math.max(1, Math.floor(expire / 2));
    return {
      address: cache.address,
      port: cache.port ?? RTR_PORT,
      preference: cache.preference ?? preferenceAt(index),
      refresh: refresh ?? Math.min(usualRefresh, half),
      retry: retry ?? Math.min(RETRY, half),
      expire,
      span: cache.span,
    };
  });
}
