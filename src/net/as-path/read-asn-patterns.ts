import { MAX_ASN } from "../asn.ts";
import { AsnSet, type AsnRange } from "../asn-set.ts";
import { PathLanguage } from "./path-language.ts";

/** What surrounds the numbers of an expression, and what that means for them. */
const FRAMES: Readonly<Record<string, (asns: AsnSet) => PathLanguage>> = {
  _$: (asns) => PathLanguage.endingWith(asns),
  __: (asns) => PathLanguage.containing(asns),
  "^_": (asns) => PathLanguage.startingWith(asns),
};

/**
 * The paths that match any of some expressions, if all of them test for ASNs in one position: `_13335$`,
 * `_(174|1754[01])_`, `^6449[6-9]_`. Null for everything else, which is left to the full reader. This avoids an
 * automaton over characters for a list of a thousand ASNs. What it saves is in docs/performance.md.
 */
export function readAsnPatterns(regexes: readonly string[]): PathLanguage | null {
  const ranges: AsnRange[] = [];
  let frame: string | null = null;
  for (const regex of regexes) {
    const [, before = "", many, one = "", after = ""] =
      /^([_^])(?:\(([^()]*)\)|([^()|]*))([_$])$/.exec(regex) ?? [];
    frame ??= before + after;
    if (frame !== before + after) return null;
    for (const option of (many ?? one).split("|")) {
      const range = numbersOf(option);
      if (range === null) return null;
      ranges.push(range);
    }
  }
  return frame === null ? null : (FRAMES[frame]?.(AsnSet.of(ranges)) ?? null);
}

/** `13335`, `6449[6-9]`, `1754[01]`, `651[0-9]{2}`: the numbers that match, if they are consecutive. */
function numbersOf(option: string): AsnRange | null {
  const [all, head = "", low = "", to = "", high = "", digits, times = "1"] =
    /^(\d*)(?:\[(\d)(-?)(\d)\])?(\[0-9\](?:\{(\d)\})?)?$/.exec(option) ?? [];
  if (all === undefined || (to === "" && low !== "" && Number(high) !== Number(low) + 1)) {
    return null;
  }
  const free = digits === undefined ? 0 : Number(times);
  const first = head + low + "0".repeat(free);
  const last = head + high + "9".repeat(free);
  // At most ten digits; numbers are printed without leading zeros.
  const isPrinted = /^(?:0|[1-9]\d{0,9})$/.test(first);
  const range = { first: Number(first), last: Number(last) };
  return isPrinted && range.first <= range.last && range.last <= MAX_ASN ? range : null;
}
