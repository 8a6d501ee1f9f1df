/** Whether a text is a name of a router or an exchange, as a declaration takes it. */
export function isId(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,23}$/.test(text);
}

/**
 * A name of an exchange made from how others call it: `IX.br São Paulo` is `ix-br-sao-paulo`. A longer one is cut, and `number`
 * put after it, so that two stay two. Null if nothing remains.
 */
export function idFrom(name: string, number: number): string | null {
  const whole = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  const end = `-${number}`;
  const id =
    whole.length <= LONGEST ? whole : whole.slice(0, LONGEST - end.length).replace(/-+$/, "") + end;
  return isId(id) ? id : null;
}

const LONGEST = 24;
