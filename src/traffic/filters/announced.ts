import {
  formatAddress,
  maxLength,
  minimalRanges,
  PrefixSet,
  type CanonicalSet,
  type Family,
  type Prefix,
} from "../../net/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import type { Term } from "../../policy/index.ts";
import {
  acceptedPrefixes,
  createProver,
  givenFacts,
  programOf,
  usualRoute,
} from "../../verify/index.ts";

/** What the export policies of sessions may announce, for every possible route. Equal policies are examined once. */
export class Announced {
  readonly #prover = createProver();
  readonly #numbers = new Map<Term, number>();
  readonly #known = new Map<string, CanonicalSet | "too-large">();

  /** The prefixes of which the session's export policy announces some route; "too-large" if they cannot be found. */
  prefixes(session: SessionPlan): CanonicalSet | "too-large" {
    const { family, local } = session;
    const numbers = session.export.terms.map((term) => this.#numberOf(term)).join(",");
    const key = `${family} ${formatAddress(local)} ${numbers}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      const start = programOf(session.export, this.#prover.meanings);
      const filter = { start, local, reason: () => "" };
      const question = {
        family,
        usual: usualRoute(session, "export"),
        given: givenFacts("export", null, this.#prover),
      };
      found = acceptedPrefixes(filter, question, this.#prover);
      this.#known.set(key, found);
    }
    return found;
  }

  #numberOf(term: Term): number {
    let number = this.#numbers.get(term);
    if (number === undefined) this.#numbers.set(term, (number = this.#numbers.size));
    return number;
  }
}

/** The fewest prefixes that contain exactly the addresses of the prefixes of some sets of a family, in order. */
export function addressesOf(family: Family, sets: readonly CanonicalSet[]): readonly Prefix[] {
  const longest = maxLength(family);
  const ranges = sets.flatMap((set) => [...minimalRanges(set)]);
  const hosts = PrefixSet.of(family, ranges).inside(longest, longest).minimal();
  return hosts.ranges.map(({ prefix }) => prefix);
}
