import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { TermDefinition } from "../../policy/index.ts";
import { givenSetting, type SettingFound } from "./given-setting.ts";
import type { PolicyContext } from "../policy-context.ts";

/** The value of a setting that the policy declares; null if nobody sets it, which is reported. */
export function neededSetting(
  setting: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): SettingFound | null {
  const { definition, session, partial } = context;
  const found = givenSetting(setting, context);
  // If not everything could be read, the part that sets it may be missing.
  if (found || definition.incomplete || partial === true) return found;
  const params = { setting, policy: definition.name, term: term.name };
  report(diagnostic("setting-not-given", params, { span: session.span }));
  return null;
}
