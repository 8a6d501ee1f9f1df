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

/** Whether a set is one of prefixes, going by its first member. */
export function isPrefixes(set: Expression): boolean {
  const [first] = itemsOf(set);
  return first?.kind === "prefix" || first?.kind === "prefixes";
}

/** The numbers of a set: `[174, 64496..131071]`. Throws `NotUnderstood`. */
export function asnSetOf(set: Expression): AsnSet {
  if (set.kind === "asn-set") return AsnSet.of(set.ranges);
  return AsnSet.of(
    itemsOf(set).map((item): AsnRange => {
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
    }),
  );
}

const ATTRIBUTES = {
  bgp_community: "standard",
  bgp_large_community: "large",
  bgp_ext_community: "extended",
} as const;

/** The kind of communities that an attribute holds, or null. */
export function communityKind(name: string): "standard" | "large" | "extended" | null {
  return name in ATTRIBUTES ? ATTRIBUTES[name as keyof typeof ATTRIBUTES] : null;
}

/** The communities of a set, or one community. Throws `NotUnderstood`. */
export function communitySetOf(
  kind: "standard" | "large" | "extended",
  value: Expression,
): CommunitySet {
  const items = value.kind === "tuple" ? [value] : itemsOf(value);
  return items.reduce((set, item) => set.unite(communitiesOf(kind, item)), CommunitySet.none);
}

/** `(52580, 1)`, `(52580, *)`, `(52580, 1, *)`, `(rt, 52580, 7)`: wildcards only behind numbers. */
function communitiesOf(kind: "standard" | "large" | "extended", item: Expression): CommunitySet {
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
  const wild = parts.findIndex((part) => part.kind === "any");
  const spans = parts.map((part, i): readonly [number, number] => {
    if (part.kind === "any") return [0, most];
    if ((wild >= 0 && i > wild) || part.kind !== "number" || part.value > most) throw fail();
    return [part.value, part.value];
  });
  const [a = [0, 0], b = [0, 0], c = [0, 0]] = spans;
  switch (kind) {
    case "standard":
      return CommunitySet.between({ kind, high: a[0], low: b[0] }, { kind, high: a[1], low: b[1] });
    case "extended":
      if (wild === 0) return CommunitySet.all(kind);
      return CommunitySet.between(
        { kind, administrator: a[0], value: b[0] },
        { kind, administrator: a[1], value: b[1] },
      );
    case "large":
      return CommunitySet.between(
        { kind, global: a[0], local1: b[0], local2: c[0] },
        { kind, global: a[1], local1: b[1], local2: c[1] },
      );
  }
}

/** The members of a set; those of a set of ASNs are made for it. */
function itemsOf(set: Expression): readonly Expression[] {
  if (set.kind === "asn-set") {
    return set.ranges.map(({ first, last }, i) => {
      const line = set.lines[i] ?? set.line;
      const low: Expression = { kind: "number", value: first, line };
      const high: Expression = { kind: "number", value: last, line };
      return first === last ? low : { kind: "range", low, high, line };
    });
  }
  if (set.kind !== "set") throw new NotUnderstood(set.line, "not a set");
  return set.items;
}

/** All prefixes of a family whose length compares so. */
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
