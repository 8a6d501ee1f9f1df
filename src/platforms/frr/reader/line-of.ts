/** Blanks that are more than one, or not a space. */
const BLANKS = /\s\s|[^\S ]/;

/** A line as FRR reads it: any blanks count as one, in free text too. */
export function lineOf(text: string): string {
  const trimmed = text.trim();
  return BLANKS.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
}

/** Whether a line has no effect: it is empty, or a comment. */
export function isSilent(line: string): boolean {
  return line === "" || line.startsWith("!") || line.startsWith("#");
}
