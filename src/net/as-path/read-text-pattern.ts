import { joinIntervals, type State } from "./automaton.ts";
import { parseTextPattern } from "./parse-text-pattern.ts";
import { PathLanguage } from "./path-language.ts";
import { TextAutomaton } from "./text-automaton.ts";

/**
 * The AS_PATHs whose printed form holds a match of a POSIX extended regular expression with `_`, as FRR matches
 * `bgp as-path access-list` and IOS-XR `ios-regex`. A path is printed as `13335 209242 {64500,64501}`, the empty one as
 * nothing. A text says what of the expression is not understood.
 */
export function readTextPattern(regex: string): PathLanguage | { readonly problem: string } {
  const pattern = parseTextPattern(regex);
  if (typeof pattern === "string") return { problem: pattern };
  const text = new TextAutomaton(pattern);
  const states = text.tooLarge ? null : tokenStates(text);
  if (states === null || text.tooLarge)
    return { problem: "an expression too large to be analysed" };
  return PathLanguage.ofAutomaton(states);
}

/** What counts of a state behind an ASN or a brace: where each character that may follow leads, and whether it may end. */
interface After {
  readonly blank: number;
  readonly comma: number;
  readonly close: number;
  readonly end: boolean;
}

const MOST_STATES = 50_000;

/** From an automaton over characters to one over ASNs and braces; null where it would be too large. */
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
    const behind = where === "out" || where === "in" ? afters[at] : undefined;
    const from = where === "out" ? behind?.blank : where === "in" ? behind?.comma : at;
    const inSet = where === "opened" || where === "in";
    const intervals = asns
      .from(from ?? at)
      .map(([start, to]) => [start, numberOf(inSet ? "in" : "out", to)] as const);
    if (text.tooLarge) return null;
    states.push({
      accepts: where === "start" ? text.matchesAtEnd(at) : where === "out" && behind?.end === true,
      ...joinIntervals(intervals),
      open: inSet ? -1 : numberOf("opened", text.step(from ?? at, "{")),
      close: where === "in" && behind ? numberOf("out", after(behind.close)) : -1,
    });
  }
  return states;
}

/** Intervals of ASNs altogether: "22" anywhere in a number cuts ASNs into millions. */
const MOST_INTERVALS = 2_000_000;

type Interval = readonly [start: number, to: number];

/** Where printed ASNs lead: from each state, the intervals of ASNs that lead to the same place. */
class Asns {
  readonly #text: TextAutomaton;
  readonly #after: (state: number) => number;
  readonly #known = new Map<number, readonly Interval[]>();
  readonly #digits = new Map<string, readonly Interval[]>();
  #made = 0;

  constructor(text: TextAutomaton, after: (state: number) => number) {
    this.#text = text;
    this.#after = after;
  }

  /** All ASNs, 0 to 4294967295, as they are printed behind a state. */
  from(state: number): readonly Interval[] {
    let intervals = this.#known.get(state);
    if (!intervals) {
      const found: Interval[] = [[0, this.#after(this.#text.step(state, "0"))]];
      for (let length = 1; length <= 10; length++) {
        const unit = 10 ** (length - 1);
        for (let digit = 1; digit <= 9; digit++) {
          const rest = this.#rest(this.#text.step(state, String(digit)), length - 1);
          for (const [offset, to] of rest) {
            const start = digit * unit + offset;
            if (start <= 0xffffffff) push(found, [start, to]);
          }
          if (this.#isTooMany(rest.length)) return [];
        }
      }
      this.#known.set(state, (intervals = found));
    }
    return intervals;
  }

  /** All numbers of so many more digits, leading zeros included, from 0. */
  #rest(state: number, digits: number): readonly Interval[] {
    if (digits === 0) return [[0, this.#after(state)]];
    const key = `${state} ${digits}`;
    let intervals = this.#digits.get(key);
    if (!intervals) {
      const unit = 10 ** (digits - 1);
      const found: Interval[] = [];
      for (let digit = 0; digit <= 9; digit++) {
        for (const [offset, to] of this.#rest(this.#text.step(state, String(digit)), digits - 1)) {
          push(found, [digit * unit + offset, to]);
        }
        if (this.#isTooMany(found.length)) return [];
      }
      this.#digits.set(key, (intervals = found));
    }
    return intervals;
  }

  #isTooMany(more: number): boolean {
    this.#made += more;
    if (this.#made > MOST_INTERVALS) this.#text.tooLarge = true;
    return this.#text.tooLarge;
  }
}

function push(intervals: Interval[], [start, to]: Interval): void {
  if (intervals[intervals.length - 1]?.[1] !== to) intervals.push([start, to]);
}
