import type { TextRange } from "../diagnostics/index.ts";

/**
 * Keywords for secrets, anywhere in a word: unknown configuration may contain secrets too. `key` only at the
 * beginning of a word (`keychain`, `ao-key`), `pass` not in `passive`.
 */
const ANNOUNCES =
  "pass(?:w|phrase|code|key|[-_]|(?![a-z]))|pwd|secret|credential|(?<![a-z])key|md5|sha-?1|auth|token|psk|" +
  "crypt|tacacs|radius|snmp|user(?:name)?(?![a-z])";

/**
 * Secrets recognizable by their form: hashes in the notation of crypt(3), Junos and IOS-XR, and long hexadecimal
 * numbers.
 */
const LOOKS_SECRET =
  /\$(?:\d{1,2}[a-z]?|y|gy|sha1|md5|apr1|argon2\w*)\$[^\s"';]+|(?<!\w)(?:0x)?[0-9a-f]{32,}(?!\w)|-----BEGIN [\s\S]*?(?:-----END [^\n]*|$(?![^]))|:\/\/[^\s/@]+(?=@)|(?:ssh|ecdsa|sk)-[\w@.-]+ +AAAA\S*/gi;

/** A variable that is filled in when the configuration is installed, with the format of the secret. */
const PLACEHOLDER = /^"?(?:(?:clear|encrypted|\d{1,2})\s+)?"?\$\{\w+\}"?$/;

/** Words that are followed by a name, not by a secret. */
const NAMES_FOLLOW = /^(?:(?:authentication-)?key-?chains?|authentication-(?:algorithm|order))$/i;

/** The end of the value that begins at an offset, after a keyword for a secret; the offset itself: no value. */
export type EndOfValue = (from: number) => number;

/** Finds the secrets of a configuration. `words`: a pattern of one platform's additional keywords. */
export function secretRanges(
  text: string,
  words: string | null,
  endOf: EndOfValue,
): readonly TextRange[] {
  const announces = words === null ? ANNOUNCES : `${ANNOUNCES}|${words}`;
  // The rest of the word, its closing quote, and what may be between a word and its value.
  const pattern = new RegExp(`(?:${announces})[\\w-]*["']?[ \\t\\r:=]*`, "gi");
  const found: TextRange[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = pattern.lastIndex;
    if (NAMES_FOLLOW.test(match[0].trim()) || text.startsWith("chain", start)) continue;
    const end = endOf(start);
    const value = text.slice(start, end).trim();
    if (value === "") continue;
    pattern.lastIndex = end;
    if (!PLACEHOLDER.test(value)) found.push({ start, end });
  }
  for (const { index, 0: all } of text.matchAll(LOOKS_SECRET)) {
    found.push({ start: index, end: index + all.length });
  }
  return joinRanges(found);
}

/** Ranges in order, without overlaps. */
export function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}
