/**
 * Characters that are not shown as they are, besides blanks: controls, formatting characters, unpaired surrogates,
 * private and impossible ones, and the one that replaces bytes that are not UTF-8.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{NChar}\u2028\u2029\ufffd]|\p{Cs}/gu;

/** The longest text that is kept, in UTF-16 units: PeeringDB's own fields take 255 characters. */
const LONGEST = 255;

/**
 * Text that somebody entered, as one line: blanks, tabs and newlines become one blank, other invisible characters
 * become `?`, and what is longer than 255 characters ends with `…`. Cleaning twice changes nothing. An invisible
 * character is not just removed: no name becomes valid by this.
 */
export function cleanText(text: string): string {
  const line = text.replace(/\s+/gu, " ").replace(INVISIBLE, "?").trim();
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "");
  return `${cut.trimEnd()}…`;
}
