import { AsnSet, PathLanguage } from "../net/index.ts";
import type { Direction } from "../policy/index.ts";
import type { Fact, Prover } from "../verify/index.ts";
import type { SessionPair } from "./session-pair.ts";

/**
 * What holds for every received route: a neighbor's has a path, which begins with its ASN if the router enforces that
 * before and after.
 */
export function givenFacts(
  { before, after }: SessionPair,
  direction: Direction,
  { languages }: Prover,
): readonly Fact[] {
  if (direction === "export") return [];
  const { asn } = after;
  const empty = languages.once("empty", () => PathLanguage.empty());
  const facts = [fact(empty, false)];
  if ([before, after].every((one) => one.asn === asn && one.options.enforceFirstAs)) {
    const first = languages.once(`first ${asn}`, () =>
      PathLanguage.startingWith(AsnSet.from([asn])),
    );
    facts.push(fact(first, true));
  }
  return facts;
}

function fact(paths: PathLanguage, holds: boolean): Fact {
  return { test: { kind: "as-path", paths, sees: "original" }, holds };
}
