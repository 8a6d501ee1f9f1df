import { textOf, type Node } from "../document/index.ts";
import type { SettingType, SettingUse } from "./setting-value.ts";

/** A setting, in the place of a list. */
export interface SettingReference {
  readonly setting: string;
}

/** The name of a list, or a setting that the policy declares and that holds one. */
export type ListReference = string | SettingReference;

/** Reads the name of a list, or of a setting like `$accepted_prefixes`. */
export function readListReference(node: Node | null): ListReference {
  return readSettingReference(node) ?? textOf(node) ?? "";
}

/** Reads a setting like `$marks`; null for anything else. */
export function readSettingReference(node: Node | null): SettingReference | null {
  const text = textOf(node);
  return text?.startsWith("$") === true ? { setting: text.slice(1) } : null;
}

/** The setting that is meant to hold a list of a type: none or one. */
export function settingForList(
  reference: string | SettingReference | readonly unknown[],
  type: SettingType,
): readonly SettingUse[] {
  return typeof reference === "object" && "setting" in reference
    ? [{ name: reference.setting, type }]
    : [];
}
