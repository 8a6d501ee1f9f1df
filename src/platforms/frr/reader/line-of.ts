/** Blanks that are more than one, or not a space. */
const BLANKS = /[ \t\v\f\r]{2}|[\t\v\f\r]/;

/**
 * A line as FRR reads it: any blanks of ASCII count as one, in free text too; those of other scripts are part of the text
 * (seen on 8.4.4).
 */
export function lineOf(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
  const trimmed = text.slice(start, end);
  return BLANKS.test(trimmed) ? trimmed.replace(/[ \t\v\f\r]+/g, " ") : trimmed;
}

/** A space, or a tab, vertical tab, form feed or carriage return. */
function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Whether a line has no effect: it is empty, or a comment. */
export function isSilent(line: string): boolean {
  return line === "" || line.startsWith("!") || line.startsWith("#");
}
