import {
  formatPrefix,
  isExact,
  maxLength,
  type AsnRange,
  type PrefixRange,
} from "../../../net/index.ts";
import { conditionsOf, type AsnList, type Policy, type PrefixList } from "../../../policy/index.ts";
import { isExactOnly, prefixEntries } from "./prefix-entries.ts";
import { commentText, plainName } from "../quote.ts";
import { asnListName } from "./test-lines.ts";

/** A `prefix-list` or a `route-filter-list`. */
export interface PrefixListView {
  readonly name: string;
  readonly comment: string;
  readonly kind: "prefix-list" | "route-filter-list";
  readonly entries: readonly string[];
}

/** An `as-list-group`: one `as-list` for each range, so that a change is one line. */
export interface AsnListView {
  readonly name: string;
  readonly comment: string;
  readonly entries: readonly { readonly name: string; readonly members: string }[];
}

/** A prefix list: of exact prefixes if possible, because those are fastest to look up and read. */
export function prefixListView(list: PrefixList): PrefixListView {
  const entries = prefixEntries(list.set);
  if (!entries || entries.size === 0) throw new Error(`empty or far too long: ${list.name}`);
  const ranged = !isExactOnly(entries);
  return {
    name: plainName(list.name),
    comment: commentText(list.about),
    kind: ranged ? "route-filter-list" : "prefix-list",
    // Created while printing, and not kept: a list may have a hundred thousand.
    get entries() {
      return Array.from(entries, ranged ? rangeText : ({ prefix }) => formatPrefix(prefix));
    },
  };
}

/** A range in Junos notation: `192.0.2.0/24 upto /26`. */
function rangeText(range: PrefixRange): string {
  const { prefix, min, max } = range;
  const text = formatPrefix(prefix);
  if (isExact(range)) return `${text} exact`;
  if (min > prefix.length) return `${text} prefix-length-range /${min}-/${max}`;
  return max === maxLength(prefix.family) ? `${text} orlonger` : `${text} upto /${max}`;
}

/** A list of ASNs. */
export function asnListView(list: AsnList): AsnListView {
  if (list.set.isEmpty) throw new Error(`an empty list: ${list.name}`);
  const entries = list.set.ranges.map((range) => ({
    name: rangeName(range),
    members: range.first === range.last ? `${range.first}` : `${range.first}-${range.last}`,
  }));
  return { name: plainName(list.name), comment: commentText(list.about), entries };
}

function rangeName({ first, last }: AsnRange): string {
  return first === last ? `AS${first}` : `AS${first}_AS${last}`;
}

/** The lists of one ASN for the tests of the first ASN, by ASN. */
export function singleAsns(
  policies: readonly Policy[],
): readonly { readonly name: string; readonly asn: number }[] {
  const asns = new Set<number>();
  for (const { terms } of policies) {
    for (const { test } of terms.flatMap(conditionsOf)) {
      if (test.kind === "as-path-first") asns.add(test.asn);
    }
  }
  return [...asns].sort((a, b) => a - b).map((asn) => ({ name: asnListName(asn), asn }));
}

/** The names of the prefix lists that have ranges. */
export function rangedLists(lists: readonly PrefixListView[]): ReadonlySet<string> {
  return new Set(lists.filter((l) => l.kind === "route-filter-list").map((l) => l.name));
}
