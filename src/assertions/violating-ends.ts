import { NO_TERM_MATCHED, type Policy, type VerdictNode } from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { Effects, Wanted } from "../verify/index.ts";
import type { Expectation } from "./assertion.ts";
import type { Side } from "./context.ts";
import { missing } from "./expected.ts";

/** The verdicts in a filter that violate an expectation. */
export interface ViolatingEnds {
  /** `effects`: all edits to the route, the last ones first. */
  readonly wanted: (end: VerdictNode, effects: readonly Effects[]) => Wanted;
  readonly mayBeWanted: (end: VerdictNode) => boolean;
  /** What distinguishes ends besides their verdict. */
  readonly label: (end: VerdictNode) => string;
}

/** The verdicts in a session's filter that violate an expectation. Verdicts in a file have no reasons. */
export function violatingEnds(
  expectation: Expectation,
  session: SessionPlan,
  policy: Policy,
  side: Side,
): ViolatingEnds {
  const isOther = (end: VerdictNode): boolean =>
    end.verdict !== expectation.kind ||
    (side === "policy" &&
      expectation.kind === "reject" &&
      expectation.reason !== null &&
      reasonAt(policy, end) !== expectation.reason);
  return {
    wanted: (end, effects) => {
      if (isOther(end)) return [null];
      return expectation.kind === "accept" ? missing(expectation.attributes, effects, session) : [];
    },
    mayBeWanted: (end) => isOther(end) || expectation.kind === "accept",
    label: (end) => (side === "policy" ? reasonAt(policy, end) : ""),
  };
}

/** The reason of a verdict of a compiled policy; "" if it accepts. Its line is the number of the term. */
function reasonAt(policy: Policy, end: VerdictNode): string {
  if (end.verdict === "accept") return "";
  const verdict = policy.terms[end.line]?.verdict;
  return verdict?.kind === "reject" ? verdict.reason : NO_TERM_MATCHED;
}
