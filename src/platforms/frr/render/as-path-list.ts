import type { AsnRange, AsnSet } from "../../../net/index.ts";
import type { Test } from "../../../policy/index.ts";
import { asnPatterns } from "./asn-patterns.ts";
import { sequenceNumbers } from "./sequence-numbers.ts";

/** A test that FRR makes with a regular expression over the printed AS_PATH. */
export type AsPathTest = Extract<Test, { readonly kind: `as-path-${string}` }>;

/** An AS_PATH access list: a path matches it if it matches one of the lines. */
export interface AsPathList {
  readonly name: string;
  readonly about: string;
  readonly lines: readonly { readonly sequence: number; readonly regex: string }[];
}

/** Lines stay below this many characters, far from the 4095 bytes at which vtysh splits a line. */
const MAX_LINE = 2000;

/**
 * The access list of a test. FRR prints a path as ASNs separated by one blank, an AS_SET in braces with commas:
 * `64496 {64497,64498}`, and matches POSIX extended expressions, where `_` is a blank, comma, brace, parenthesis, or
 * an end (bgp_regex.c). Tests compare the expressions with `evaluate`.
 */
export function asPathList(test: AsPathTest): AsPathList {
  return { name: asPathListName(test), ...contentOf(test) };
}

/** The name of a test's access list, made from its content. */
export function asPathListName(test: AsPathTest): string {
  switch (test.kind) {
    case "as-path-contains":
      return `${test.list.name}_IN_PATH`;
    case "as-path-origin":
      return `${test.list.name}_AT_ORIGIN`;
    case "as-path-first":
      return `PEERC_PATH_FROM_AS${test.asn}`;
    case "as-path-length":
      return `PEERC_PATH_OF_${test.atLeast}_HOPS`;
    case "as-path-has-set":
      return "PEERC_PATH_WITH_AS_SET";
    case "as-path-empty":
      return "PEERC_PATH_EMPTY";
  }
}

function contentOf(test: AsPathTest): Omit<AsPathList, "name"> {
  switch (test.kind) {
    case "as-path-contains":
      return {
        about: `${test.list.about}: anywhere in the AS_PATH`,
        lines: asnLines(test.list.set, (patterns) => `_${patterns}_`),
      };
    case "as-path-origin":
      // An AS_SET at the end closes with a brace, so that a number at the very end is never in one.
      return {
        about: `${test.list.about}: at the end of the AS_PATH`,
        lines: asnLines(test.list.set, (patterns) => `_${patterns}$`),
      };
    case "as-path-first":
      return single(`the AS_PATH begins with AS${test.asn}`, `^${test.asn}_`);
    case "as-path-length":
      // A hop is anything without a blank, so that an AS_SET counts as one.
      return single(
        `the AS_PATH has ${test.atLeast} hops or more`,
        test.atLeast > 1 ? `^([^ ]+ ){${test.atLeast - 1}}.` : test.atLeast === 1 ? "." : ".*",
      );
    case "as-path-has-set":
      return single("the AS_PATH has an AS_SET", "[{]");
    case "as-path-empty":
      return single("the AS_PATH is empty", "^$");
  }
}

function single(about: string, regex: string): Omit<AsPathList, "name"> {
  return { about, lines: [{ sequence: 1, regex }] };
}

/**
 * One line for about 16 ranges of ASNs, so that FRR tries few expressions per route. Where a line begins follows from the
 * ASNs themselves, so that adding one changes one line. A line that changes has another number: with the same one,
 * frr-reload.py of 10.3 fails at removing the old line, which the new one has replaced (tried).
 */
function asnLines(
  set: AsnSet,
  frame: (patterns: string) => string,
): readonly { readonly sequence: number; readonly regex: string }[] {
  const lines: { patterns: string[]; length: number }[] = [];
  for (const range of set.ranges) {
    const patterns = asnPatterns(range);
    const length = patterns.join("|").length + 1;
    const current = lines.at(-1);
    if (!current || beginsLine(range) || current.length + length > MAX_LINE) {
      lines.push({ patterns: [...patterns], length });
    } else {
      current.patterns.push(...patterns);
      current.length += length;
    }
  }
  const texts = lines.map(({ patterns: [first = "", ...more] }) =>
    more.length === 0 ? first : `(${[first, ...more].join("|")})`,
  );
  const numbers = sequenceNumbers(texts);
  return texts.map((text, i) => ({ sequence: numbers[i] ?? 0, regex: frame(text) }));
}

/** True for about one range in 16, independent of the others: Knuth's multiplicative hash. */
function beginsLine(range: AsnRange): boolean {
  return Math.imul(range.first, 0x9e3779b1) >>> 28 === 0;
}
