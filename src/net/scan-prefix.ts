import type { Family } from "./family.ts";
import { WORDS } from "./packed-prefix.ts";
import { PrefixScanner } from "./prefix-scanner.ts";

/**
 * Reads `address/length` of the family into `words` if the text is plainly valid and has no host bits, without
 * allocating. Returns the length in bits; -1 leaves the decision to `readPrefix`: see `PrefixScanner`.
 */
export function scanPrefix(text: string, family: Family, words: Uint32Array): number {
  if (!SCANNER.scan(text, 0) || SCANNER.end !== text.length || SCANNER.family !== family) return -1;
  for (let i = 0; i < WORDS[family]; i++) words[i] = SCANNER.words[i] ?? 0;
  return SCANNER.length;
}

/** Scratch space for the prefix being read. */
const SCANNER = new PrefixScanner();
