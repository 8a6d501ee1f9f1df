import type { Family } from "../../../net/index.ts";
import { NO_TERM_MATCHED, type Condition, type Policy, type Term } from "../../../policy/index.ts";
import { editActions } from "./edit-actions.ts";
import { commentText, plainName } from "../quote.ts";
import type { PolicyView, Subroutines, TermView } from "./subroutines.ts";
import { looksAtPath, VALIDATION_STATE } from "./test-lines.ts";

/** Junos' keyword for a family. */
export const FAMILY: Readonly<Record<Family, "inet" | "inet6">> = { ipv4: "inet", ipv6: "inet6" };

/**
 * The first term of every policy: it excludes the other family, in case someone adds that to the neighbor. No rule
 * has such a name, because theirs have no capitals.
 */
const FAMILY_GUARD = "PEERC_FAMILY";

/**
 * A policy as a policy-statement. A route that reaches its end would meet BGP's default policy, which accepts;
 * therefore an unconditional reject comes after the terms.
 */
export function policyView(policy: Policy, subroutines: Subroutines): PolicyView {
  const other = policy.family === "ipv4" ? "ipv6" : "ipv4";
  const guard: TermView = {
    name: FAMILY_GUARD,
    comment: null,
    from: [`family ${FAMILY[other]}`],
    changes: [],
    action: "reject",
  };
  return {
    name: plainName(policy.name),
    comment: null,
    terms: [guard, ...policy.terms.map((term) => termView(policy, term, subroutines))],
    otherwise: { comment: `reject: ${NO_TERM_MATCHED}`, action: "reject" },
  };
}

function termView(policy: Policy, term: Term, subroutines: Subroutines): TermView {
  const { verdict } = term;
  return {
    name: plainName(term.name),
    comment: verdict.kind === "reject" ? commentText(`reject: ${verdict.reason}`) : null,
    from: from(policy, term, subroutines),
    changes: [...editActions(term.edits), ...stateActions(policy, term)],
    action: verdict.kind === "next" ? "next term" : verdict.kind,
  };
}

/** What cannot be tested directly is in one policy, together with the alternatives. */
function from(policy: Policy, term: Term, subroutines: Subroutines): readonly string[] {
  const name = `${policy.name}_${term.name.replaceAll("-", "_").toUpperCase()}`;
  if (term.anyOf.length === 0) return fromAll(name, term.when, subroutines);
  const { lines, rest } = directly(term.when, subroutines);
  // No other name has a hyphen.
  const alternatives = term.anyOf.map((conditions, i) =>
    fromAll(`${name}-${i + 1}`, conditions, subroutines),
  );
  return [...lines, subroutines.testOfAny(name, rest, alternatives)];
}

/** Conditions that must all hold, with a policy of the given name if they need one of their own. */
function fromAll(
  name: string,
  conditions: readonly Condition[],
  subroutines: Subroutines,
): readonly string[] {
  const { lines, rest } = directly(conditions, subroutines);
  const [one, ...more] = rest;
  if (!one) return lines;
  const test = more.length > 0 ? subroutines.testOfAll(name, rest) : subroutines.testOf(one);
  return [...lines, test];
}

/** The tests that one `from` can have together: of those of the AS_PATH only the first. */
function directly(
  conditions: readonly Condition[],
  subroutines: Subroutines,
): { readonly lines: readonly string[]; readonly rest: readonly Condition[] } {
  const lines: string[] = [];
  const rest: Condition[] = [];
  let path = false;
  for (const condition of conditions) {
    const direct = subroutines.direct(condition);
    if (direct === null || (path && looksAtPath(condition.test))) {
      rest.push(condition);
      continue;
    }
    path ||= looksAtPath(condition.test);
    lines.push(...direct.filter((line) => !lines.includes(line)));
  }
  return { lines, rest };
}

/** If a term applies to one origin validation state only, the route is marked with it, for `show route`. */
function stateActions(policy: Policy, term: Term): readonly string[] {
  if (policy.direction === "export") return [];
  return term.when.flatMap(({ negated, test }) =>
    test.kind === "rpki" && !negated ? [`validation-state ${VALIDATION_STATE[test.state]}`] : [],
  );
}
