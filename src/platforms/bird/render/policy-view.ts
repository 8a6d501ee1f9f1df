import type { Condition, Policy, Term, Verdict } from "../../../policy/index.ts";
import type { SessionPlan } from "../../../model/index.ts";
import { NO_TERM_MATCHED } from "../../../policy/index.ts";
import { editStatements } from "./edit-statements.ts";
import { comment } from "../quote.ts";
import { conditionExpression } from "./test-expression.ts";

/** A filter. */
export interface PolicyView {
  readonly name: string;
  readonly netType: "NET_IP4" | "NET_IP6";
  readonly terms: readonly TermView[];
  /** The reason of the final deny. */
  readonly otherwise: string;
}

/** A term: its name and reason, and one of three forms. */
export interface TermView {
  readonly comment: string;
  /** One condition and a verdict: `if … then reject;`. */
  readonly line: { readonly condition: string; readonly verdict: string } | null;
  /** Conditions, one per line, and statements. */
  readonly block: {
    readonly first: string;
    readonly others: readonly string[];
    readonly statements: readonly string[];
  } | null;
  /** No condition: statements for every route. */
  readonly statements: readonly string[];
}

/** Whether the conditions or edits of any of the policies need a function or table. */
export function anyTerm(policies: readonly Policy[], wanted: (term: Term) => boolean): boolean {
  return policies.some((policy) => policy.terms.some(wanted));
}

/** The filter of one policy of a session. */
export function policyView(policy: Policy, session: SessionPlan): PolicyView {
  return {
    name: policy.name,
    netType: policy.family === "ipv4" ? "NET_IP4" : "NET_IP6",
    terms: policy.terms.map((term) => termView(term, policy, session)),
    otherwise: NO_TERM_MATCHED,
  };
}

function termView(term: Term, policy: Policy, session: SessionPlan): TermView {
  const expression = (condition: Condition) => conditionExpression(condition, policy.family);
  const [first, ...others] = [
    ...term.when.map(expression),
    ...anyExpression(term.anyOf.map((conditions) => conditions.map(expression))),
  ];
  const edits = term.edits.flatMap((edit) => editStatements(edit, session.local));
  const verdict = verdictStatement(term.verdict);
  const statements = verdict === null ? edits : [...edits, verdict];
  const shared = { comment: comment(commentOf(term)) };
  if (first === undefined) return { ...shared, line: null, block: null, statements };
  if (others.length === 0 && edits.length === 0 && verdict !== null) {
    return { ...shared, line: { condition: first, verdict }, block: null, statements: [] };
  }
  return { ...shared, line: null, block: { first, others, statements }, statements: [] };
}

/**
 * Alternatives as a filter expression, to be joined with `&&`; none without any. `&&` and `||` have the same precedence
 * (`%left AND OR` of conf/confbase.Y; tried on 2.0.12), so each gets its parentheses.
 */
function anyExpression(alternatives: readonly (readonly string[])[]): readonly string[] {
  const [only, ...others] = alternatives;
  if (!only) return [];
  if (others.length === 0) return only;
  const texts = alternatives.map((all) =>
    all.length > 1 ? `(${all.join(" && ")})` : all.join(""),
  );
  return [`(${texts.join(" || ")})`];
}

function commentOf(term: Term): string {
  return term.verdict.kind === "reject" ? `${term.name}: ${term.verdict.reason}` : term.name;
}

/** Reasons are in comments: a text after `reject` would be logged for every route. */
function verdictStatement(verdict: Verdict): string | null {
  switch (verdict.kind) {
    case "accept":
      return "accept;";
    case "reject":
      return "reject;";
    case "next":
      return null;
  }
}
