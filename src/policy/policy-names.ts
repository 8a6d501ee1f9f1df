import type { PolicyLibrary } from "./definition.ts";
import type { SettingType, SettingTypes } from "./setting-value.ts";

/** The names of policies, settings and lists that a declaration may use. */
export interface PolicyNames {
  /** Of all policies. */
  readonly names: readonly string[];
  /** Everything that some policy declares. */
  readonly settings: SettingTypes;
}

/**
 * The names in a library that a declaration may use; for a setting that several policies declare, the first
 * declaration.
 */
export function policyNames({ policies }: Pick<PolicyLibrary, "policies">): PolicyNames {
  const settings = new Map<string, SettingType | null>();
  for (const { name, type } of [...policies.values()].flatMap(({ declares }) => declares)) {
    settings.set(name, settings.get(name) ?? type);
  }
  return { names: [...policies.keys()], settings };
}
