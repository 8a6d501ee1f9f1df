import {
  AsnSet,
  CommunitySet,
  maxLength,
  PathLanguage,
  PrefixSet,
  readPrefix,
  readTextPattern,
  WELL_KNOWN,
  type AsnRange,
  type Family,
  type PrefixRange,
} from "../../../net/index.ts";
import type { TextLine } from "./text-line.ts";
import type { Problems } from "./problems.ts";

/** The entries of a set: its lines without remarks, separated by single commas. */
export function entriesOf(body: readonly TextLine[], problems: Problems): readonly TextLine[] {
  const entries: TextLine[] = [];
  /** Whether an entry may come, must come after a comma, or was read and needs a comma. */
  let state: "begins" | "comma" | "entry" = "begins";
  let last = 0;
  for (const { text, line } of body) {
    if (text.includes("#")) {
      problems.notUnderstood(line, "a remark that is not on a separate line");
    }
    for (const [i, part] of text.split(",").entries()) {
      if (i > 0) {
        if (state !== "entry") problems.notUnderstood(line, "a comma with no entry before it");
        state = "comma";
        last = line;
      }
      const entry = part.trim();
      if (entry === "") continue;
      if (state === "entry") problems.notUnderstood(line, "an entry with no comma before it");
      state = "entry";
      entries.push({ text: entry, line });
    }
  }
  if (state === "comma") problems.notUnderstood(last, "a comma after the last entry");
  return entries;
}

/** `P`, `P le n`, `P ge n`, `P ge n le m`, `P eq n` (Routing Configuration Guide, "prefix-set"), of one family; those of the other never match. */
export function readPrefixes(
  entries: readonly TextLine[],
  family: Family,
  problems: Problems,
): PrefixSet {
  const ranges: PrefixRange[] = [];
  for (const { text, line } of entries) {
    const [prefixText = "", ...words] = text.split(/\s+/);
    const read = readPrefix(
      prefixText.includes("/")
        ? prefixText
        : `${prefixText}/${prefixText.includes(":") ? 128 : 32}`,
    );
    if (typeof read === "string") {
      problems.notUnderstood(line, "not an entry of a prefix-set");
      continue;
    }
    const longest = maxLength(read.family);
    const lengths = LENGTHS.exec(words.join(" "))?.groups;
    const [eq, ge, le] = [lengths?.eq, lengths?.ge, lengths?.le];
    const min = Number(eq ?? ge ?? read.length);
    const max = Number(eq ?? le ?? (ge === undefined ? read.length : longest));
    if (
      !lengths ||
      words.length % 2 === 1 ||
      !(read.length <= min && min <= max && max <= longest)
    ) {
      problems.notUnderstood(line, "lengths that are out of order, or unknown words");
    } else if (read.family === family) ranges.push({ prefix: read, min, max });
  }
  return PrefixSet.of(family, ranges);
}

/** The lengths of a prefix-set's entry, in the manual's order. */
const LENGTHS = /^(?:eq (?<eq>\d{1,3})|(?:ge (?<ge>\d{1,3}))?(?: ?le (?<le>\d{1,3}))?)$/;

/** The paths of an as-path-set: those that any of its entries matches. */
export function readPaths(entries: readonly TextLine[], problems: Problems): PathLanguage {
  // Entries with the same operator are one test of all their ASNs.
  const asns = new Map<string, AsnRange[]>();
  const all: PathLanguage[] = [];
  for (const { text, line } of entries) {
    const match = /^(originates-from|passes-through|neighbor-is|ios-regex)\s+'([^']*)'$/.exec(text);
    const [, operator = "", value = ""] = match ?? [];
    if (operator === "ios-regex") {
      const read = readTextPattern(value);
      if (read instanceof PathLanguage) all.push(read);
      else problems.notUnderstood(line, read.problem);
      continue;
    }
    const range = readAsns(value);
    if (operator === "" || range === null) {
      problems.notUnderstood(line, "not an entry of an as-path-set that peerc knows");
      continue;
    }
    const ranges = asns.get(operator);
    if (ranges) ranges.push(range);
    else asns.set(operator, [range]);
  }
  return unionOfPaths([...all, ...pathsOfEach(asns)]);
}

