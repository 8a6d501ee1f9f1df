import type { Router } from "../declaration/index.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { Policy, Term, Test } from "../policy/index.ts";
import { PLATFORMS, type SessionPlan } from "../model/index.ts";
import type { CompileInput } from "./compile-input.ts";

/**
 * Reports the rules of a router's policies that test what its platform has no way to test, all together: with the line that
 * waives them. Gives the sessions without them, so that nobody says so again.
 */
export function checkUntested(
  { platforms }: Pick<CompileInput, "platforms">,
  router: Router,
  sessions: readonly SessionPlan[],
  report: Report,
): readonly SessionPlan[] {
  const cannotTest: readonly Test["kind"][] = platforms[router.platform].cannotTest;
  if (cannotTest.length === 0) return sessions;
  const isUntested = ({ when }: Term) => when.some(({ test }) => cannotTest.includes(test.kind));
  const found = new Map<string, Term>();
  for (const policy of sessions.flatMap((session) => [session.import, session.export])) {
    for (const term of policy.terms) {
      if (isUntested(term) && !found.has(term.name)) found.set(term.name, term);
    }
  }
  if (found.size === 0) return sessions;
  const untested = [...found.values()];
  const kinds = untested.flatMap(({ when }) => when.map(({ test }) => test.kind));
  const params = {
    router: router.name,
    platform: router.platform,
    rules: [...found.keys()],
    waived: router.waive.map(({ value }) => value),
    others: PLATFORMS.filter((name) =>
      kinds.every((kind) => !(platforms[name].cannotTest as readonly string[]).includes(kind)),
    ),
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
