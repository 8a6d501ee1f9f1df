import { diagnostic, type Diagnostic, type Span } from "../../diagnostics/index.ts";
import type { RouterPlan } from "../../policy/index.ts";

/** The diagnostic for what FRR has no way to say; `supportedBy` names who has, for the hint. */
export function unsupported(
  plan: RouterPlan,
  construct: string,
  supportedBy: string,
  span: Span,
): Diagnostic {
  const version = plan.version.join(".");
  return diagnostic(
    "unsupported-construct",
    { construct, platform: "FRR", version, router: plan.name, supportedBy },
    { span },
  );
}

/** The diagnostic for a number that is too large for FRR. */
export function tooLarge(
  plan: RouterPlan,
  what: string,
  value: number,
  limit: number,
  span: Span,
): Diagnostic {
  return diagnostic(
    "platform-limit",
    { what, value, limit, platform: "FRR", router: plan.name },
    { span },
  );
}

/** The diagnostic for a text that FRR cannot take. */
export function unsafe(
  plan: RouterPlan,
  what: string,
  character: string,
  hint: string,
  span: Span,
): Diagnostic {
  return diagnostic(
    "unsafe-text",
    { what, character, platform: "FRR", router: plan.name },
    { span, hint },
  );
}

/** The warning for what FRR does in its own way. */
export function differs(plan: RouterPlan, what: string, span: Span): Diagnostic {
  return diagnostic("behaviour-differs", { what, platform: "FRR", router: plan.name }, { span });
}
