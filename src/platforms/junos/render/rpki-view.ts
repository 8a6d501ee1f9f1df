import { formatAddress } from "../../../net/index.ts";
import type { RtrCache } from "../../../model/index.ts";

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

/** The range of `hold-time`, in seconds (its statement reference, which also requires twice the refresh time). */
const HOLD = { least: 10, most: 3600 } as const;

/** How long a cache may be silent: three refresh times, of which Junos requires at least two, up to its maximum. */
export function holdTime(refresh: number): number {
  return Math.min(Math.max(3 * refresh, HOLD.least), HOLD.most);
}

/** The largest preference of a cache, ours and Junos'. */
export const MOST_PREFERENCE = 255;

/**
 * Junos queries a cache again after `refresh-time`, gives it up after `hold-time` without an answer, and drops its
 * records after `record-lifetime`. The hold time is derived from the refresh time, by the ratio of the defaults (300
 * and 600 seconds) plus one more try.
 */
export function rpkiView(cache: RtrCache): RpkiView {
  return {
    address: formatAddress(cache.address),
    port: cache.port,
    preference: MOST_PREFERENCE + 1 - cache.preference,
    refresh: cache.refresh,
    hold: holdTime(cache.refresh),
    lifetime: cache.expire,
  };
}
