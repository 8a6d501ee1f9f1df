import { diagnostic, type Diagnostic, type Span } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import type { Advice } from "../../advice.ts";
import { diagnosticsOf } from "../../diagnostics-of.ts";

/** What BIRD has no way to say, and what it does in its own way. */
export const { unsupported, differs } = diagnosticsOf("BIRD");

/** The diagnostic for a number that is too large for BIRD. */
export function tooLarge(
  plan: RouterPlan,
  what: string,
  value: number,
  limit: number,
  span: Span,
  { fix, related }: Advice = {},
): Diagnostic {
  const params = { what, value, limit, platform: "BIRD", router: plan.name, fix };
  return diagnostic("platform-limit", params, { span, related });
}
