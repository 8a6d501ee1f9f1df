import { diagnostic, type Diagnostic, type Span } from "../../diagnostics/index.ts";
import type { RouterPlan } from "../../policy/index.ts";

/** The diagnostic for what BIRD has no way to say; `supportedBy` names who has, for the hint. */
export function unsupported(
  plan: RouterPlan,
  construct: string,
  supportedBy: string,
  span: Span,
): Diagnostic {
  const version = plan.version.join(".");
  return diagnostic(
    "unsupported-construct",
    { construct, platform: "BIRD", version, router: plan.name, supportedBy },
    { span },
  );
}

/** The warning for what BIRD does in its own way. */
export function differs(plan: RouterPlan, what: string, span: Span): Diagnostic {
  return diagnostic("behaviour-differs", { what, platform: "BIRD", router: plan.name }, { span });
}
