/** The characters of a printed AS_PATH, and its start and end. */
export const SYMBOLS = "0123456789 ,{}^$";

/** A regular expression over printed AS_PATHs. A class is a set of symbols, as bits by their position in `SYMBOLS`. */
export type TextPattern =
  | { readonly kind: "class"; readonly symbols: number }
  | { readonly kind: "sequence"; readonly parts: readonly TextPattern[] }
  | { readonly kind: "either"; readonly options: readonly TextPattern[] }
  | {
      readonly kind: "repeat";
      readonly of: TextPattern;
      readonly min: number;
      readonly max: number | null;
    };

/** The bit of a symbol; 0 for characters that no printed path contains. */
export function symbolBit(character: string): number {
  const at = SYMBOLS.indexOf(character);
  return at < 0 ? 0 : 1 << at;
}

const START = symbolBit("^");
const END = symbolBit("$");
/** Every character of a path, but not its ends. */
const PRINTED = (1 << SYMBOLS.length) - 1 - START - END;
/**
 * What `_` matches in FRR (lib/../bgp_regex.c: `(^|[,{}() ]|$)`) and, except for the parentheses of confederations,
 * in IOS-XR.
 */
const UNDERSCORE = START | END | symbolBit(" ") | symbolBit(",") | symbolBit("{") | symbolBit("}");

const DEEPEST = 100;
const MOST_REPETITIONS = 1100;

/** Reads a POSIX extended regular expression with `_`; returns a text that says what is not understood. */
export function parseTextPattern(regex: string): TextPattern | string {
  let at = 0;
  const found: { problem: string | null } = { problem: null };
  const fail = (why: string): TextPattern => {
    found.problem ??= why;
    at = regex.length;
    return { kind: "either", options: [] };
  };

  const either = (depth: number): TextPattern => {
    const options = [sequence(depth)];
    while (regex[at] === "|") {
      at++;
      options.push(sequence(depth));
    }
    const [only] = options;
    return only && options.length === 1 ? only : { kind: "either", options };
  };

  const sequence = (depth: number): TextPattern => {
    const parts: TextPattern[] = [];
    while (at < regex.length && regex[at] !== "|" && regex[at] !== ")") {
      parts.push(repeated(atom(depth)));
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: "sequence", parts };
  };

  const repeated = (of: TextPattern): TextPattern => {
    let pattern = of;
    for (;;) {
      const sign = regex[at];
      if (sign === "*" || sign === "+" || sign === "?") {
        at++;
        const max = sign === "?" ? 1 : null;
        pattern = { kind: "repeat", of: pattern, min: sign === "+" ? 1 : 0, max };
      } else if (sign === "{") {
        const bounds = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(regex.slice(at, at + 12));
        if (!bounds) return fail("a brace that is not {n}, {n,} or {n,m}; [{] is the brace itself");
        at += bounds[0].length;
        const min = Number(bounds[1]);
        const max =
          bounds[2] === undefined ? min : bounds[3] === undefined ? null : Number(bounds[3]);
        if (min > MOST_REPETITIONS || (max ?? 0) > MOST_REPETITIONS || (max ?? min) < min) {
          return fail("a number of repetitions that is too large, or out of order");
        }
        pattern = { kind: "repeat", of: pattern, min, max };
      } else return pattern;
    }
  };

  const atom = (depth: number): TextPattern => {
    const character = regex[at++] ?? "";
    switch (character) {
      case "(": {
        if (depth >= DEEPEST) return fail("parentheses nested too deep");
        const inner = either(depth + 1);
        if (regex[at] !== ")") return fail("a parenthesis that is not closed");
        at++;
        return inner;
      }
      case "[":
        return bracket();
      case ".":
        return { kind: "class", symbols: PRINTED };
      case "_":
        return { kind: "class", symbols: UNDERSCORE };
      case "^":
        return { kind: "class", symbols: START };
      case "$":
        return { kind: "class", symbols: END };
      case "*":
      case "+":
      case "?":
      case "{":
        return fail(`\`${character}\` with nothing before it`);
      case "\\": {
        const escaped = regex[at++];
        if (escaped === undefined || /[0-9A-Za-z]/.test(escaped)) return fail("an escape");
        return { kind: "class", symbols: literal(escaped) };
      }
      default:
        return { kind: "class", symbols: literal(character) };
    }
  };

  const bracket = (): TextPattern => {
    const negated = regex[at] === "^";
    if (negated) at++;
    let symbols = 0;
    for (let first = true; ; first = false) {
      const character = regex[at];
      if (character === undefined) return fail("a bracket that is not closed");
      at++;
      if (character === "]" && !first) break;
      if (character === "[" && /[.:=]/.test(regex[at] ?? "")) return fail("a named class");
      if (character === "\\") return fail("a backslash between brackets");
      const last = regex[at + 1];
      if (regex[at] === "-" && last !== undefined && last !== "]") {
        at += 2;
        if (character > last) return fail("a range out of order");
        for (const symbol of SYMBOLS.slice(0, -2)) {
          if (character <= symbol && symbol <= last) symbols |= symbolBit(symbol);
        }
      } else symbols |= literal(character);
    }
    return { kind: "class", symbols: negated ? PRINTED & ~symbols : symbols };
  };

  const pattern = either(0);
  if (at < regex.length) found.problem ??= "a parenthesis that was not opened";
  return found.problem ?? pattern;
}

/** A literal character, not the end of the path that it may mean elsewhere. */
function literal(character: string): number {
  return character === "^" || character === "$" ? 0 : symbolBit(character);
}
