import { PrefixSet, unite, type CanonicalSet } from "../../net/index.ts";
import type { Prover } from "../algebra/prover.ts";
import {
  DifferenceSearch,
  type ComparedFilter,
  type DifferenceQuestion,
} from "../differences/difference-search.ts";

/** The prefixes for which a filter accepts some route: where it differs from one that rejects everything. */
export function acceptedPrefixes(
  filter: ComparedFilter,
  { family, usual, given }: Pick<DifferenceQuestion, "family" | "usual" | "given">,
  prover: Prover,
): CanonicalSet | "too-large" {
  const before = { ...filter, reason: () => "" };
  const after: ComparedFilter = { ...before, start: REJECT };
  const found = new DifferenceSearch({ before, after, family, usual, given }, prover).find();
  if (found === "too-large") return found;
  const nothing = PrefixSet.of(family, []).canonical;
  return found.reduce((all, { prefixes }) => unite(all, prefixes), nothing);
}

const REJECT = { kind: "verdict", verdict: "reject", line: 0 } as const;
