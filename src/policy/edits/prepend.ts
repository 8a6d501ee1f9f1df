import type { Asn } from "../../net/index.ts";
import { readNumberOrSetting, settingsIn, type OrSetting } from "../or-setting.ts";
import { integer, orSetting } from "../reading/schema-parts.ts";
import type { EditKind } from "./edit-kind.ts";

/** Prepends copies of our own ASN to the AS_PATH. */
export interface PrependDefinition {
  readonly kind: "prepend";
  readonly times: OrSetting<number>;
}

/** Prepends `times` more copies of the ASN to the AS_PATH. */
export interface Prepend {
  readonly kind: "prepend";
  readonly asn: Asn;
  readonly times: number;
}

/** Prepends to the AS_PATH. */
export const prepend: EditKind<PrependDefinition, Prepend> = {
  schema: orSetting(integer(1, 10), "how often (1 to 10), or a setting like $prepend"),
  read: (node) => [{ kind: "prepend", times: readNumberOrSetting(node) }],
  settings: ({ times }) => settingsIn(times),
  resolve(edit, resolver) {
    const times = resolver.number(edit.times, 0, 10);
    if (times === null || times === 0) return null;
    return { from: times, make: () => [{ kind: "prepend", asn: resolver.ownAsn, times }] };
  },
  apply: (route, { asn, times }) => ({
    ...route,
    asPath: [...Array.from({ length: times }, () => asn), ...route.asPath],
  }),
  changes: (_, { attribute }) => attribute === "as-path",
  describe: ({ asn, times }) => `prepend AS${asn} ${times} times`,
};
