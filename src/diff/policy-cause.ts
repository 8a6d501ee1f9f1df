import { sameButPlaces } from "../model/index.ts";
import {
  conditionsOf,
  evaluate,
  satisfies,
  type AsnList,
  type Condition,
  type Policy,
  type PrefixList,
  type Route,
  type Step,
  type Term,
  type Test,
} from "../policy/index.ts";

/** The part of a policy that would have to be reverted for a route to be treated as before. */
export type PolicyCause =
  /** A list with the same name has other entries. */
  | { readonly kind: "prefixes"; readonly before: PrefixList; readonly after: PrefixList }
  | { readonly kind: "asns"; readonly before: AsnList; readonly after: AsnList }
  /** A term is new, was removed, has changed, or was moved. */
  | {
      readonly kind: "term";
      readonly how: "added" | "removed" | "changed" | "moved";
      readonly before: Term | null;
      readonly after: Term | null;
    };

/** Finds the first term that treats a route differently, and what has changed in it. */
export function policyCause(route: Route, before: Policy, after: Policy): PolicyCause {
  const [a, b] = [evaluate(before, route), evaluate(after, route)];
  const [inA, inB] = [byName(a.steps), byName(b.steps)];
  const deviates = ({ term, failed }: Step, others: ReadonlyMap<string, Step>) => {
    const other = others.get(term.name);
    const applies = failed === null;
    const appliesThere = other?.failed === null;
    if (applies !== appliesThere) return true;
    return applies && other !== undefined && !doesSame(term, other.term);
  };
  const firstOf = (steps: readonly Step[], others: ReadonlyMap<string, Step>) =>
    steps.find((step) => deviates(step, others))?.term;
  const firsts = [firstOf(b.steps, inA), firstOf(a.steps, inB)].flatMap((term) => term ?? []);
  const causes = firsts
    .sort((one, other) => one.number - other.number)
    .map((term) => causeAt(term, route, before, after));
  const [first] = causes;
  if (!first) throw new Error("a difference without a term that makes it");
  // A term that only follows another one than before has most likely not been changed.
  return causes.find((cause) => cause.kind !== "term" || cause.how !== "moved") ?? first;
}

function causeAt({ name }: Term, route: Route, before: Policy, after: Policy): PolicyCause {
  const find = ({ terms }: Policy) => terms.find((term) => term.name === name) ?? null;
  const [was, is] = [find(before), find(after)];
  if (!was || !is) return { kind: "term", how: was ? "removed" : "added", before: was, after: is };
  const list = changedList(was, is, route);
  if (list) return list;
  const how = sameButPlaces({ ...was, number: 0 }, { ...is, number: 0 }) ? "moved" : "changed";
  return { kind: "term", how, before: was, after: is };
}

function byName(steps: readonly Step[]): ReadonlyMap<string, Step> {
  return new Map(steps.map((step) => [step.term.name, step]));
}

function doesSame(a: Term, b: Term): boolean {
  return sameButPlaces([a.edits, a.verdict], [b.edits, b.verdict]);
}

/** The list whose entries make the difference for a route, if a term tests a list with the same name. */
function changedList(was: Term, is: Term, route: Route): PolicyCause | null {
  const conditions = conditionsOf(is);
  for (const before of conditionsOf(was)) {
    for (const after of conditions) {
      if (after.test.kind !== before.test.kind || after.negated !== before.negated) continue;
      if (satisfies(route, before) === satisfies(route, after)) continue;
      const cause = causeOf(before, after);
      if (cause) return cause;
    }
  }
  return null;
}

function causeOf({ test: a }: Condition, { test: b }: Condition): PolicyCause | null {
  if (a.kind === "prefix" && b.kind === "prefix" && a.list.name === b.list.name) {
    return { kind: "prefixes", before: a.list, after: b.list };
  }
  const [one, other] = [asnsOf(a), asnsOf(b)];
  if (a.kind !== b.kind || !one || one.name !== other?.name) return null;
  return { kind: "asns", before: one, after: other };
}

function asnsOf(test: Test): AsnList | null {
  switch (test.kind) {
    case "as-path-contains":
    case "as-path-origin":
      return test.list;
    default:
      return null;
  }
}
