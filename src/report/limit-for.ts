/**
 * The limit for a number of registered prefixes: with a margin in percent, rounded up to two significant digits, so
 * that it does not change with every prefix: 137 and 20 % give 170.
 */
export function limitFor(registered: number, margin: number): number {
  const least = Math.ceil((registered * (100 + margin)) / 100);
  const step = 10 ** Math.max(0, String(least).length - 2);
  return Math.ceil(least / step) * step;
}
