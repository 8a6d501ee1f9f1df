import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { ForgeFailure } from "./forge-call.ts";
import type { ForgeDialect } from "./forge-dialect.ts";

/** Reports why a forge did not do what was asked. */
export function reportFailure(
  failure: ForgeFailure,
  { title, rights }: ForgeDialect,
  report: Report,
): void {
  switch (failure.kind) {
    case "unreachable":
      return report(diagnostic("forge-unreachable", { forge: title, why: failure.why }));
    case "limited":
      return report(diagnostic("forge-limited", { forge: title, seconds: failure.seconds }));
    case "broken":
      return report(diagnostic("forge-answer-broken", { forge: title, why: failure.why }));
    case "refused": {
      const { status, message } = failure;
      return report(diagnostic("forge-refused", { forge: title, status, message, rights }));
    }
  }
}
