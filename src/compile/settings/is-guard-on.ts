import { isSettingName, type Settings, type SettingValue } from "../../policy/index.ts";
import { givenSetting } from "./given-setting.ts";
import type { PolicyContext } from "../policy-context.ts";

/** Whether the setting after `if` of a term is on for a session. */
export function isGuardOn(guard: string, context: PolicyContext): boolean {
  if (isSettingName(guard)) return isOn(context.settings[guard]);
  const found = givenSetting(guard, context);
  return found !== null && holdsAny(found.value, context);
}

function isOn(value: Settings[keyof Settings] | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  return Array.isArray(value) ? value.length > 0 : value !== 0 || typeof value !== "number";
}

/**
 * Whether a number is above zero, or a list has entries, of either family: a list without entries of a family allows
 * nothing in it.
 */
function holdsAny(value: SettingValue, { library }: PolicyContext): boolean {
  switch (value.kind) {
    case "prefixes":
    case "asns":
      return value.ranges.length > 0;
    case "communities":
      return value.communities.length > 0;
    case "addresses":
      return value.addresses.length > 0;
    case "number":
      return value.value > 0;
    case "named": {
      const list = library.lists.get(value.list);
      // A missing list has been reported.
      if (!list) return true;
      return list.kind === "asns" || !list.sets.ipv4.isEmpty || !list.sets.ipv6.isEmpty;
    }
  }
}
