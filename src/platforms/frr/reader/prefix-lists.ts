import {
  defaultRoute,
  maxLength,
  minimalRanges,
  networkOf,
  orLonger,
  PackedRanges,
  parseAddress,
  PrefixSet,
  subtract,
  unite,
  type Family,
  type PrefixRange,
} from "../../../net/index.ts";

/** One `ip prefix-list` or `ipv6 prefix-list`, as it is read line by line. */
export class PrefixListText {
  readonly name: string;
  readonly family: Family;
  readonly line: number;
  /** The entries in the order of the file: their ranges, their numbers, and which of them deny. */
  readonly #ranges: PackedRanges;
  readonly #numbers: number[] = [];
  readonly #denied = new Set<number>();
  #last = 0;
  #set: PrefixSet | null = null;

  constructor(name: string, family: Family, line: number) {
    this.name = name;
    this.family = family;
    this.line = line;
    this.#ranges = new PackedRanges(family);
  }

  /** Takes an entry that permits, with its address in the first words; its lengths are in order. */
  permit(seq: number, words: Uint32Array, length: number, min: number, max: number): void {
    this.#ranges.add(words, 0, length, min, max);
    this.#numbers.push(seq);
    this.#last = Math.max(this.#last, seq);
  }

  /** Takes the words behind the name; says what is wrong, or null. The same `seq` again replaces an entry. */
  add(words: readonly string[]): string | null {
    let at = 0;
    let seq = this.#last + 5;
    if (words[at] === "seq") {
      seq = Number(words[1]);
      at = 2;
    }
    const action = words[at];
    if (!Number.isInteger(seq) || seq < 0) return "a number behind seq is missing";
    if (action !== "permit" && action !== "deny") return "neither permit nor deny";
    const range = this.#range(words.slice(at + 1));
    if (typeof range === "string") return range;
    if (action === "deny") this.#denied.add(this.#ranges.size);
    this.#ranges.push(range);
    this.#numbers.push(seq);
    this.#last = Math.max(this.#last, seq);
    return null;
  }

  /** Says nothing of any prefix: what FRR takes for a match then depends on where it stands, and on knobs. */
  get isEmpty(): boolean {
    return this.#numbers.length === 0;
  }

  /** The prefixes that the list permits: the first entry that holds a prefix decides, and the end denies. */
  get set(): PrefixSet {
    this.#set ??= this.#permitted();
    return this.#set;
  }

  #permitted(): PrefixSet {
    if (this.#denied.size === 0 && !mayRepeat(this.#numbers))
      return PrefixSet.of(this.family, this.#ranges);
    const rows = new Map(this.#numbers.map((number, row) => [number, row]));
    const entries = [...rows]
      .sort(([a], [b]) => a - b)
      .map(([, row]) => ({ permit: !this.#denied.has(row), range: this.#ranges.at(row) }));
    let permitted = PrefixSet.of(this.family, []).canonical;
    for (const { permit, range } of entries.reverse()) {
      const one = PrefixSet.of(this.family, [range]).canonical;
      permitted = permit ? unite(permitted, one) : subtract(permitted, one);
    }
    return PrefixSet.of(this.family, minimalRanges(permitted));
  }

  /** `P`: itself; `le`: up to; `ge`: from there to the longest (FRR manual, "IP Prefix List"). Host bits are masked. */
  #range(words: readonly string[]): PrefixRange | string {
    const [text = "", ...rest] = words;
    if (text === "any" && rest.length === 0) return orLonger(defaultRoute(this.family));
    const slash = text.indexOf("/");
    const address = parseAddress(slash < 0 ? "" : text.slice(0, slash));
    const lengthText = text.slice(slash + 1);
    const length = Number(lengthText);
    const longest = maxLength(this.family);
    if (address?.family !== this.family || !/^\d{1,3}$/.test(lengthText) || length > longest) {
      return `not a prefix of ${this.family === "ipv4" ? "IPv4" : "IPv6"}`;
    }
    let [ge, le]: (number | null)[] = [null, null];
    for (let at = 0; at < rest.length; at += 2) {
      const value = /^\d{1,3}$/.test(rest[at + 1] ?? "") ? Number(rest[at + 1]) : -1;
      if (rest[at] === "ge" && ge === null) ge = value;
      else if (rest[at] === "le" && le === null) le = value;
      else return "something else than ge and le behind the prefix";
    }
    const min = ge ?? length;
    const max = le ?? (ge === null ? length : longest);
    if (min < length || max < min || max > longest) return "lengths out of order";
    return { prefix: networkOf(address, length), min, max };
  }
}

/** Whether two entries may have one number: those beyond 32 bits are taken for others. */
function mayRepeat(numbers: readonly number[]): boolean {
  const sorted = new Uint32Array(numbers).sort();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) return true;
  return false;
}
