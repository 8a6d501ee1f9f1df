import type { Choices } from "../bird/choices.ts";

const NUMBERS = [0, 1, 2, 4, 5, 5, 7, 10, 10, 11, 15, 20, 4294967290, 4294967294, 4294967295];

/**
 * Entries as lists of AS_PATHs and communities have them, ` seq 5 permit …`: with numbers and without, out of order, twice under one
 * number, and the same again under another.
 */
export function numbered(c: Choices, make: () => string): readonly string[] {
  const numbering = c.between(0, 2);
  const entries: string[] = [];
  for (let i = c.between(1, 6); i > 0; i--) {
    const isNumbered = numbering === 2 || (numbering === 1 && c.percent(60));
    const number = c.percent(1) ? c.pick(["4294967296", "05", "-1"]) : `${c.pick(NUMBERS)}`;
    const seq = isNumbered ? ` seq ${number}` : "";
    const again = entries.length > 0 && c.percent(12);
    const content = again
      ? c.pick(entries).replace(/^( seq \S+)/, "")
      : ` ${c.pick(["permit", "permit", "permit", "deny"])} ${make()}`;
    entries.push(seq + content);
  }
  return entries;
}
