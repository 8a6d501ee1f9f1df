import { maxLength, type Family } from "./family.ts";

const MASKS = { ipv4: masksOf("ipv4"), ipv6: masksOf("ipv6") } as const;

/** The mask of a prefix length: that many ones followed by zeros, in as many bits as the family has. */
export function networkMask(family: Family, length: number): bigint {
  const mask = MASKS[family][length];
  if (mask === undefined) throw new Error(`not the length of an ${family} prefix: ${length}`);
  return mask;
}

function masksOf(family: Family): readonly bigint[] {
  const bits = maxLength(family);
  const all = (1n << BigInt(bits)) - 1n;
  return Array.from({ length: bits + 1 }, (_, length) => all & (all << BigInt(bits - length)));
}
