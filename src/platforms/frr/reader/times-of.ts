/** The times of a session, in seconds. */
export interface SessionTimes {
  readonly keepalive: number;
  readonly hold: number;
}

/**
 * What bgpd stores for `timers 20 60`: the keepalive interval is at most a third of the hold time, and a hold time of
 * 1 or 2 is refused (seen on 8.4.4). Null if these are not two times.
 */
export function timesOf(keepalive: string, hold: string): SessionTimes | null {
  if (!/^\d{1,5}$/.test(keepalive) || !/^\d{1,5}$/.test(hold)) return null;
  const [often, held] = [Number(keepalive), Number(hold)];
  if (often > 65535 || held > 65535 || held === 1 || held === 2) return null;
  return { keepalive: Math.min(often, Math.floor(held / 3)), hold: held };
}
