import type { Condition, Term } from "../../../policy/index.ts";
import type { EditContext } from "./set-view.ts";

/**
 * Whether the next hop of an accepted route is set to the neighbor's address explicitly. A neighbor may send a
 * second, link-local next hop in addition to the one that `match ipv6 next-hop` tests; FRR accepts a route if either
 * is the neighbor's, and forwards to the second (seen on 8.4.4). If a policy accepts only routes via the neighbor,
 * both are therefore set to it.
 *
 * Applies to sessions between link-local addresses, and those over IPv6 that carry IPv4.
 */
export function pinsNextHop(term: Term, { policy, session }: EditContext): boolean {
  const { interface: device, extendedNextHop } = session.options;
  if (policy.direction === "export" || (device === null && !extendedNextHop)) return false;
  if (term.verdict.kind !== "accept" || setsNextHop(term)) return false;
  const before = policy.terms.slice(0, policy.terms.indexOf(term));
  // A next hop set by the policy is kept.
  if (before.some((earlier) => earlier.verdict.kind === "next" && setsNextHop(earlier)))
    return false;
  return before.some(refusesOthers) || asksForNeighbor(term);
}

function setsNextHop({ edits }: Term): boolean {
  return edits.some(({ kind }) => kind === "set-next-hop");
}

/** Whether a term rejects every route via somebody else. */
function refusesOthers({ verdict, when, anyOf }: Term): boolean {
  if (verdict.kind !== "reject") return false;
  const sufficient = anyOf.length === 0 ? [when] : when.length === 0 ? anyOf : [];
  return sufficient.some(([only, ...others]) => {
    return others.length === 0 && only?.test.kind === "next-hop" && only.negated;
  });
}

/** Whether a term applies only to routes via the neighbor. */
function asksForNeighbor({ when, anyOf }: Term): boolean {
  const asks = (conditions: readonly Condition[]): boolean =>
    conditions.some(({ test, negated }) => test.kind === "next-hop" && !negated);
  return asks(when) || (anyOf.length > 0 && anyOf.every(asks));
}
