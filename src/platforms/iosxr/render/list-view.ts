import type { AsnRange } from "../../../net/index.ts";
import {
  conditionsOf,
  type AsnList,
  type PatternList,
  type Policy,
  type PrefixList,
} from "../../../policy/index.ts";
import { communityText } from "./community-text.ts";
import { prefixEntries } from "./prefix-entries.ts";
import { quoteComment, quoteName } from "../quote.ts";
import type { PathPlace } from "../../../model/index.ts";
import { asPathSetName, communitySetKind, SET_WORDS } from "./set-names.ts";

/** A set for printing: its opening words, a description, and its entries. */
export interface SetView {
  readonly head: string;
  /** For a comment; null if the name says it all. */
  readonly about: string | null;
  readonly entries: readonly string[];
}

/** A prefix-set. */
export function prefixSetView(list: PrefixList): SetView {
  return setView(`prefix-set ${quoteName("object", list.name)}`, list, () =>
    prefixEntries(list.set),
  );
}

/**
 * The as-path-sets of a list of ASNs: one for each position in which a policy tests it. `passes-through` finds an ASN
 * anywhere in the path, `originates-from` at its end; ranges are written `[64512..65534]` (Routing Command Reference,
 * as-path-set).
 */
export function asPathSetViews(list: AsnList, looked: PlacesLooked): readonly SetView[] {
  return (["anywhere", "origin"] as const)
    .filter((place) => looked[place].has(list.name))
    .map((place) =>
      setView(`as-path-set ${quoteName("object", asPathSetName(list, place))}`, list, () =>
        list.set.ranges.map((range) => `${PLACE_OPERATOR[place]} '${asnRangeText(range)}'`),
      ),
    );
}

const PLACE_OPERATOR = { anywhere: "passes-through", origin: "originates-from" } as const;

/** The names of the lists of ASNs that policies test, by position. */
export type PlacesLooked = Readonly<Record<PathPlace, ReadonlySet<string>>>;

/** The lists that the policies test, by position in the AS_PATH. */
export function placesLooked(policies: readonly Policy[]): PlacesLooked {
  const looked = { anywhere: new Set<string>(), origin: new Set<string>() };
  for (const { test } of policies.flatMap((p) => p.terms).flatMap(conditionsOf)) {
    if (test.kind === "as-path-contains") looked.anywhere.add(test.list.name);
    if (test.kind === "as-path-origin") looked.origin.add(test.list.name);
  }
  return looked;
}

function asnRangeText({ first, last }: AsnRange): string {
  return first === last ? `${first}` : `[${first}..${last}]`;
}

/** The community set of a list. */
export function communitySetView(list: PatternList): SetView {
  const head = `${SET_WORDS[communitySetKind(list.communities)]} ${quoteName("object", list.name)}`;
  return setView(head, list, () => list.communities.map(communityText));
}

function setView(
  head: string,
  list: PrefixList | AsnList | PatternList,
  entries: () => readonly string[],
): SetView {
  return {
    head,
    about: "about" in list ? quoteComment(list.about) : null,
    // Created while printing, and not kept: a set may have a hundred thousand.
    get entries() {
      const texts = entries();
      if (texts.length === 0) throw new Error(`${head} is empty`);
      return texts;
    },
  };
}
