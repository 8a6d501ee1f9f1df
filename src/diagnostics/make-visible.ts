/**
 * Characters that terminals, editors and reviews do not show as they are: control characters (ESC begins a terminal
 * command), formatting characters that reorder or hide text (CVE-2021-42574), and unpaired surrogates.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\ufeff]|\p{Cs}/gu;

/** Replaces invisible characters by their escapes: `\x1b`, `\u202e`. Includes tabs and newlines. */
export function makeVisible(text: string): string {
  return text.replace(INVISIBLE, escape);
}

function escape(character: string): string {
  switch (character) {
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    default: {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x100) return `\\x${point.toString(16).padStart(2, "0")}`;
      if (point < 0x10000) return `\\u${point.toString(16).padStart(4, "0")}`;
      return `\\u{${point.toString(16)}}`;
    }
  }
}
