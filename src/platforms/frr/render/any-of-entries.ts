import type { Condition } from "../../../policy/index.ts";
import { alternativesOf, ANYTHING, matchViews, type MatchView } from "./match-view.ts";

/**
 * An entry that edits nothing: a matching route continues so many entries further on, or leaves the term at its end;
 * all others continue with the next entry.
 */
export interface Jump {
  readonly match: MatchView;
  readonly onMatch: number | "end";
}

/** The same, within one alternative. */
interface Step {
  readonly match: MatchView;
  /** So many entries further on, at the next alternative, or after the last one. */
  readonly onMatch: number | "fails" | "holds";
}

/**
 * Entries after which a route continues if all conditions of at least one alternative hold, and through which all
 * others leave the term. Whichever alternative holds first, the route continues at the same entry, so that whatever
 * follows is done once.
 */
export function anyOfEntries(anyOf: readonly (readonly Condition[])[]): readonly Jump[] {
  if (anyOf.length === 0) return [];
  const alternatives = anyOf.map(stepsOf);
  const count = alternatives.flat().length;
  let start = 0;
  const jumps = alternatives.flatMap((steps, i) => {
    const [own, next] = [start, start + steps.length];
    start = next;
    const isLast = i === alternatives.length - 1;
    return steps.map(({ match, onMatch }, offset): Jump => {
      const here = own + offset;
      if (onMatch === "holds") return { match, onMatch: count + 1 - here };
      if (onMatch !== "fails") return { match, onMatch };
      return { match, onMatch: isLast ? "end" : next - here };
    });
  });
  return [...jumps, { match: ANYTHING, onMatch: "end" }];
}

/** One alternative. A route that the last entry does not match continues with the next alternative. */
function stepsOf(conditions: readonly Condition[]): readonly Step[] {
  const fails: Step = { match: ANYTHING, onMatch: "fails" };
  const steps = conditions
    .filter(({ negated }) => negated)
    .flatMap(alternativesOf)
    .map((match): Step => ({ match: { ...ANYTHING, ...match }, onMatch: "fails" }));
  const positive = conditions.filter(({ negated }) => !negated);
  const isSingle = (condition: Condition) => alternativesOf(condition).length === 1;
  for (const condition of positive.filter((one) => !isSingle(one))) {
    const matches = alternativesOf(condition);
    matches.forEach((match, i) => {
      steps.push({ match: { ...ANYTHING, ...match }, onMatch: matches.length + 1 - i });
    });
    steps.push(fails);
  }
  const groups = matchViews(positive.filter(isSingle));
  groups.forEach((match, i) => {
    if (i < groups.length - 1) steps.push({ match, onMatch: 2 }, fails);
    else steps.push({ match, onMatch: "holds" });
  });
  return steps;
}
