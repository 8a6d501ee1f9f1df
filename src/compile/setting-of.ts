import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { OrSetting, TermDefinition } from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";

/** The value itself, or the setting's; null where nobody gives it, which is reported. */
export function settingOf<T>(
  value: OrSetting<T>,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): T | null {
  if (typeof value !== "object" || value === null || !("setting" in value)) return value;
  const found = context.settings[value.setting];
  if (found !== undefined && found !== null) return found as T;
  // Of a policy that could not be read whole the settings may be what is missing.
  if (context.definition.incomplete) return null;
  report(
    diagnostic(
      "setting-missing",
      { setting: value.setting, policy: context.definition.name, term: term.name },
      { span: term.span },
    ),
  );
  return null;
}
