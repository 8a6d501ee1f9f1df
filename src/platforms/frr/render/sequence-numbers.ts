/** The largest number of an entry in a list. */
const MAX_SEQUENCE = 4_294_967_295;

/**
 * A number for every entry of a list that follows from the entry itself and not from its position: adding or removing
 * one leaves the others' numbers unchanged. This is not only for small diffs: while FRR 8.4 has an entry under one
 * number, it drops the same entry under another number without an error, and would then delete the first.
 *
 * The number is a hash of 32 bits. Of two entries with the same hash, the later in the order of the texts gets the
 * next free number; in a list of 10,000 entries that affects one pair in a hundred lists. The texts must be distinct.
 */
export function sequenceNumbers(texts: readonly string[]): readonly number[] {
  const hashes = texts.map(hash);
  // In most lists no two entries have the same hash; only others need the order of the texts.
  if (new Set(hashes).size === hashes.length) return hashes;
  const order = texts.map((text, index) => ({ text, index }));
  order.sort((a, b) => (a.text < b.text ? -1 : 1));
  const taken = new Set<number>();
  const numbers: number[] = new Array<number>(texts.length).fill(0);
  for (const { index } of order) {
    let number = hashes[index] ?? 0;
    while (taken.has(number)) number = number === MAX_SEQUENCE ? 1 : number + 1;
    taken.add(number);
    numbers[index] = number;
  }
  return numbers;
}

/** FNV-1a with 32 bits (draft-eastlake-fnv), except 0: 1 to 4294967295. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  return state >>> 0 || 1;
}
