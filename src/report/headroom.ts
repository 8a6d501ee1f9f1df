/** How much of a maximum a number of prefixes leaves, in percent, rounded down, so that it is never overstated. */
export function headroom(maximum: number, count: number): number {
  return Math.floor(((maximum - count) * 100) / maximum);
}
