import { readNumberOrSetting, settingsIn, type OrSetting } from "../or-setting.ts";
import { integer, orSetting } from "../reading/schema-parts.ts";
import type { EditKind } from "./edit-kind.ts";

/** Sets the MED to a value or a setting's. */
export interface SetMedDefinition {
  readonly kind: "set-med";
  readonly value: OrSetting<number>;
}

/** Sets the MED. */
export interface SetMed {
  readonly kind: "set-med";
  readonly value: number;
}

/** The MED. */
export const setMed: EditKind<SetMedDefinition, SetMed> = {
  schema: orSetting(integer(0, 4294967295), "a number, or a setting like $med"),
  read: (node) => [{ kind: "set-med", value: readNumberOrSetting(node) }],
  settings: ({ value }) => settingsIn(value),
  resolve({ kind, value: given }, resolver) {
    const value = resolver.number(given, 0, 4_294_967_295);
    return value === null ? null : { from: value, make: () => [{ kind, value }] };
  },
  apply: (route, { value }) => ({ ...route, med: value }),
  changes: (_, { attribute }) => attribute === "med",
  describe: ({ value }) => `MED ${value}`,
};
