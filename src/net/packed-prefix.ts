import type { Family } from "./family.ts";

/**
 * Addresses as words of 32 bits, most significant first: one for IPv4, four for IPv6. A registry has
 * millions of prefixes; as objects with bigints they would take ten times the memory and the time.
 */
export const WORDS = { ipv4: 1, ipv6: 4 } as const satisfies Record<Family, number>;

/** Scratch space for the two halves of an IPv6 address between bigint and words. */
const HALVES = new DataView(new ArrayBuffer(16));

/** Writes an address into `words` from `offset` on. */
export function packValue(family: Family, value: bigint, words: Uint32Array, offset: number): void {
  if (family === "ipv4") {
    words[offset] = Number(value);
    return;
  }
  HALVES.setBigUint64(0, value >> 64n);
  HALVES.setBigUint64(8, value);
  for (let i = 0; i < 4; i++) words[offset + i] = HALVES.getUint32(4 * i);
}

/** The address in `words` from `offset` on. */
export function unpackValue(family: Family, words: Uint32Array, offset: number): bigint {
  if (family === "ipv4") return BigInt(words[offset] ?? 0);
  for (let i = 0; i < 4; i++) HALVES.setUint32(4 * i, words[offset + i] ?? 0);
  const low = HALVES.getBigUint64(8);
  return (HALVES.getBigUint64(0) << 64n) | low;
}

/** Whether the address in the first words has a bit set after the first `length` ones. */
export function hasHostBits(family: Family, words: Uint32Array, length: number): boolean {
  // A shift uses the last five bits of its count: by 32 it would not shift.
  if (family === "ipv4") return length < 32 && ((words[0] ?? 0) & (0xffffffff >>> length)) !== 0;
  for (let i = 0; i < WORDS.ipv6; i++) {
    const kept = length - 32 * i;
    const host = kept >= 32 ? 0 : kept <= 0 ? 0xffffffff : 0xffffffff >>> kept;
    if (((words[i] ?? 0) & host) !== 0) return true;
  }
  return false;
}

/** Whether the addresses that begin at two places have the same first bits. */
export function sharesBits(
  a: Uint32Array,
  atA: number,
  b: Uint32Array,
  atB: number,
  bits: number,
): boolean {
  for (let i = 0, left = bits; left > 0; i++, left -= 32) {
    const difference = (a[atA + i] ?? 0) ^ (b[atB + i] ?? 0);
    if ((left >= 32 ? difference : difference >>> (32 - left)) !== 0) return false;
  }
  return true;
}

/** How many leading bits two addresses of `count` words have in common. */
export function countSharedBits(
  a: Uint32Array,
  atA: number,
  b: Uint32Array,
  atB: number,
  count: number,
): number {
  for (let i = 0; i < count; i++) {
    const difference = (a[atA + i] ?? 0) ^ (b[atB + i] ?? 0);
    if (difference !== 0) return 32 * i + Math.clz32(difference);
  }
  return 32 * count;
}
