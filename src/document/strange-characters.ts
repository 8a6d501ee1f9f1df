import { firstOfLines } from "./first-of-lines.ts";

/** Control characters (except tab, line ends and NEL), the replacement character, and unassigned code points. */
const STRANGE = /(?![\t\n\r\u0085])[\p{Cc}\ufffd\ufffe\uffff]/gu;

/**
 * Characters that YAML does not allow (1.2, 5.1), and the one that replaces bytes that are not UTF-8; at most a few
 * of them.
 */
export function strangeCharacters(
  text: string,
): readonly { readonly index: number; readonly shown: string }[] {
  const found = [...text.matchAll(STRANGE)].map(({ index, 0: character }) => {
    const point = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const shown = character === "\ufffd" ? "a byte that is not UTF-8" : `the character U+${point}`;
    return { index, shown, start: index };
  });
  return firstOfLines(text, found);
}
