const UNITS = [
  { bits: 1e12, name: "Tbps" },
  { bits: 1e9, name: "Gbps" },
  { bits: 1e6, name: "Mbps" },
  { bits: 1e3, name: "kbps" },
] as const;

/**
 * Prints a rate in bit/s with up to three digits: `412 Mbps`, `1.25 Gbps`. Rounded down, so that a rate below a
 * threshold is not shown as the threshold.
 */
export function formatBitRate(bits: number): string {
  const unit = UNITS.find((one) => bits >= one.bits);
  if (!unit) return `${Math.floor(bits)} bit/s`;
  const value = bits / unit.bits;
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const shown = Math.floor(value * 10 ** digits) / 10 ** digits;
  return `${shown} ${unit.name}`;
}
