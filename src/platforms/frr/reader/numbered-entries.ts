/** Entries of a list by number, as bgpd stores them for lists of AS_PATHs and communities (seen on 8.4.4). */
export class NumberedEntries<T> {
  readonly #entries = new Map<number, { readonly content: string; readonly entry: T }>();
  readonly #contents = new Set<string>();
  #last = 0;

  /**
   * Adds an entry with the number after `seq`, or without one (null): the next multiple of five. A repeated entry is
   * ignored, whatever its number; a different one under the same number is replaced.
   */
  add(number: number | null, content: string, entry: T): void {
    if (this.#contents.has(content)) return;
    const next = number ?? Math.min((Math.floor(this.#last / 5) + 1) * 5, LARGEST_NUMBER);
    const before = this.#entries.get(next);
    if (before) this.#contents.delete(before.content);
    this.#contents.add(content);
    this.#entries.set(next, { content, entry });
    this.#last = Math.max(this.#last, next);
  }

  /** The entries in order of their numbers. */
  inOrder(): readonly T[] {
    return [...this.#entries].sort(([a], [b]) => a - b).map(([, { entry }]) => entry);
  }
}

/** The largest number of an entry. */
const LARGEST_NUMBER = 4294967295;

/** What comes before the words of an entry: its number (null: none), and whether it permits. */
export interface EntryHead {
  readonly number: number | null;
  readonly permit: boolean;
  /** The words after it. */
  readonly rest: readonly string[];
}

/** Reads `seq 5 permit …` and `permit …`; a text says what is wrong. `least` is the smallest number of an entry. */
export function entryHead(words: readonly string[], least: number): EntryHead | string {
  const isNumbered = words[0] === "seq";
  const text = words[1] ?? "";
  const number = isNumbered ? Number(text) : null;
  const [action, ...rest] = words.slice(isNumbered ? 2 : 0);
  if (number !== null && (!/^\d{1,10}$/.test(text) || number < least || number > LARGEST_NUMBER)) {
    return `not a number from ${least} to ${LARGEST_NUMBER} after seq`;
  }
  if (action !== "permit" && action !== "deny") return "neither permit nor deny";
  return { number, permit: action === "permit", rest };
}
