import { readNumberOrSetting, settingsIn, type OrSetting } from "../or-setting.ts";
import { integer, orSetting } from "../reading/schema-parts.ts";
import type { EditKind } from "./edit-kind.ts";

/** Sets the local preference to a value or a setting's. */
export interface SetLocalPreferenceDefinition {
  readonly kind: "set-local-preference";
  readonly value: OrSetting<number>;
}

/** Sets the local preference. */
export interface SetLocalPreference {
  readonly kind: "set-local-preference";
  readonly value: number;
}

/** The local preference. */
export const setLocalPreference: EditKind<SetLocalPreferenceDefinition, SetLocalPreference> = {
  schema: orSetting(integer(0, 4294967295), "a number, or a setting like $local_preference"),
  read: (node) => [
    {
      kind: "set-local-preference",
      value: readNumberOrSetting(node),
    },
  ],
  settings: ({ value }) => settingsIn(value),
  resolve({ kind, value: given }, resolver) {
    const value = resolver.number(given, 0, 4_294_967_295);
    return value === null ? null : { from: value, make: () => [{ kind, value }] };
  },
  apply: (route, { value }) => ({ ...route, localPreference: value }),
  changes: () => false,
  describe: ({ value }) => `local preference ${value}`,
};
