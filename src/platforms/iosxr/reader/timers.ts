/** The keepalive interval and hold time of a session, in seconds. */
export interface SessionTimers {
  readonly keepalive: number;
  readonly hold: number;
}

/** `10 30` of `timers` and of `timers bgp`; null for anything else, including a minimum hold time. */
export function readTimers(words: readonly string[]): SessionTimers | null {
  const [keepalive = "", hold = "", ...more] = words;
  if (more.length > 0 || !/^\d{1,5}$/.test(keepalive) || !/^\d{1,5}$/.test(hold)) return null;
  return { keepalive: Number(keepalive), hold: Number(hold) };
}
