import { unite } from "../net/index.ts";
import type { Direction } from "../policy/index.ts";
import { groupBy } from "./group-by.ts";
import type { PlacedPair } from "./match-sessions.ts";
import type { RouteGroup } from "./route-group.ts";
import type { PolicyCause } from "./policy-cause.ts";
import type { RouteChange } from "./route-change.ts";

/** A change in the result of one session for routes. */
export interface SessionChange {
  readonly direction: Direction;
  readonly pair: PlacedPair;
  readonly change: RouteChange;
}

/** Groups changes that have the same cause and effect. */
export function groupChanges(all: readonly SessionChange[]): readonly RouteGroup[] {
  return groupBy(all, keyOf).flatMap((group): RouteGroup[] => {
    const [first] = group;
    if (!first) return [];
    const parts = partsOf(group);
    const prefixes = parts.map(({ change }) => change.prefixes).reduce((a, b) => unite(a, b));
    const { direction, change, pair } = first;
    return [{ direction, family: pair.after.session.family, change, prefixes, parts }];
  });
}

function keyOf({ direction, pair, change }: SessionChange): string {
  const { family } = pair.after.session;
  return [direction, family, change.key, keyOfCause(change.cause)].join(" | ");
}

function keyOfCause(cause: PolicyCause): string {
  switch (cause.kind) {
    case "prefixes":
    case "asns":
      return `list ${cause.after.name}`;
    case "term": {
      const { name, span } = cause.after ?? cause.before ?? NOWHERE;
      return `term ${cause.how} ${name} ${span.source.path} ${span.start}`;
    }
  }
}

const NOWHERE = { name: "", span: { source: { path: "" }, start: 0 } };

/** Groups sessions with equal sets of prefixes. */
function partsOf(group: readonly SessionChange[]): RouteGroup["parts"] {
  const byHash = groupBy(group, ({ change }) => String(change.prefixes.hash()));
  return byHash.flatMap((alike) => {
    const parts: { change: RouteChange; pairs: PlacedPair[] }[] = [];
    for (const { change, pair } of alike) {
      const same = parts.find((part) => part.change.prefixes.equals(change.prefixes));
      if (same) same.pairs.push(pair);
      else parts.push({ change, pairs: [pair] });
    }
    return parts;
  });
}
