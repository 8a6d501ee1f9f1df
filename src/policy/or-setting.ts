import { diagnostic, type Report } from "../diagnostics/index.ts";
import { textOf, type Node } from "../document/index.ts";
import type { SettingUse } from "./setting-value.ts";
import { isSettingName, SETTING_NAMES, type Settings } from "./settings.ts";

/** A value by itself, or the name of the setting that holds it. */
export type OrSetting<T> = T | { readonly setting: keyof Settings };

/** Reads a value, or a setting's name like `$max_length`; a name that no setting has is reported. */
export function readOrSetting<T>(
  node: Node,
  read: (node: Node) => T,
  report: Report,
): OrSetting<T> {
  const text = textOf(node);
  if (text === null) return read(node);
  const name = text.slice(1);
  if (isSettingName(name)) return { setting: name };
  report(
    diagnostic(
      "unknown-value",
      { value: text, known: SETTING_NAMES.map((n) => `$${n}`) },
      { span: node.span },
    ),
  );
  return read(node);
}

/** The setting that a value is read from: none or one. */
export function settingsIn(value: OrSetting<object | number>): readonly SettingUse[] {
  return typeof value === "object" && "setting" in value
    ? [{ name: value.setting, type: null }]
    : [];
}
