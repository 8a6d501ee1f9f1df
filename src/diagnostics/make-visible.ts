/**
 * What a terminal, an editor or a reviewer does not show as it is: control characters (an ESC begins a terminal's
 * commands), formatting characters that reorder or hide text (CVE-2021-42574), and halves of surrogate pairs.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\ufeff]|\p{Cs}/gu;

/** Replaces characters that do not show by their escapes: `\x1b`, `\u202e`. Tabs and newlines too. */
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
