import { diagnostic, type Diagnostic, type Span } from "../diagnostics/index.ts";
import type { RouterPlan } from "../model/index.ts";
import type { Advice } from "./advice.ts";

/** The diagnostics that one platform gives, under the name by which people know it. */
export interface PlatformDiagnostics {
  /** The platform has no way to say it; `supportedBy` names who has, for the hint. */
  readonly unsupported: (
    plan: RouterPlan,
    construct: string,
    supportedBy: string,
    span: Span,
    advice?: Advice,
  ) => Diagnostic;
  /** A number is larger than the platform takes. */
  readonly tooLarge: (
    plan: RouterPlan,
    what: string,
    value: number,
    limit: number,
    span: Span,
    advice?: Advice,
  ) => Diagnostic;
  /** It works, in the platform's own way. */
  readonly differs: (plan: RouterPlan, what: string, span: Span) => Diagnostic;
}

/** Makes the diagnostics of a platform. */
export function diagnosticsOf(platform: string): PlatformDiagnostics {
  return {
    unsupported: (plan, construct, supportedBy, span, { fix, related } = {}) => {
      const version = plan.version.join(".");
      const params = { construct, platform, version, router: plan.name, supportedBy, fix };
      return diagnostic("unsupported-construct", params, { span, related });
    },
    tooLarge: (plan, what, value, limit, span, { fix, related } = {}) => {
      const params = { what, value, limit, platform, router: plan.name, fix };
      return diagnostic("platform-limit", params, { span, related });
    },
    differs: (plan, what, span) =>
      diagnostic("behaviour-differs", { what, platform, router: plan.name }, { span }),
  };
}