function pathsOfEach(asns: ReadonlyMap<string, readonly AsnRange[]>): readonly PathLanguage[] {
  return [...asns].map(([operator, ranges]) => pathsOf(operator, AsnSet.of(ranges)));
}

function unionOfPaths(all: readonly PathLanguage[]): PathLanguage {
  const [first, ...more] = all;
  if (!first) return PathLanguage.empty().intersect(PathLanguage.ofLength(1));
  return more.reduce((one, other) => one.unite(other), first);
}

/** The paths that an operator on ASNs matches; its treatment of AS_SETs is not documented. */
export function pathsOf(operator: string, asns: AsnSet): PathLanguage {
  switch (operator) {
    case "originates-from":
      return PathLanguage.endingWith(asns);
    case "neighbor-is":
      return PathLanguage.startingWith(asns);
    default:
      return PathLanguage.containing(asns);
  }
}

/** `length ge 2`: an AS_SET counts as one hop. */
export function pathsOfLength(sign: string, hops: number): PathLanguage | null {
  const [least, more] = [PathLanguage.ofLength(hops), PathLanguage.ofLength(hops + 1)];
  if (sign === "ge") return least;
  if (sign === "le") return more.complement();
  return sign === "is" || sign === "eq" ? least.intersect(more.complement()) : null;
}

/** `13335` or `[64496..131071]`. */
export function readAsns(text: string): AsnRange | null {
  const [, one, first, last] = /^(?:(\d{1,10})|\[(\d{1,10})\.\.(\d{1,10})\])$/.exec(text) ?? [];
  const [low, high] = [Number(one ?? first), Number(one ?? last)];
  return low <= high && high <= 0xffffffff ? { first: low, last: high } : null;
}

const NAMES: Readonly<Record<string, string>> = {
  "no-export": "65535:65281",
  "no-advertise": "65535:65282",
};

/** The communities of each entry of a set: `52580:1`, `52580:*`, `52580:[1..9]`, with three parts in a large one. */
export function readCommunities(
  kind: "standard" | "large" | "extended",
  entries: readonly TextLine[],
  problems: Problems,
): readonly CommunitySet[] {
  return entries.flatMap(({ text, line }) => {
    const one = readCommunity(kind, text);
    if (!one) problems.notUnderstood(line, "not a community that peerc knows");
    return one ? [one] : [];
  });
}

function readCommunity(kind: "standard" | "large" | "extended", text: string): CommunitySet | null {
  const parts = (NAMES[text] ?? text).split(":");
  const most = kind === "standard" ? 0xffff : 0xffffffff;
  const spans = parts.map((part) => span(part, most));
  const [a, b, c] = spans;
  if (!a || !b || c === null || text in WELL_KNOWN !== text in NAMES) return null;
  // After a part that is not a single number, only wildcards are allowed.
  const isOne = (s: readonly [number, number]) => s[0] === s[1];
  const isAll = (s: readonly [number, number]) => s[0] === 0 && s[1] === most;
  if (!isOne(a) && !isAll(b)) return null;
  switch (kind) {
    case "standard":
      if (spans.length !== 2) return null;
      return CommunitySet.between({ kind, high: a[0], low: b[0] }, { kind, high: a[1], low: b[1] });
    case "extended":
      if (spans.length !== 2 || !isOne(a) || !isOne(b)) return null;
      return CommunitySet.of([{ kind, administrator: a[0], value: b[0] }]);
    case "large":
      if (!c || spans.length !== 3 || (!isOne(b) && !isAll(c))) return null;
      return CommunitySet.between(
        { kind, global: a[0], local1: b[0], local2: c[0] },
        { kind, global: a[1], local1: b[1], local2: c[1] },
      );
  }
}

function span(text: string, most: number): readonly [number, number] | null {
  if (text === "*") return [0, most];
  const range = readAsns(text);
  return range && range.last <= most ? [range.first, range.last] : null;
}
