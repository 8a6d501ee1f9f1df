import type { Family } from "./family.ts";
import { WORDS } from "./packed-prefix.ts";
import { PrefixScanner } from "./prefix-scanner.ts";

/**
 * Reads `address/length` of the family into `words` where the text is plainly right and has no host bits, without making
 * anything. Returns the length in bits; -1 says nothing about the text: see `PrefixScanner`.
 */
export function scanPrefix(text: string, family: Family, words: Uint32Array): number {
  if (!SCANNER.scan(text, 0) || SCANNER.end !== text.length || SCANNER.family !== family) return -1;
  for (let i = 0; i < WORDS[family]; i++) words[i] = SCANNER.words[i] ?? 0;
  return SCANNER.length;
}

/** The prefix being read; nothing is kept here. */
const SCANNER = new PrefixScanner();
