import {
  CommunitySet,
  equalAddresses,
  formatAddress,
  type Address,
  type Asn,
} from "../../net/index.ts";
import type { FilterEdit, FilterTest, NextHop } from "../../policy/index.ts";
import type { PathLanguages } from "./path-languages.ts";

/**
 * The combined effect of edits in a canonical form: two sequences of edits with the same `key` turn every route into
 * the same route.
 */
export interface Effects {
  readonly key: string;
  /** Null: as received. */
  readonly localPreference: number | null;
  readonly med: number | null;
  readonly nextHop: NextHop | null;
  /** The last one added comes first in the path. */
  readonly prepends: readonly { readonly asn: Asn; readonly times: number }[];
  /** The received communities that were removed, including `added`. */
  readonly removed: CommunitySet;
  /** The communities that the route has now, whatever it was received with. */
  readonly added: CommunitySet;
}

/** Nothing was done. */
export const NO_EFFECTS: Effects = withKey({
  localPreference: null,
  med: null,
  nextHop: null,
  prepends: [],
  removed: CommunitySet.none,
  added: CommunitySet.none,
});

/** One more edit. */
export function withEdit(effects: Effects, edit: FilterEdit): Effects {
  switch (edit.kind) {
    case "set-local-preference":
      return withKey({ ...effects, localPreference: edit.value });
    case "set-med":
      return withKey({ ...effects, med: edit.value });
    case "set-next-hop":
      return withKey({ ...effects, nextHop: edit.to });
    case "prepend":
      return edit.times === 0
        ? effects
        : withKey({ ...effects, prepends: prepended(effects, edit) });
    case "add-communities": {
      const set = CommunitySet.of(edit.communities);
      const [removed, added] = [effects.removed.unite(set), effects.added.unite(set)];
      return withKey({ ...effects, removed, added });
    }
    case "remove-communities": {
      const [removed, added] = [effects.removed.unite(edit.set), effects.added.without(edit.set)];
      return withKey({ ...effects, removed, added });
    }
  }
}

function prepended(
  { prepends }: Effects,
  { asn, times }: { asn: Asn; times: number },
): Effects["prepends"] {
  const last = prepends.at(-1);
  return last?.asn === asn
    ? [...prepends.slice(0, -1), { asn, times: last.times + times }]
    : [...prepends, { asn, times }];
}

/**
 * A test of the edited route as a test of the received route; true or false if the edits determine the result.
 * `local` is the session's own address, the value of "self".
 */
export function beforeEffects(
  test: FilterTest,
  effects: Effects,
  local: Address,
  languages: PathLanguages,
): FilterTest | boolean {
  if (test.kind === "prefix" || test.kind === "value") return test;
  if (test.sees === "original" || effects === NO_EFFECTS) return test;
  switch (test.kind) {
    case "as-path": {
      let { paths } = test;
      for (const { asn, times } of [...effects.prepends].reverse()) {
        paths = languages.beforePrepending(paths, asn, times);
      }
      return { ...test, paths };
    }
    case "next-hop": {
      const { nextHop } = effects;
      if (nextHop === null) return test;
      if (nextHop === "discard") return false;
      return equalAddresses(nextHop === "self" ? local : nextHop, test.address);
    }
    case "med":
      return effects.med === null ? test : effects.med >= test.atLeast;
    case "community": {
      if (!effects.added.intersect(test.set).isEmpty) return true;
      return { ...test, set: test.set.without(effects.removed) };
    }
    case "community-count": {
      const atLeast = test.atLeast - Number(effects.added.intersect(test.of).size);
      return atLeast <= 0 || { ...test, of: test.of.without(effects.removed), atLeast };
    }
  }
}

function withKey(effects: Omit<Effects, "key"> & { readonly key?: string }): Effects {
  const { localPreference, med, nextHop, prepends, removed, added } = effects;
  const key = [
    localPreference ?? "-",
    med ?? "-",
    nextHop === null ? "-" : typeof nextHop === "string" ? nextHop : formatAddress(nextHop),
    prepends.map(({ asn, times }) => `${asn}x${times}`).join(","),
    removed.key,
    added.key,
  ].join(" ");
  return { key, localPreference, med, nextHop, prepends, removed, added };
}
