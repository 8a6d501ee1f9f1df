/** A part of the address space in percent, to one decimal: `12.5`. */
export function percentOf(part: number): number {
  return Math.round(part * 1000) / 10;
}

/**
 * A hint that allows a peer this part of the address space: the smallest `1/n` that suffices. Undefined where not even
 * all of it would.
 */
export function allowSpace(part: number): string | undefined {
  if (part > 1) return undefined;
  return `if this is intended, allow a larger part for this peer with \`space: 1/${Math.floor(1 / part)}\``;
}
