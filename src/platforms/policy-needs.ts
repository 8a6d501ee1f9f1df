import type { Community } from "../net/index.ts";
import {
  conditionsOf,
  matchesPattern,
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
    if (test.kind === "origin" && test.origin === "igp" && direction === "export") {
      const how = "test for `egp` and for `incomplete` in terms of their own in the place of";
      needs("test origin igp on export", () => changeTerm(term, how));
    }
  }
}

function isZero(community: Community): boolean {
  return community.kind === "standard" && community.high === 0 && community.low === 0;
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
      if (!added.some((community) => matchesPattern(community, edit.pattern))) continue;
      const advice = changeTerm(term, "move the terms that add communities after");
      complain.needs(wanted, span, `in the term ${term.name}`, advice);
    }
  }
}
