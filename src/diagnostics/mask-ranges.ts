/** The replacement for a secret. It does not reveal the secret's length. */
export const MASK = "<secret>";

/** A range of a text, as offsets in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A text in which ranges (in order, without overlaps) are masked on each of their lines, and where the masks begin. */
export function maskRanges(
  text: string,
  ranges: readonly TextRange[],
): { readonly text: string; readonly masks: readonly number[] } {
  const parts: string[] = [];
  const masks: number[] = [];
  let [at, length] = [0, 0];
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (const { start, end } of ranges) {
    add(text.slice(at, start));
    for (const [i, line] of text.slice(start, end).split("\n").entries()) {
      if (i > 0) add("\n");
      const secret = line.trim();
      const from = line.indexOf(secret);
      add(line.slice(0, from));
      if (secret !== "") {
        masks.push(length);
        add(MASK);
      }
      add(line.slice(from + secret.length));
    }
    at = end;
  }
  add(text.slice(at));
  return { text: parts.join(""), masks };
}
