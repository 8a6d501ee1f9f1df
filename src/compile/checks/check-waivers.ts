import { isRemoved, type Declaration, type Router, type Session } from "../../declaration/index.ts";
import { diagnostic, didYouMean, type Report } from "../../diagnostics/index.ts";
import type { CompileInput } from "../compile-input.ts";
import { policyOf } from "../policy-of.ts";
import { versionOf } from "../version-of.ts";
import {
  conditionsOf,
  type PolicyDefinition,
  type PolicyLibrary,
  type TermDefinition,
} from "../../policy/index.ts";

/**
 * The rules that a router waives, each with a warning. A waiver is only valid for rules that the platform cannot test
 * and that some policy of the router uses; any other is an error. A misspelled waiver still waives the rule it
 * probably means, so that the rule is not reported as well.
 */
export function checkWaivers(
  input: CompileInput,
  router: Router,
  report: Report,
): ReadonlySet<string> {
  const { declaration, library, platforms, partial } = input;
  const { title, canTest } = platforms[router.platform];
  const version = versionOf(input, router);
  const needs = (term: TermDefinition) =>
    conditionsOf(term).some(({ test }) => !canTest(test.kind, version));
  const terms = termsOf(declaration, router, library, (session) => !isRemoved(session));
  const inAny = termsOf(declaration, router, library, () => true);
  const waived = new Set<string>();
  for (const { value: rule, span } of router.waive) {
    const same = terms.filter((term) => term.name === rule);
    const params = { rule, router: router.name, platform: `${title} ${version.join(".")}` };
    if (same.length === 0) {
      const untested = terms.filter(needs);
      const meant = didYouMean(
        rule,
        untested.map((term) => term.name),
      );
      if (meant !== null) waived.add(meant);
      // The part that uses the rule may have been left out.
      else if (partial === true) continue;
      // What uses it is being removed, and may come back until it is gone from the declaration.
      else if (inAny.some((term) => term.name === rule)) continue;
      const hint = meant === null ? undefined : `did you mean \`${meant}\`?`;
      report(diagnostic("waiver-unused", params, { span, hint }));
    } else if (!same.every(needs)) {
      report(diagnostic("waiver-not-needed", params, { span }));
    } else {
      waived.add(rule);
      report(diagnostic("rule-waived", params, { span }));
    }
  }
  return waived;
}

/** The terms of all policies that some of the router's sessions use. */
function termsOf(
  declaration: Declaration,
  router: Router,
  library: PolicyLibrary,
  isMeant: (session: Session) => boolean,
): readonly TermDefinition[] {
  const names = new Set(
    declaration.peers.flatMap((peer) =>
      peer.sessions
        .filter((session) => session.router.value === router.name && isMeant(session))
        .map((session) => policyOf(declaration, peer, session).value),
    ),
  );
  return [...names].flatMap((name): readonly TermDefinition[] => {
    const policy: PolicyDefinition | undefined = library.policies.get(name);
    return policy ? [...policy.import, ...policy.export] : [];
  });
}
