import { unite } from "../../net/index.ts";
import { sameButPlaces } from "../../model/index.ts";
import { groupBy } from "../group-by.ts";
import type { RouteGroup } from "../route-group.ts";

/** A change of several peers with lists of the same contents: of the same objects. */
export interface MergedGroup {
  readonly group: RouteGroup;
  /** How many lists have changed in the same way. */
  readonly lists: number;
}

/** Joins changes that differ only in whose list it is: an as-set that several peers name has one list for each. */
export function mergeSameLists(groups: readonly RouteGroup[]): readonly MergedGroup[] {
  const alike = groupBy(
    groups.map((group, i) => ({ group, key: keyOf(group) ?? `${i}` })),
    ({ key }) => key,
  );
  return alike.flatMap((similar) => {
    const made: { group: RouteGroup; lists: number }[] = [];
    for (const { group } of similar) {
      const same = made.find((one) => haveSameLists(one.group, group));
      if (!same) made.push({ group, lists: 1 });
      else {
        same.group = joined(same.group, group);
        same.lists++;
      }
    }
    return made;
  });
}

/** What similar changes have in common; null if a change is of no list of a peer's. */
function keyOf({ direction, family, change }: RouteGroup): string | null {
  const { cause, key } = change;
  if (cause.kind === "term" || !OF_PEER.test(cause.after.name)) return null;
  const name = cause.after.name.replace(OF_PEER, "");
  return JSON.stringify([direction, family, key, cause.kind, name, cause.after.about]);
}

const OF_PEER = /^PEERC_AS\d+_/;

function haveSameLists({ change: { cause: a } }: RouteGroup, { change: { cause: b } }: RouteGroup) {
  if (a.kind === "prefixes" && b.kind === "prefixes") {
    return a.before.set.equals(b.before.set) && a.after.set.equals(b.after.set);
  }
  if (a.kind !== "asns" || b.kind !== "asns") return false;
  return sameButPlaces(
    [a.before.set.ranges, a.after.set.ranges],
    [b.before.set.ranges, b.after.set.ranges],
  );
}

function joined(a: RouteGroup, b: RouteGroup): RouteGroup {
  const parts = [...a.parts];
  for (const part of b.parts) {
    const at = parts.findIndex((one) => one.change.prefixes.equals(part.change.prefixes));
    const same = parts[at];
    if (same) parts[at] = { ...same, pairs: [...same.pairs, ...part.pairs] };
    else parts.push(part);
  }
  return { ...a, prefixes: unite(a.prefixes, b.prefixes), parts };
}
