import { matchesPattern, type Community, type CommunityPattern } from "../net/index.ts";
import {
  conditionsOf,
  type Direction,
  type Edit,
  type Policy,
  type Term,
} from "../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../model/index.ts";
import { changeTerm, ofTerm, type Advice } from "./advice.ts";
import type { Capability, EditWord } from "./capabilities/capability.ts";
import type { Complaints } from "./complaints.ts";

/** Refuses whatever a session's policy needs and its platform lacks. */
export function policyNeeds(
  plan: RouterPlan,
  session: SessionPlan,
  policy: Policy,
  complain: Complaints,
): void {
  const { direction } = policy;
  for (const term of policy.terms) {
    for (const edit of term.edits) {
      const wanted = `edit ${wordOf(edit)} on ${direction}` as const;
      if (!complain.has(wanted)) editNeeds(plan, wanted, term, edit, complain);
      else if (edit.kind === "remove-communities")
        patternNeeds(plan, term, edit.patterns, complain);
    }
    testNeeds(plan, direction, term, complain);
    if (session.options.interface !== null) linkNeeds(session, direction, term, complain);
  }
  removalNeeds(plan, policy, complain);
}

function testNeeds(plan: RouterPlan, direction: Direction, term: Term, complain: Complaints): void {
  const needs = (wanted: Capability, advice: () => Advice): void =>
    complain.needs(wanted, plan.span, `in the term ${term.name}`, advice);
  for (const { test } of conditionsOf(term)) {
    needs(`test ${test.kind}`, () =>
      ofTerm(term, `write \`waive: [${term.name}]\` for this router to do without it`),
    );
    if (test.kind === "community" && test.list.communities.some(isZero)) {
      needs("test community 0:0", () => changeTerm(term, "remove `0:0` from"));
    }
    if (test.kind === "community" && test.list.communities.some(isLargeRange)) {
      const how = "write each community of the range in the place of the range in";
      needs("test community of a large range", () => changeTerm(term, how));
    }
    if (test.kind === "community" && test.list.communities.some(isTargetRange)) {
      const how = "write each route target in the place of `*` in";
      needs("test community of all targets of an ASN", () => changeTerm(term, how));
    }
    if (test.kind === "med" && test.atLeast === 0) {
      needs("test med absent", () => changeTerm(term, "remove the test for an absent MED from"));
    }
    if (test.kind === "origin" && test.origin === "igp" && direction === "export") {
      const how = "test for `egp` and for `incomplete` in terms of their own in the place of";
      needs("test origin igp on export", () => changeTerm(term, how));
    }
  }
}

function isLargeRange(pattern: CommunityPattern): boolean {
  return pattern.kind === "range" && pattern.of === "large" && pattern.last !== null;
}

/** All route targets of an ASN. */
function isTargetRange(pattern: CommunityPattern): boolean {
  return pattern.kind === "range" && pattern.of === "extended" && pattern.fixed.length > 0;
}

function isTarget(pattern: CommunityPattern): boolean {
  return pattern.kind === "extended";
}

function isZero(community: CommunityPattern): boolean {
  return community.kind === "standard" && community.high === 0 && community.low === 0;
}

/** Patterns by which not every platform removes communities. */
function patternNeeds(
  plan: RouterPlan,
  term: Term,
  patterns: readonly CommunityPattern[],
  complain: Complaints,
): void {
  const where = `in the term ${term.name}`;
  if (patterns.some(isLargeRange)) {
    const how = "write each community of the range in the place of the range in";
    const wanted = "edit remove-communities of a large range";
    complain.needs(wanted, plan.span, where, () => changeTerm(term, how));
  }
  const how = "write `extended: all`, or take the route targets out of `remove_communities`, in";
  if (patterns.some(isTarget)) {
    const wanted = "edit remove-communities of some targets";
    complain.needs(wanted, plan.span, where, () => changeTerm(term, how));
  }
  if (patterns.some(isTargetRange)) {
    const wanted = "edit remove-communities of all targets of an ASN";
    complain.needs(wanted, plan.span, where, () => changeTerm(term, how));
  }
}

/** A next hop that is a link-local address. */
function linkNeeds(
  { name, span }: SessionPlan,
  direction: Direction,
  term: Term,
  complain: Complaints,
): void {
  if (!complain.has("link-local-neighbor")) return;
  if (!conditionsOf(term).some(({ test }) => test.kind === "next-hop")) return;
  const where = `in the term ${term.name} of ${name}`;
  const advice = changeTerm(term, "remove");
  complain.needs(`test next-hop of a link-local neighbor on ${direction}`, span, where, advice);
}

function editNeeds(
  { span }: RouterPlan,
  wanted: Capability,
  term: Term,
  edit: Edit,
  complain: Complaints,
): void {
  const key = edit.kind.replaceAll("-", "_");
  const line = edit.kind === "set-next-hop" ? `${key}: ${edit.to}` : key;
  const advice = changeTerm(term, `remove \`${line}\` from`);
  complain.needs(wanted, span, `in the term ${term.name}`, advice);
}

function wordOf(edit: Edit): EditWord {
  return edit.kind === "set-next-hop" ? `set-next-hop ${edit.to}` : edit.kind;
}

/** Communities that are removed after the same policy added them. */
function removalNeeds({ span }: RouterPlan, policy: Policy, complain: Complaints): void {
  const wanted = "edit remove-communities of an earlier term";
  if (complain.has(wanted)) return;
  const added: Community[] = [];
  for (const term of policy.terms) {
    for (const edit of term.edits) {
      if (edit.kind === "add-communities") added.push(...edit.list.communities);
      if (edit.kind !== "remove-communities") continue;
      if (!edit.patterns.some((one) => added.some((community) => matchesPattern(community, one)))) {
        continue;
      }
      const advice = changeTerm(term, "move the terms that add communities after");
      complain.needs(wanted, span, `in the term ${term.name}`, advice);
    }
  }
}
