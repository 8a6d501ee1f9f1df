import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { entries, keySpanAt, type Node } from "../../document/index.ts";
import { readSettingValue } from "./read-setting-value.ts";
import type { GivenSetting, SettingTypes } from "../setting-value.ts";
import { SETTING_NAMES } from "../settings.ts";

/**
 * Reads the declared settings from a mapping. A name that no policy declares is an unknown key, unless it is not
 * known (null) which settings exist.
 */
export function readGivenSettings(
  node: Node | null,
  types: SettingTypes | null,
  report: Report,
): readonly GivenSetting[] {
  if (!node || !types) return [];
  const ours: readonly string[] = SETTING_NAMES;
  return entries(node).flatMap(([name, value]) => {
    if (ours.includes(name)) return [];
    const type = types.get(name);
    if (type === undefined) {
      const params = { key: name, known: [...ours, ...types.keys()] };
      report(diagnostic("unknown-key", params, { span: keySpanAt(node, [name]) }));
    }
    // Nothing can be checked for a type with an error.
    const read = type ? readSettingValue(value, type, report) : null;
    return read ? [{ name, value: read, span: value.span }] : [];
  });
}
