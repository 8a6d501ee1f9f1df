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
import type { Policy } from "../../policy/index.ts";
import {
  acceptedPrefixes,
  createProver,
  givenFacts,
  programOf,
  usualRoute,
} from "../../verify/index.ts";

/**
 * What the export policies of sessions may announce, for every possible route. Policies that announce the same because
 * they differ in their edits alone, as most do, are examined once.
 */
export class Announced {
  readonly #prover = createProver();
  readonly #numbers = new Map<object, number>();
  readonly #known = new Map<string, CanonicalSet | "too-large">();

  /** The prefixes of which the session's export policy announces some route; "too-large" if they cannot be found. */
  prefixes(session: SessionPlan): CanonicalSet | "too-large" {
    const { family, local } = session;
    const deciding = withoutEdits(session.export);
    const tests = deciding.terms.map(({ when, anyOf, verdict }) => [when, anyOf, verdict.kind]);
    const key = JSON.stringify([family, formatAddress(local), tests], (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : isInstance(value) ? this.#numberOf(value) : value,
    );
    let found = this.#known.get(key);
    if (found === undefined) {
      const start = programOf(deciding, this.#prover.meanings);
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

  /** A number for a set: sessions that have a list in common have the same object. */
  #numberOf(set: object): string {
    let number = this.#numbers.get(set);
    if (number === undefined) this.#numbers.set(set, (number = this.#numbers.size));
    return `set ${number}`;
  }
}

/** The terms that decide. Edits change no verdict: a compiled policy tests nothing that an earlier term may change. */
function withoutEdits(policy: Policy): Policy {
  const deciding = policy.terms.filter(({ verdict }) => verdict.kind !== "next");
  return { ...policy, terms: deciding.map((term) => ({ ...term, edits: [] })) };
}

/** Whether a value is of a class, like the sets of prefixes and ASNs, and not plain data. */
function isInstance(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.getPrototypeOf(value) !== Object.prototype;
}

/** The fewest prefixes that contain exactly the addresses of the prefixes of some sets of a family, in order. */
export function addressesOf(family: Family, sets: readonly CanonicalSet[]): readonly Prefix[] {
  const longest = maxLength(family);
  // Most sessions announce the same.
  const ranges = [...new Set(sets)].flatMap((set) => [...minimalRanges(set)]);
  const hosts = PrefixSet.of(family, ranges).inside(longest, longest).minimal();
  return hosts.ranges.map(({ prefix }) => prefix);
}
