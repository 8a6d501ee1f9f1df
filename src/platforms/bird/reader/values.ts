import {
  AsnSet,
  CommunitySet,
  defaultRoute,
  exactly,
  maxLength,
  MAX_ASN,
  orLonger,
  PrefixSet,
  readPrefix,
  type AsnRange,
  type Family,
  type PrefixRange,
} from "../../../net/index.ts";
import { NotUnderstood } from "./cursor.ts";
import { refuseOverlaps, type Span } from "./overlaps.ts";
import type { Expression } from "./syntax.ts";

/** The prefixes of a set, of one family; those of the other never match. Throws `NotUnderstood`. */
export function prefixSetOf(set: Expression, family: Family): PrefixSet {
  if (set.kind === "prefix-set") return PrefixSet.of(family, set.prefixes[family]);
  const ranges: PrefixRange[] = [];
  for (const item of itemsOf(set)) {
    const range = rangeOf(item);
    if (range.prefix.family === family) ranges.push(range);
  }
  return PrefixSet.of(family, ranges);
}

/** `P`, `P+`, `P-` (what covers P), `P{8,24}`: lengths below P's own mean what covers it, which is refused. */
function rangeOf(item: Expression): PrefixRange {
  if (item.kind !== "prefix" && item.kind !== "prefixes") {
    throw new NotUnderstood(item.line, "not a prefix");
  }
  const prefix = readPrefix(item.text);
  if (typeof prefix === "string") throw new NotUnderstood(item.line, "not a prefix");
  if (item.kind !== "prefixes") return exactly(prefix);
  if (item.lengths === "+") return orLonger(prefix);
  if (item.lengths === "-") throw new NotUnderstood(item.line, "a range of what covers a prefix");
  const [min, max] = item.lengths;
  if (!(prefix.length <= min && min <= max && max <= maxLength(prefix.family))) {
    throw new NotUnderstood(
      item.line,
      "lengths out of order, or shorter than the prefix: those mean what covers it",
    );
  }
  return { prefix, min, max };
}

/** Whether a set is one of prefixes, judging by its first member. */
export function isPrefixes(set: Expression): boolean {
  const [first] = itemsOf(set);
  return first?.kind === "prefix" || first?.kind === "prefixes";
}

/** The numbers of a set: `[174, 64496..131071]`. Throws `NotUnderstood`. */
export function asnSetOf(set: Expression): AsnSet {
  const items = itemsOf(set).map((item) => ({ range: asnRangeOf(item), line: item.line }));
  refuseOverlaps(
    items.map(({ range, line }) => ({ low: [range.first], high: [range.last], line })),
  );
  return AsnSet.of(items.map(({ range }) => range));
}

function asnRangeOf(item: Expression): AsnRange {
  const [low, high] = item.kind === "range" ? [item.low, item.high] : [item, item];
  if (
    low.kind !== "number" ||
    high.kind !== "number" ||
    low.value > high.value ||
    high.value > MAX_ASN
  ) {
    throw new NotUnderstood(item.line, "not an ASN or a range of ASNs");
  }
  return { first: low.value, last: high.value };
}

const ATTRIBUTES = {
  bgp_community: "standard",
  bgp_large_community: "large",
  bgp_ext_community: "extended",
} as const;

/** The kind of communities in an attribute, or null. */
export function communityKind(name: string): "standard" | "large" | "extended" | null {
  return name in ATTRIBUTES ? ATTRIBUTES[name as keyof typeof ATTRIBUTES] : null;
}

/** The communities of a set, or one community. Throws `NotUnderstood`. */
export function communitySetOf(
  kind: "standard" | "large" | "extended",
  value: Expression,
): CommunitySet {
  if (value.kind === "tuple") {
    const { low, high, line } = communitySpan(kind, value);
    if (low.some((part, i) => part !== high[i])) {
      throw new NotUnderstood(line, "a wildcard outside of a set");
    }
    return communitiesIn(kind, low, high);
  }
  const spans = itemsOf(value).map((item) => communitySpan(kind, item));
  refuseOverlaps(spans);
  return spans.reduce(
    (set, { low, high }) => set.unite(communitiesIn(kind, low, high)),
    CommunitySet.none,
  );
}

/** `(52580, 1)`, `(52580, *)`, `(52580, 1, *)`, `(rt, 52580, 7)`, `(52580, 1..9)`: after a wildcard or a range, only wildcards. */
function communitySpan(kind: "standard" | "large" | "extended", item: Expression): Span {
  const fail = () => new NotUnderstood(item.line, "not a community that peerc knows");
  if (item.kind !== "tuple") throw fail();
  let { parts } = item;
  const most = kind === "standard" ? 0xffff : MAX_ASN;
  if (kind === "extended") {
    const [type] = parts;
    if (type?.kind !== "name" || type.text !== "rt") throw fail();
    parts = parts.slice(1);
  }
  if (parts.length !== (kind === "large" ? 3 : 2)) throw fail();
  const wild = parts.findIndex((part) => part.kind !== "number");
  // BIRD cannot express all route targets.
  if (kind === "extended" && wild === 0) throw fail();
  const spans = parts.map((part, i): readonly [number, number] => {
    const highest = kind === "extended" && i === 1 ? highestValue(parts[0]) : most;
    if (part.kind === "any") return [0, highest];
    if (wild >= 0 && i > wild) throw fail();
    const [low, high] = part.kind === "range" ? [part.low, part.high] : [part, part];
    if (low.kind !== "number" || high.kind !== "number") throw fail();
    if (low.value > high.value || high.value > highest) throw fail();
    return [low.value, high.value];
  });
  return { low: spans.map(([low]) => low), high: spans.map(([, high]) => high), line: item.line };
}

/** The value of a route target of an ASN with more than 16 bits has 16 (RFC 5668). */
function highestValue(administrator: Expression | undefined): number {
  return administrator?.kind === "number" && administrator.value > 0xffff ? 0xffff : MAX_ASN;
}

function communitiesIn(
  kind: "standard" | "large" | "extended",
  [a1 = 0, a2 = 0, a3 = 0]: readonly number[],
  [b1 = 0, b2 = 0, b3 = 0]: readonly number[],
): CommunitySet {
  switch (kind) {
    case "standard":
      return CommunitySet.between({ kind, high: a1, low: a2 }, { kind, high: b1, low: b2 });
    case "extended":
      return CommunitySet.between(
        { kind, administrator: a1, value: a2 },
        { kind, administrator: b1, value: b2 },
      );
    case "large":
      return CommunitySet.between(
        { kind, global: a1, local1: a2, local2: a3 },
        { kind, global: b1, local1: b2, local2: b3 },
      );
  }
}

/** The members of a set. */
function itemsOf(set: Expression): readonly Expression[] {
  if (set.kind !== "set") throw new NotUnderstood(set.line, "not a set");
  return set.items;
}

/** All prefixes of a family whose length compares as given. */
export function lengths(family: Family, sign: string, length: number): PrefixSet | null {
  const prefix = defaultRoute(family);
  const longest = maxLength(family);
  const between = (min: number, max: number) =>
    min <= max && min <= longest && max >= 0
      ? [{ prefix, min: Math.max(0, min), max: Math.min(max, longest) }]
      : [];
  const ranges = {
    "=": between(length, length),
    "!=": [...between(0, length - 1), ...between(length + 1, longest)],
    "<": between(0, length - 1),
    "<=": between(0, length),
    ">": between(length + 1, longest),
    ">=": between(length, longest),
  }[sign];
  return ranges ? PrefixSet.of(family, ranges) : null;
}
