import { AsnSet, PathLanguage, type Asn } from "../../net/index.ts";
import type { Direction } from "../../policy/index.ts";
import type { Fact } from "../algebra/facts.ts";
import type { Prover } from "../algebra/prover.ts";

/**
 * What holds for every route on a session: one that a neighbor sends has a path, which begins with `firstAsn` if the router
 * enforces that (null: it does not).
 */
export function givenFacts(
  direction: Direction,
  firstAsn: Asn | null,
  { languages }: Pick<Prover, "languages">,
): readonly Fact[] {
  if (direction === "export") return [];
  const empty = languages.once("empty", () => PathLanguage.empty());
  const hasPath = pathFact(empty, false);
  if (firstAsn === null) return [hasPath];
  const first = languages.once(`first ${firstAsn}`, () =>
    PathLanguage.startingWith(AsnSet.from([firstAsn])),
  );
  return [hasPath, pathFact(first, true)];
}

/** That a route's path, as received, is one of these, or is not. */
export function pathFact(paths: PathLanguage, holds: boolean): Fact {
  return { test: { kind: "as-path", paths, sees: "original" }, holds };
}
