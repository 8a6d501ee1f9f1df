import { joinIntervals, type State } from "./automaton.ts";
import { parseTextPattern, type TextPattern } from "./parse-text-pattern.ts";
import { PathLanguage } from "./path-language.ts";
import { readAsnPatterns } from "./read-asn-patterns.ts";
import { TextAutomaton } from "./text-automaton.ts";

/**
 * The AS_PATHs whose printed form contains a match of a POSIX extended regular expression with `_`, as FRR matches
 * `bgp as-path access-list` and IOS-XR `ios-regex`. A path is printed as `13335 209242 {64500,64501}`, the empty one
 * as an empty text. Returns a text that says what in the expression is not understood.
 */
export function readTextPattern(regex: string): PathLanguage | { readonly problem: string } {
  return readTextPatterns([regex]);
}

/**
 * The same for a match of any of some expressions: a list of a thousand becomes one automaton, instead of a thousand
 * that must be united.
 */
export function readTextPatterns(
  regexes: readonly string[],
): PathLanguage | { readonly problem: string } {
  const plain = readAsnPatterns(regexes);
  if (plain) return plain;
  const options: TextPattern[] = [];
  for (const regex of regexes) {
    const pattern = parseTextPattern(regex);
    if (typeof pattern === "string") return { problem: pattern };
    options.push(pattern);
  }
  const [only] = options;
  const text = new TextAutomaton(only && options.length === 1 ? only : { kind: "either", options });
  const states = text.tooLarge ? null : tokenStates(text);
  if (states !== null && !text.tooLarge) return PathLanguage.ofAutomaton(states);
  if (regexes.length < 2) return { problem: "an expression too large to be analysed" };
  const middle = regexes.length >> 1;
  const first = readTextPatterns(regexes.slice(0, middle));
  const second = readTextPatterns(regexes.slice(middle));
  if (!(first instanceof PathLanguage)) return first;
  return second instanceof PathLanguage ? first.unite(second) : second;
}

/**
 * The signature of a state after an ASN or a brace: where each character that may follow leads, and whether it may
 * end.
 */
interface After {
  readonly blank: number;
  readonly comma: number;
  readonly close: number;
  readonly end: boolean;
}

const MOST_STATES = 50_000;

/** Converts an automaton over characters to one over ASNs and braces; null if it would be too large. */
function tokenStates(text: TextAutomaton): readonly State[] | null {
  const afters: After[] = [];
  const afterNumbers = new Map<string, number>();
  const after = (state: number): number => {
    const found: After = {
      blank: text.step(state, " "),
      comma: text.step(state, ","),
      close: text.step(state, "}"),
      end: text.matchesAtEnd(state),
    };
    const key = `${found.blank} ${found.comma} ${found.close} ${String(found.end)}`;
    let number = afterNumbers.get(key);
    if (number === undefined) afterNumbers.set(key, (number = afters.push(found) - 1));
    return number;
  };
  const asns = new Asns(text, after);
  const numbers = new Map<string, number>();
  const order: { readonly where: "start" | "out" | "opened" | "in"; readonly at: number }[] = [];
  const numberOf = (where: "start" | "out" | "opened" | "in", at: number): number => {
    const key = `${where} ${at}`;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = order.push({ where, at }) - 1));
    return number;
  };
  numberOf("start", text.start);
  const states: State[] = [];
  for (let i = 0; i < order.length; i++) {
    const place = order[i];
    if (!place || order.length > MOST_STATES) return null;
    const { where, at } = place;
    const reached = where === "out" || where === "in" ? afters[at] : undefined;
    const from = where === "out" ? reached?.blank : where === "in" ? reached?.comma : at;
    const inSet = where === "opened" || where === "in";
    const intervals: (readonly [number, number])[] = [];
    const asnsFrom = asns.from(from ?? at);
    for (let k = 0; k < asnsFrom.length; k += 2) {
      const to = numberOf(inSet ? "in" : "out", asnsFrom[k + 1] ?? 0);
      intervals.push([asnsFrom[k] ?? 0, to]);
    }
    if (text.tooLarge) return null;
    states.push({
      accepts: where === "start" ? text.matchesEmpty : where === "out" && reached?.end === true,
      ...joinIntervals(intervals),
      open: inSet ? -1 : numberOf("opened", text.step(from ?? at, "{")),
      close: where === "in" && reached ? numberOf("out", after(reached.close)) : -1,
    });
  }
  return states;
}

/** The total number of intervals of ASNs: "22" anywhere in a number splits ASNs into millions. */
const MOST_INTERVALS = 2_000_000;

/** Consecutive intervals of numbers: where each begins, and where it leads. */
type Intervals = readonly number[];

/** Where printed ASNs lead: from each state, the intervals of ASNs with the same target. */
class Asns {
  readonly #text: TextAutomaton;
  readonly #after: (state: number) => number;
  readonly #known = new Map<number, Intervals>();
  readonly #digits = new Map<number, Intervals>();
  readonly #single: Intervals[] = [];
  #made = 0;

  constructor(text: TextAutomaton, after: (state: number) => number) {
    this.#text = text;
    this.#after = after;
  }

  /** All ASNs, 0 to 4294967295, as printed after a state. */
  from(state: number): Intervals {
    let intervals = this.#known.get(state);
    if (!intervals) {
      const found = [0, this.#after(this.#text.step(state, "0"))];
      for (let length = 1; length <= 10; length++) {
        const unit = 10 ** (length - 1);
        for (let digit = 1; digit <= 9; digit++) {
          const rest = this.#rest(this.#text.stepDigit(state, digit), length - 1);
          append(found, rest, digit * unit);
          if (this.#isTooMany(rest.length / 2)) return [];
        }
      }
      this.#known.set(state, (intervals = found));
    }
    return intervals;
  }

  /** All numbers with this many more digits, including leading zeros, from 0. */
  #rest(state: number, digits: number): Intervals {
    if (digits === 0) return this.#all(this.#after(state));
    const key = state * 16 + digits;
    let intervals = this.#digits.get(key);
    if (!intervals) {
      const unit = 10 ** (digits - 1);
      const found: number[] = [];
      for (let digit = 0; digit <= 9; digit++) {
        append(found, this.#rest(this.#text.stepDigit(state, digit), digits - 1), digit * unit);
        if (this.#isTooMany(found.length / 2)) return [];
      }
      // All numbers have the same target if nothing of an expression is left to match, which is nearly always the
      // case.
      intervals = found.length === 2 ? this.#all(found[1] ?? 0) : found;
      this.#digits.set(key, intervals);
    }
    return intervals;
  }

  /** One interval with its target. */
  #all(to: number): Intervals {
    return (this.#single[to] ??= [0, to]);
  }

  #isTooMany(more: number): boolean {
    this.#made += more;
    if (this.#made > MOST_INTERVALS) this.#text.tooLarge = true;
    return this.#text.tooLarge;
  }
}

/**
 * Appends intervals to others, shifted by an offset; adjacent intervals with the same target are merged. Numbers that
 * are not ASNs are left out.
 */
function append(intervals: number[], more: Intervals, offset: number): void {
  for (let i = 0; i < more.length; i += 2) {
    const start = offset + (more[i] ?? 0);
    const to = more[i + 1] ?? 0;
    if (start > 0xffffffff) return;
    if (intervals[intervals.length - 1] !== to) intervals.push(start, to);
  }
}
