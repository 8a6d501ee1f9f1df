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

const UNIT_BITS = { k: 1e3, M: 1e6, G: 1e9, T: 1e12 } as const;

/** The pattern of a rate that `parseBitRate` reads. */
export const BIT_RATE_PATTERN = "^(0|[1-9]\\d{0,5})(?:\\.(\\d{1,3}))? ?([kMGT])(?:bps|bit/s)$";

/** Reads a rate written as `500Mbps`, `1.5 Gbps` or `10Gbit/s`, in bit/s; null for anything else. */
export function parseBitRate(text: string): number | null {
  const match = new RegExp(BIT_RATE_PATTERN).exec(text);
  if (!match) return null;
  const [, whole = "", fraction = "", unit] = match;
  return Math.round(
    Number(`${whole}.${fraction || "0"}`) * UNIT_BITS[unit as keyof typeof UNIT_BITS],
  );
}
