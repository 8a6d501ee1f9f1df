/** Reads a percentage written as `80%`, 0 to 1000; null for anything else. */
export function parsePercent(text: string): number | null {
  const match = /^(0|[1-9]\d{0,3})%$/.exec(text);
  const percent = Number(match?.[1]);
  return match && percent <= 1000 ? percent : null;
}

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads a duration written as `300ms`, `90s`, `30m`, `2h` or `1d`, in milliseconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const match = /^(0|[1-9]\d{0,6})(ms|s|m|h|d)$/.exec(text);
  return match ? Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS] : null;
}
