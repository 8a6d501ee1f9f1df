import type { Condition, Policy, Term, Verdict } from "../../../policy/index.ts";
import { asSetExposure } from "../limits/as-set-exposure.ts";
import { conditionText } from "./condition.ts";
import { editLines } from "./edit.ts";
import { quoteComment, quoteName } from "../quote.ts";

/** A route-policy. */
export interface PolicyView {
  readonly name: string;
  readonly terms: readonly TermView[];
}

/** One term: its remark, its conditions (null: none), and its statements. */
export interface TermView {
  readonly remark: string;
  readonly condition: string | null;
  readonly statements: readonly string[];
}

/**
 * A policy in RPL: a block for each term, and a final `drop`, because a route that was edited would otherwise be
 * accepted at the end ("modifying is accepting"). `done` accepts and `drop` rejects at once; `pass` would continue.
 *
 * RPL tests a route as received, whatever was edited before; the policy language tests its current state. The two
 * agree, because a condition on an attribute that an earlier term edits is refused at compile time.
 */
export function policyView(policy: Policy): PolicyView {
  const exposure = asSetExposure(policy);
  return {
    name: quoteName("object", policy.name),
    terms: policy.terms.map((term, index) => termView(term, exposure[index] ?? true)),
  };
}

function termView(term: Term, exposed: boolean): TermView {
  const text = (condition: Condition) => conditionText(condition, exposed);
  const conditions = [
    ...term.when.map(text),
    ...anyText(term.anyOf.map((all) => all.map(text).join(" and "))),
  ];
  return {
    remark: quoteComment(
      term.verdict.kind === "reject" ? `${term.name}: ${term.verdict.reason}` : term.name,
    ),
    condition: conditions.length === 0 ? null : conditions.join(" and "),
    statements: statements(term),
  };
}

/** Alternatives as a condition, to be joined by `and`, which binds more closely than `or`; none without any. */
function anyText(alternatives: readonly string[]): readonly string[] {
  if (alternatives.length < 2) return alternatives;
  const texts = alternatives.map((text) => (text.includes(" and ") ? `(${text})` : text));
  return [`(${texts.join(" or ")})`];
}

/** The edits of a term that rejects are not printed. A block may not be empty: `pass` has no effect there. */
function statements(term: Term): readonly string[] {
  if (term.verdict.kind === "reject") return ["drop"];
  const lines = [...term.edits.flatMap(editLines), ...verdictLines(term.verdict)];
  return lines.length === 0 ? ["pass"] : lines;
}

function verdictLines(verdict: Verdict): readonly string[] {
  switch (verdict.kind) {
    case "accept":
      return ["done"];
    case "reject":
      return ["drop"];
    case "next":
      return [];
  }
}
