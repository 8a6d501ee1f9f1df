/** A time in milliseconds since 1970 as provenance has it: RFC 3339 in UTC, in seconds. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/**
 * When data was made, for provenance: what it says itself, or else what the server says, or else now. All in milliseconds
 * since 1970.
 */
export function timeOf(madeAt: number | null, lastModified: number | null, now: number): number {
  return madeAt ?? Math.min(lastModified ?? now, now);
}

/** Clocks of other machines may be ahead by this much, in milliseconds. */
const CLOCK_SKEW = 3_600_000;

/** What is wrong with a time at which data says that it was made: it is in the future. Null if nothing is. */
export function futureProblem(madeAt: number | null, now: number): string | null {
  if (madeAt === null || madeAt <= now + CLOCK_SKEW) return null;
  return `says that it was made in the future, ${formatTime(madeAt)}: check the clocks`;
}
