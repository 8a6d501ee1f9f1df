import type { Family } from "./family.ts";

/** Prints the address in `words` from `offset` on in its canonical form: dotted quad, or RFC 5952. */
export function formatPacked(family: Family, words: Uint32Array, offset: number): string {
  if (family === "ipv6") return formatIpv6(words, offset);
  const word = words[offset] ?? 0;
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
}

/** No leading zeros, lower case, and the first of the longest runs of two or more zero groups as `::`. */
function formatIpv6(words: Uint32Array, offset: number): string {
  let longest = 1;
  let start = -1;
  for (let i = 0, run = 0; i < 8; i++) {
    run = group(words, offset, i) === 0 ? run + 1 : 0;
    if (run > longest) {
      longest = run;
      start = i - run + 1;
    }
  }
  let text = "";
  for (let i = 0; i < 8; i++) {
    if (i === start) {
      text += "::";
      i += longest - 1;
    } else {
      if (i > 0 && i !== start + longest) text += ":";
      text += group(words, offset, i).toString(16);
    }
  }
  return text;
}

/** One of the eight groups of 16 bits. */
function group(words: Uint32Array, offset: number, i: number): number {
  const word = words[offset + (i >> 1)] ?? 0;
  return i % 2 === 0 ? word >>> 16 : word & 0xffff;
}
