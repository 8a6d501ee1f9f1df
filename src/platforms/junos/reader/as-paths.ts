import {
  AsnSet,
  MAX_ASN,
  PathLanguage,
  type AsnRange,
  type PathPattern,
} from "../../../net/index.ts";

const ANY_ASN: PathPattern = { kind: "asn", set: AsnSet.of([{ first: 0, last: MAX_ASN }]) };
/** `13335`, `64496-131071`, as in `members` of an as-list. */
export function readAsns(word: string): AsnRange | null {
  const [, first, last] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(word) ?? [];
  const [low, high] = [Number(first), Number(last ?? first)];
  return low <= high && high <= MAX_ASN ? { first: low, last: high } : null;
}

/**
 * The paths that `as-path-origins`, `-neighbors` and `-transits` match. An AS_SET in the position of the origin or
 * the neighbor counts if one of its members is listed (Routing Policies User Guide, "Improve the Performance of AS
 * Path Lookup in BGP Policy").
 */
export function pathsOf(place: "origins" | "neighbors" | "transits", asns: AsnSet): PathLanguage {
  switch (place) {
    case "origins":
      return PathLanguage.endingAmong(asns);
    case "neighbors":
      return PathLanguage.startingAmong(asns);
    case "transits":
      return PathLanguage.containing(asns);
  }
}

/**
 * A regular expression of `as-path`: whole ASNs, anchored at both ends (same guide, "AS Path Regular Expressions"):
 * `.`, `13335`, `[64496-131071]`, `()`, `|`, `*`, `+`, `?`, `{n,m}`. Its treatment of AS_SETs is not documented.
 * Null: not understood.
 */
export function readAsPathRegex(text: string): PathLanguage | null {
  const tokens = text.match(/\d+|\{\d+(?:,\d*)?\}|\[[\d\s-]+\]|[.()|*+?]|\S/g) ?? [];
  let at = 0;
  const state = { failed: false };
  const either = (depth: number): PathPattern => {
    if (depth > 40) state.failed = true;
    const options = [sequence(depth)];
    while (tokens[at] === "|" && !state.failed) {
      at++;
      options.push(sequence(depth));
    }
    return { kind: "either", options };
  };
  const sequence = (depth: number): PathPattern => {
    const parts: PathPattern[] = [];
    while (at < tokens.length && tokens[at] !== "|" && tokens[at] !== ")" && !state.failed) {
      parts.push(repeated(atom(depth)));
    }
    return { kind: "sequence", parts };
  };
  const repeated = (of: PathPattern): PathPattern => {
    const sign = tokens[at] ?? "";
    const bounds = /^\{(\d+)(,(\d*))?\}$/.exec(sign);
    if (!bounds && !/^[*+?]$/.test(sign)) return of;
    at++;
    if (!bounds)
      return { kind: "repeat", of, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : null };
    const min = Number(bounds[1]);
    const max = bounds[2] === undefined ? min : bounds[3] === "" ? null : Number(bounds[3]);
    if (min > 1000 || (max ?? 0) > 1000 || (max ?? min) < min) state.failed = true;
    return { kind: "repeat", of, min, max };
  };
  const atom = (depth: number): PathPattern => {
    const token = tokens[at++] ?? "";
    if (token === ".") return ANY_ASN;
    if (token === "(") {
      const inner = either(depth + 1);
      if (tokens[at++] !== ")") state.failed = true;
      return inner;
    }
    const asns = token.replace(/[[\]]/g, " ").trim().split(/\s+/).map(readAsns);
    const known = asns.filter((range) => range !== null);
    if (known.length < asns.length || !/^[\d[]/.test(token)) state.failed = true;
    return { kind: "asn", set: AsnSet.of(known) };
  };
  const pattern = either(0);
  return state.failed || at < tokens.length ? null : PathLanguage.of(pattern);
}
