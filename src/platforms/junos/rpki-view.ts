import { formatAddress } from "../../net/index.ts";
import type { RtrCache } from "../../policy/index.ts";

/** One RTR cache as a session of the validation group. */
export interface RpkiView {
  readonly address: string;
  readonly port: number;
  /** Junos prefers the higher one. */
  readonly preference: number;
  /** Seconds. */
  readonly refresh: number;
  readonly hold: number;
  readonly lifetime: number;
}

/** The largest preference of a cache, ours and Junos'. */
export const MOST_PREFERENCE = 255;

/**
 * Junos asks a cache again after `refresh-time`, gives it up after `hold-time` without an answer, and
 * forgets its records after `record-lifetime`. The hold time follows from the refresh time, by the
 * ratio of the defaults (300 and 600 seconds) and one more try.
 */
export function rpkiView(cache: RtrCache): RpkiView {
  return {
    address: formatAddress(cache.address),
    port: cache.port,
    preference: MOST_PREFERENCE + 1 - cache.preference,
    refresh: cache.refresh,
    hold: 3 * cache.refresh,
    lifetime: cache.expire,
  };
}
