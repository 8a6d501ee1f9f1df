import { diagnostic, type Diagnostic, type Span } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import type { Advice } from "../../advice.ts";
import { diagnosticsOf } from "../../diagnostics-of.ts";

/** What FRR has no way to say, and what it does in its own way. */
export const { unsupported, differs } = diagnosticsOf("FRR");

/** The diagnostic for a number that is too large for FRR. */
export function tooLarge(
  plan: RouterPlan,
  what: string,
  value: number,
  limit: number,
  span: Span,
  { fix, related }: Advice = {},
): Diagnostic {
  const params = { what, value, limit, platform: "FRR", router: plan.name, fix };
  return diagnostic("platform-limit", params, { span, related });
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
