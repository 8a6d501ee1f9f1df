import { diagnostic, type Diagnostic, type Span } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { diagnosticsOf } from "../../diagnostics-of.ts";

/** What FRR has no way to say, numbers it does not take, and what it does in its own way. */
export const { unsupported, tooLarge, differs } = diagnosticsOf("FRR");

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
