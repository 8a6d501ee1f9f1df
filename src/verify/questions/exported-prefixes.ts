import type { CanonicalSet } from "../../net/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import type { Policy } from "../../policy/index.ts";
import { programOf } from "../algebra/program-of.ts";
import { createProver } from "../algebra/prover.ts";
import { acceptedPrefixes } from "./accepted-prefixes.ts";
import { givenFacts } from "./given-facts.ts";
import { usualRoute } from "./usual-route.ts";

/**
 * What the export policies of sessions may announce, for every possible route. Policies that announce the same because
 * they differ in their edits alone, as most do, are examined once.
 */
export class ExportedPrefixes {
  readonly #prover = createProver();
  readonly #numbers = new Map<object, number>();
  readonly #known = new Map<string, CanonicalSet | "too-large">();

  /** The prefixes of which the session's export policy announces some route; "too-large" if they cannot be found. */
  of(session: SessionPlan): CanonicalSet | "too-large" {
    const key = this.keyOf(session);
    let found = this.#known.get(key);
    if (found === undefined) {
      const { family, local } = session;
      const start = programOf(withoutEdits(session.export), this.#prover.meanings);
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

  /** A text that is the same for sessions of a family whose export policies decide by the same tests. */
  keyOf({ family, export: policy }: SessionPlan): string {
    const { terms } = withoutEdits(policy);
    const tests = terms.map(({ when, anyOf, verdict }) => [when, anyOf, verdict.kind]);
    return JSON.stringify([family, tests], (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : isInstance(value) ? this.#numberOf(value) : value,
    );
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
