import type { Community } from "../net/index.ts";
import {
  matchesPattern,
  type Direction,
  type Edit,
  type Policy,
  type Term,
} from "../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../model/index.ts";
import { changeTerm, ofTerm } from "./advice.ts";
import type { Capability, EditWord } from "./capabilities/capability.ts";
import type { Complaints } from "./complaints.ts";

/** Refuses what a policy of a session asks for and its platform has not. */
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
    testNeeds(plan, term, complain);
    if (session.options.interface !== null) linkNeeds(session, direction, term, complain);
  }
  removalNeeds(plan, policy, complain);
}

function testNeeds({ span }: RouterPlan, term: Term, complain: Complaints): void {
  const where = `in the term ${term.name}`;
  for (const { test } of term.when) {
    const wanted = `test ${test.kind}` as const;
    if (!complain.has(wanted)) {
      const how = `write \`waive: [${term.name}]\` for this router to do without it`;
      complain.needs(wanted, span, where, ofTerm(term, how));
    }
    const zero = "test community 0:0";
    if (test.kind !== "community" || complain.has(zero)) continue;
    if (!test.list.communities.some(isZero)) continue;
    complain.needs(zero, span, where, changeTerm(term, "remove `0:0` from"));
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
  if (!term.when.some(({ test }) => test.kind === "next-hop")) return;
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
