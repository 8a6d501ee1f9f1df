import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { EngineDifference } from "./compare-expansions.ts";

/** How many differences of a kind a message lists. */
const NAMED = 5;

/** Reports the differences between the engines for an object: one error for each engine and kind. */
export function reportDifferences(
  object: string,
  differences: readonly EngineDifference[],
  span: Span | undefined,
  report: Report,
): void {
  const groups = new Map<string, EngineDifference[]>();
  for (const difference of differences) {
    const key = `${difference.kind} ${difference.only}`;
    const group = groups.get(key);
    if (group) group.push(difference);
    else groups.set(key, [difference]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const some = group
      .slice(0, NAMED)
      .map(({ what, because }) => (because === "" ? what : `${what} (${because})`));
    const named = group.length > NAMED ? [...some, `and ${group.length - NAMED} more`] : some;
    const { kind, only } = first;
    const params = { object, kind, only, total: group.length, named };
    report(diagnostic("irr-engines-differ", params, { span }));
  }
}
