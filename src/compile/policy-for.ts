import type { Peer, Session } from "../declaration/index.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { PolicyDefinition } from "../policy/index.ts";
import type { CompileInput } from "./compile-input.ts";
import { policyOf } from "./policy-of.ts";

/**
 * The definition of the policy that a session uses. A missing one is reported, unless it already has been; the
 * session then gets one without terms, so that the rest of it is checked.
 */
export function policyFor(
  { declaration, library, partial }: CompileInput,
  peer: Peer,
  session: Session,
  report: Report,
): PolicyDefinition | null {
  const { value: name, span } = policyOf(declaration, peer, session);
  const known = library.policies.get(name);
  if (known) return known;
  if (partial === true) {
    return {
      name,
      about: "",
      settings: {},
      declares: [],
      maxPrefixes: {
        maximum: { ipv4: 1000, ipv6: 1000 },
        warnAt: 80,
        onExceed: { kind: "restart", afterMinutes: 30 },
      },
      import: [],
      export: [],
      incomplete: true,
      span,
    };
  }
  report(diagnostic("unknown-policy", { name }, { span }));
  return null;
}
