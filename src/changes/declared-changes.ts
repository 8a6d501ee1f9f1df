import type { Locate } from "../diagnostics/index.ts";
import { placeOf, type NetworkPair, type OutsideRow } from "../diff/index.ts";
import { sameButPlaces } from "../model/index.ts";

/**
 * Parts of the declaration that mean nothing to routers, but decide which registry data is taken, when new data is
 * refused, and what a report shows first.
 */
const PARTS = ["irr", "guards", "diff"] as const;

/** What such parts of the declaration have changed: never allowed in advance. */
export function declaredChanges(
  { before, after }: NetworkPair,
  locate: Locate,
): readonly OutsideRow[] {
  const [was, is] = [before.declaration, after.declaration];
  return PARTS.filter((part) => !sameButPlaces(was[part], is[part])).map((part) => ({
    text: `${part} has changed in the declaration`,
    cause: null,
    place: placeOf(is.network.span, locate),
    sessions: [],
    why: "it decides what later changes are, and is for a person to see",
    by: null,
  }));
}
