import type { PolicyLibrary } from "./definition.ts";
import type { SettingType, SettingTypes } from "./setting-value.ts";

/** What a declaration may name of policies. */
export interface PolicyNames {
  /** Of all policies there are. */
  readonly names: readonly string[];
  /** All that some policy declares. */
  readonly settings: SettingTypes;
}

/** What a declaration may name of the policies of a library; of a setting that several declare, what the first one says. */
export function policyNames({ policies }: Pick<PolicyLibrary, "policies">): PolicyNames {
  const settings = new Map<string, SettingType | null>();
  for (const { name, type } of [...policies.values()].flatMap(({ declares }) => declares)) {
    settings.set(name, settings.get(name) ?? type);
  }
  return { names: [...policies.keys()], settings };
}
