import type { AsnSet } from "../../net/index.ts";

/** The ASNs that are in one set but not in another, as ranges: `AS1`, `AS64512-AS65534`. */
export function asnsWithout(set: AsnSet, other: AsnSet): readonly string[] {
  const found: string[] = [];
  let at = 0;
  for (const { first, last } of set.ranges) {
    let from = first;
    // Ranges of the other set that end before this one begins cannot overlap any later one.
    while (at < other.ranges.length && (other.ranges[at]?.last ?? 0) < first) at++;
    for (let i = at; from <= last; i++) {
      const hole = other.ranges[i];
      if (!hole || hole.first > last) {
        found.push(formatRange(from, last));
        break;
      }
      if (hole.first > from) found.push(formatRange(from, hole.first - 1));
      from = Math.max(from, hole.last + 1);
    }
  }
  return found;
}

function formatRange(first: number, last: number): string {
  return first === last ? `AS${first}` : `AS${first}-AS${last}`;
}
