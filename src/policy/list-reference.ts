import { textOf, type Node } from "../document/index.ts";
import type { PatternDefinition } from "./community-definition.ts";
import { settingsIn } from "./or-setting.ts";
import type { SettingReference, SettingType, SettingUse } from "./setting-value.ts";

/** The name of a list, or of a setting that the policy declares and that contains one. */
export type ListReference = string | SettingReference;

/** Reads the name of a list, or of a setting like `$accepted_prefixes`. */
export function readListReference(node: Node | null): ListReference {
  return readSettingReference(node) ?? textOf(node) ?? "";
}

/** Reads a setting like `$marks`; null for anything else. */
export function readSettingReference(node: Node | null): SettingReference | null {
  const text = textOf(node);
  return node && text?.startsWith("$") === true
    ? { setting: text.slice(1), span: node.span }
    : null;
}

/** The settings used by communities: the one that contains them, or those that are numbers in some of them. */
export function settingsOfCommunities(
  communities: readonly PatternDefinition[] | SettingReference,
): readonly SettingUse[] {
  if ("setting" in communities) return settingForList(communities, "communities");
  const parts = communities.flatMap((each) => each.parts ?? []);
  return parts.flatMap((part) => (typeof part === "object" ? settingsIn(part) : []));
}

/** The setting that must contain a list of a type: none or one. */
export function settingForList(
  reference: string | SettingReference | readonly unknown[],
  type: SettingType,
): readonly SettingUse[] {
  return typeof reference === "object" && "setting" in reference
    ? [{ name: reference.setting, type, span: reference.span }]
    : [];
}
