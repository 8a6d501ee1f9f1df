import type { Router } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { conditionsOf, type Policy, type Term } from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import type { CompileInput } from "../compile-input.ts";
import { versionOf } from "../version-of.ts";

/**
 * Reports the rules of a router's policies whose conditions its platform cannot test, all together, with the line
 * that waives them. Returns the sessions without these rules, so that they are not reported again.
 */
export function checkUntested(
  input: Pick<CompileInput, "platforms">,
  router: Router,
  sessions: readonly SessionPlan[],
  report: Report,
): readonly SessionPlan[] {
  const facts = input.platforms[router.platform];
  const version = versionOf(input, router);
  const isUntested = (term: Term) =>
    conditionsOf(term).some(({ test }) => !facts.canTest(test.kind, version));
  const found = new Map<string, Term>();
  for (const policy of sessions.flatMap((session) => [session.import, session.export])) {
    for (const term of policy.terms) {
      if (isUntested(term) && !found.has(term.name)) found.set(term.name, term);
    }
  }
  if (found.size === 0) return sessions;
  const untested = [...found.values()];
  const kinds = untested.flatMap((term) => conditionsOf(term).map(({ test }) => test.kind));
  const params = {
    router: router.name,
    platform: `${facts.title} ${version.join(".")}`,
    rules: [...found.keys()],
    waived: router.waive.map(({ value }) => value),
    others: Object.values(input.platforms).flatMap((platform) => platform.tester(kinds) ?? []),
  };
  const related = untested.map(({ name, span }) => ({
    message: `${name} is asked for here`,
    span,
  }));
  report(diagnostic("waiver-needed", params, { span: router.span, related }));
  const without = (policy: Policy): Policy => ({
    ...policy,
    terms: policy.terms.filter((term) => !isUntested(term)),
  });
  return sessions.map((session) => ({
    ...session,
    import: without(session.import),
    export: without(session.export),
  }));
}
