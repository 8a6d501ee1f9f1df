import {
  CommunitySet,
  parseCommunity,
  readDecimalPattern,
  WELL_KNOWN,
} from "../../../net/index.ts";

/**
 * A member of a `community`: `52580:1`, `52580:*`, `large:52580:*:*`, `target:52580:*`, `target:*:*`, `^64500:(1[0-9])$`;
 * null: not understood.
 */
export function readMember(text: string): CommunitySet | null {
  if (text in WELL_KNOWN || /^\d+:\d+$/.test(text)) return exactly(text);
  if (text.startsWith("target:")) return readTarget(text);
  if (text.startsWith("^")) return readExpression(text);
  const large = /^large:(\d+):(\*|\d+):(\*|\d+)$/.exec(text);
  if (large) {
    const [, global = "", one = "", two = ""] = large;
    if (one !== "*" && two !== "*") return exactly(`${global}:${one}:${two}`);
    if (one === "*" && two !== "*") return null;
    const low = {
      kind: "large",
      global: Number(global),
      local1: one === "*" ? 0 : Number(one),
      local2: 0,
    } as const;
    const high = { ...low, local1: one === "*" ? 0xffffffff : low.local1, local2: 0xffffffff };
    return low.global <= 0xffffffff && low.local1 <= 0xffffffff
      ? CommunitySet.between(low, high)
      : null;
  }
  const standard = /^(\d+):\*$/.exec(text);
  return standard && standardBetween(Number(standard[1]), 0, 0xffff);
}

function readTarget(text: string): CommunitySet | null {
  if (text === "target:*:*") return CommunitySet.all("extended");
  const [, number = "", wide = "", value = ""] = /^target:(\d+)(L?):(\*|\d+)$/.exec(text) ?? [];
  if (number === "") return null;
  if (value !== "*") return exactly(`rt:${number}:${value}`);
  const administrator = Number(number);
  // What a wildcard finds of an ASN in the form of the other length is not documented.
  if (administrator > 0xffffffff || administrator > 0xffff !== (wide === "L")) return null;
  return CommunitySet.between(
    { kind: "extended", administrator, value: 0 },
    { kind: "extended", administrator, value: administrator > 0xffff ? 0xffff : 0xffffffff },
  );
}

/** A regular expression of a whole standard community; without both anchors it would match a part of one. */
function readExpression(text: string): CommunitySet | null {
  const [, number, patterns = ""] = /^\^(0|[1-9]\d{0,4}):\(([^()]*)\)\$$/.exec(text) ?? [];
  if (number === undefined) return null;
  let set: CommunitySet | null = null;
  for (const pattern of patterns.split("|")) {
    const ranges = readDecimalPattern(pattern);
    if (!ranges) return null;
    for (const { first, last } of ranges) {
      if (first > 0xffff) continue;
      const some = standardBetween(Number(number), first, Math.min(last, 0xffff));
      if (!some) return null;
      set = set ? set.unite(some) : some;
    }
  }
  return set;
}

function standardBetween(high: number, first: number, last: number): CommunitySet | null {
  if (high > 0xffff) return null;
  return CommunitySet.between(
    { kind: "standard", high, low: first },
    { kind: "standard", high, low: last },
  );
}

function exactly(text: string): CommunitySet | null {
  const community = parseCommunity(text);
  return community && CommunitySet.of([community]);
}
