import type { Family } from "./family.ts";
import { packValue } from "./packed-prefix.ts";
import { readPrefix, type PrefixProblem } from "./prefix.ts";
import { scanPrefix } from "./scan-prefix.ts";

/** Reads a prefix of the family into `words`, as `readPrefix` does. Returns its length in bits, or what is wrong. */
export function readPacked(
  text: string,
  family: Family,
  words: Uint32Array,
): number | PrefixProblem {
  const length = scanPrefix(text, family, words);
  if (length >= 0) return length;
  const prefix = readPrefix(text);
  if (typeof prefix === "string") return prefix;
  if (prefix.family !== family) return "syntax";
  packValue(family, prefix.value, words, 0);
  return prefix.length;
}
