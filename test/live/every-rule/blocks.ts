import {
  formatPrefix,
  networkOf,
  parsePrefix,
  type Family,
  type Prefix,
} from "../../../src/net/index.ts";

/** Where the neighbors' address space begins, and how long a neighbor's part of it is, in bits. */
const SPACE = {
  ipv4: { start: "31.0.0.0/8", block: 13 },
  ipv6: { start: "2a04::/16", block: 28 },
} as const;

/** Lengths of a neighbor's prefixes: each has its own part of the block, so that none covers another. */
const LENGTHS = {
  ipv4: [24, 22, 20, 17, 18, 19, 21, 23, 24, 24, 20, 22, 24, 18, 17, 24],
  ipv6: [48, 40, 36, 32, 33, 34, 35, 44, 48, 48, 36, 40, 48, 32, 47, 48],
} as const;

/** The block of neighbor number `index`, 0 to 31. */
export function blockOf(index: number, family: Family): Prefix {
  const { start, block } = SPACE[family];
  const prefix = parsePrefix(start);
  if (!prefix) throw new Error(start);
  const bits = family === "ipv4" ? 32 : 128;
  return { family, value: prefix.value + (BigInt(index) << BigInt(bits - block)), length: block };
}

/** Sixteen prefixes of a neighbor's block, of most lengths that the Internet knows. */
export function prefixesOf(index: number, family: Family): readonly Prefix[] {
  const { value, length } = blockOf(index, family);
  const bits = family === "ipv4" ? 32 : 128;
  return LENGTHS[family].map((own, i) =>
    networkOf({ family, value: value + (BigInt(i) << BigInt(bits - length - 4)) }, own),
  );
}

/** What a neighbor registers: its prefixes, two of them with a range of more-specifics (RFC 2622, 2). */
export function registeredOf(index: number, family: Family): readonly string[] {
  return prefixesOf(index, family).map((prefix, i) => {
    const { length } = prefix;
    const range =
      i === 2 ? `^${length}-${length + 2}` : i === 13 ? `^${length + 1}-${length + 2}` : "";
    return `${formatPrefix(prefix)}${range}`;
  });
}
