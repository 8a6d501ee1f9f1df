import {
  defaultRoute,
  formatPrefix,
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
import { lengthsOf, type Lengths } from "./lengths-of.ts";
import { entryHead } from "./numbered-entries.ts";

/** One `ip prefix-list` or `ipv6 prefix-list`, read line by line. */
export class PrefixListText {
  readonly name: string;
  readonly family: Family;
  readonly line: number;
  /** The entries in file order: their ranges, other properties of each as a code, and which of them deny. */
  readonly #ranges: PackedRanges;
  readonly #codes: number[] = [];
  readonly #denied = new Set<number>();
  /** The lines of entries that are more than a number, `permit` and a network. */
  readonly #lines = new Map<number, number>();
  /** Entries whose prefixes have host bits. */
  readonly #cut = new Set<number>();
  #hasUnnumbered = false;
  #settled: FinishedReplacement | null = null;

  constructor(name: string, family: Family, line: number) {
    this.name = name;
    this.family = family;
    this.line = line;
    this.#ranges = new PackedRanges(family);
  }

  /** Adds an entry that permits, with its address in the first words; null if it has neither `ge` nor `le`. */
  permit(seq: number, words: Uint32Array, length: number, lengths: Lengths | null): void {
    this.#ranges.add(words, 0, length, lengths?.min ?? length, lengths?.max ?? length);
    this.#codes.push(codeOf(seq, lengths?.form ?? 0));
  }

  /** Reads the words after the name; returns what is wrong, or null. */
  add(words: readonly string[], line: number): string | null {
    const head = entryHead(words, 1);
    if (typeof head === "string") return head;
    const found = this.#range(head.rest);
    if (typeof found === "string") return found;
    const row = this.#ranges.size;
    if (!head.permit) this.#denied.add(row);
    if (found.isCut) this.#cut.add(row);
    this.#lines.set(row, line);
    this.#ranges.push(found.range);
    this.#codes.push(codeOf(head.number ?? UNNUMBERED, found.form));
    this.#hasUnnumbered ||= head.number === null;
    return null;
  }

  /** Without entries, FRR's result depends on where the list is used, and on settings. */
  get isEmpty(): boolean {
    return this.#codes.length === 0;
  }

  /** The prefixes that the list permits: the first entry that contains a prefix decides, and the end denies. */
  get set(): PrefixSet {
    return this.#settle().set;
  }

  /** What is not understood about its entries together. */
  get problems(): FinishedReplacement["problems"] {
    return this.#settle().problems;
  }

  #settle(): FinishedReplacement {
    return (this.#settled ??= this.#isPlain()
      ? { set: PrefixSet.of(this.family, this.#ranges), problems: [] }
      : this.#inOrder());
  }

  /**
   * Whether it permits everything that any of its entries names: then it does not matter which of two equal entries
   * is kept.
   */
  #isPlain(): boolean {
    if (this.#denied.size > 0 || this.#cut.size > 0 || this.#hasUnnumbered) return false;
    return !mayRepeat(this.#codes);
  }

  /**
   * Keeps the entries that bgpd keeps (seen on 8.4.4): a repeated entry is ignored, whatever its number; of others
   * with the same number the later counts, and one without a number gets the largest plus five.
   */
  #inOrder(): FinishedReplacement {
    const problems: { line: number; why: string }[] = [];
    const rows = new Map<number, number>();
    const numbers = new Map<string, number>();
    let last = 0;
    for (const [row, code] of this.#codes.entries()) {
      const content = this.#contentOf(row);
      const fail = (why: string) => problems.push({ line: this.#lines.get(row) ?? this.line, why });
      const same = numbers.get(content);
      const own = numberOf(code);
      if (same !== undefined && this.#cut.has(row) && own !== same) fail(CUT_TWICE);
      if (same !== undefined) continue;
      const number = own === UNNUMBERED ? last + 5 : own;
      if (number > LARGEST_NUMBER) {
        fail("no number is left for an entry that has none");
        continue;
      }
      const before = rows.get(number);
      if (before !== undefined) {
        const replaced = this.#contentOf(before);
        numbers.delete(replaced);
        if (isAny(content) !== isAny(replaced)) fail(TWO_FORMS);
      }
      numbers.set(content, number);
      rows.set(number, row);
      last = Math.max(last, number);
    }
    return { set: this.#permitted(rows), problems };
  }

  /** The content of an entry, as bgpd compares entries. */
  #contentOf(row: number): string {
    const { prefix, min, max } = this.#ranges.at(row);
    const form = formOf(this.#codes[row] ?? 0);
    const lengths = form === ANY ? "any" : `${min} ${max} ${form}`;
    return `${this.#denied.has(row) ? "deny" : "permit"} ${formatPrefix(prefix)} ${lengths}`;
  }

  #permitted(rows: ReadonlyMap<number, number>): PrefixSet {
    if (this.#denied.size === 0) {
      const ranges = [...rows.values()].map((row) => this.#ranges.at(row));
      return PrefixSet.of(this.family, ranges);
    }
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
  #range(words: readonly string[]): ReadRange | string {
    const [text = "", ...rest] = words;
    if (text === "any" && rest.length === 0) {
      return { range: orLonger(defaultRoute(this.family)), form: ANY, isCut: false };
    }
    const slash = text.indexOf("/");
    const address = parseAddress(slash < 0 ? "" : text.slice(0, slash));
    const lengthText = text.slice(slash + 1);
    const length = Number(lengthText);
    const longest = maxLength(this.family);
    if (address?.family !== this.family || !LENGTH.test(lengthText) || length > longest) {
      return `not a prefix of ${this.family === "ipv4" ? "IPv4" : "IPv6"}`;
    }
    let ge: number | null = null;
    let le: number | null = null;
    for (let at = 0; at < rest.length; at += 2) {
      const value = LENGTH.test(rest[at + 1] ?? "") ? Number(rest[at + 1]) : -1;
      if (rest[at] === "ge" && ge === null) ge = value;
      else if (rest[at] === "le" && le === null) le = value;
      else return "something other than ge and le after the prefix";
    }
    const lengths = lengthsOf(length, ge, le, longest);
    if (lengths === null) return "lengths out of order";
    const prefix = networkOf(address, length);
    const { min, max, form } = lengths;
    return { range: { prefix, min, max }, form, isCut: prefix.value !== address.value };
  }
}

/** A list once all of it is there. */
interface FinishedReplacement {
  readonly set: PrefixSet;
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

/** What an entry matches, its form, and whether its prefix has host bits. */
interface ReadRange {
  readonly range: PrefixRange;
  readonly form: number;
  readonly isCut: boolean;
}

const CUT_TWICE =
  "a prefix with host bits that is there already, which FRR refuses with all lines around it";
const TWO_FORMS =
  "`any` and a prefix under one number, which FRR refuses with all lines around them";

/** A length in bits, without leading zeros. */
const LENGTH = /^(?:0|[1-9]\d{0,2})$/;

/** The form of `any`, beside those of `Lengths`. */
const ANY = 4;
/** The number of entries that have none. */
const UNNUMBERED = 0;
const LARGEST_NUMBER = 4294967295;

const isAny = (content: string) => content.endsWith(" any");

/** An entry's number and its form in one: a list may have millions of them. */
const codeOf = (number: number, form: number) => number * 8 + form;
const numberOf = (code: number) => Math.floor(code / 8);
const formOf = (code: number) => code % 8;

/** Whether two entries have the same number. */
function mayRepeat(codes: readonly number[]): boolean {
  const sorted = Uint32Array.from(codes, numberOf).sort();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) return true;
  return false;
}
