/**
 * How long a forge asks to wait before a refused call is sent again, in milliseconds; null if it does not. It asks with 429,
 * and GitHub also with 403 for its limits: with `Retry-After` (RFC 9110, 10.2.3: seconds or a date), or with
 * `X-RateLimit-Remaining: 0` and the time of `X-RateLimit-Reset`. GitLab has `RateLimit-Reset`.
 */
export function pauseAskedFor(status: number, headers: Headers, now: number): number | null {
  if (status !== 429 && status !== 403) return null;
  const after = headers.get("retry-after");
  if (after !== null) {
    if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
    const date = Date.parse(after);
    return Number.isNaN(date) ? 0 : Math.max(0, date - now);
  }
  const remaining = headers.get("x-ratelimit-remaining") ?? headers.get("ratelimit-remaining");
  const reset = headers.get("x-ratelimit-reset") ?? headers.get("ratelimit-reset");
  if (remaining === "0" && reset !== null && /^\d{1,12}$/.test(reset)) {
    return Math.max(0, Number(reset) * 1000 - now);
  }
  // 403 without any of these is about rights.
  return status === 429 ? 0 : null;
}
