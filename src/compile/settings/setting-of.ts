import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { isSettingName, type OrSetting, type TermDefinition } from "../../policy/index.ts";
import { neededSetting } from "./needed-setting.ts";
import type { PolicyContext } from "../policy-context.ts";

/** The value itself, or the setting's; null if nobody sets it, which is reported. */
export function settingOf<T>(
  value: OrSetting<T>,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): T | null {
  if (typeof value !== "object" || value === null || !("setting" in value)) return value;
  const { setting } = value;
  if (!isSettingName(setting)) throw new Error(`a setting that policies declare: ${setting}`);
  const found = context.settings[setting];
  if (found !== undefined && found !== null) return found as T;
  // In a policy that could not be read completely, the settings may be the missing part.
  if (context.definition.incomplete) return null;
  report(
    diagnostic(
      "setting-missing",
      { setting, policy: context.definition.name, term: term.name },
      { span: term.span },
    ),
  );
  return null;
}

/**
 * The number itself, or the setting's; null if nobody sets it or it is not from `least` to `most`, which is reported.
 */
export function numberOfSetting(
  value: OrSetting<number>,
  { least, most }: { readonly least: number; readonly most: number },
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): number | null {
  if (typeof value === "number" || isSettingName(value.setting)) {
    return settingOf(value, term, context, report);
  }
  const { setting } = value;
  const found = neededSetting(setting, term, context, report);
  if (!found) return null;
  if (found.value.kind !== "number") throw new Error(`a setting of another type: ${setting}`);
  const { value: number } = found.value;
  if (number >= least && number <= most) return number;
  const params = { setting, number, least, most, term: term.name };
  report(diagnostic("setting-out-of-range", params, { span: found.span }));
  return null;
}
