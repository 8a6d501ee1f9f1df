import type { PlacedPair } from "../diff/index.ts";
import type { AsnSet, Family } from "../net/index.ts";
import { sameButPlaces } from "../model/index.ts";
import type { AsnList, Condition, Direction, Term } from "../policy/index.ts";
import type { Registrant, Registrations } from "./registrations.ts";

/** The lists made from registrations in which two policies differ. */
export interface ChangedLists {
  /** Whose prefixes or origins have changed. */
  readonly registrants: ReadonlySet<Registrant>;
  /** The origins that are tested, before and after. */
  readonly origins: readonly { readonly before: AsnSet; readonly after: AsnSet }[];
}

/**
 * The lists in which the policies of a session differ, if nothing else in them does: then registry data alone is the
 * cause of every difference, for every route. Null: something else differs, for example a term or a list of a policy.
 */
export function changedLists(
  { before, after }: PlacedPair,
  direction: Direction,
  registrations: Registrations,
): ChangedLists | null {
  const [a, b] = [before.session, after.session];
  const { family } = b;
  // These say which routes can be received at all, and what our own next hop is.
  const given = (one: typeof a) => [one.asn, one.family, one.local, one.options.enforceFirstAs];
  if (!sameButPlaces(given(a), given(b))) return null;
  const [old, now] = [a[direction].terms, b[direction].terms];
  if (old.length !== now.length) return null;
  const found = new Found(b.asn, family, registrations);
  const same = old.every((term, at) => {
    const other = now[at];
    return other !== undefined && found.isSameTerm(term, other);
  });
  return same ? found : null;
}

class Found implements ChangedLists {
  readonly registrants = new Set<Registrant>();
  readonly origins: { readonly before: AsnSet; readonly after: AsnSet }[] = [];
  readonly #asn: number;
  readonly #family: Family;
  readonly #registrations: Registrations;

  constructor(asn: number, family: Family, registrations: Registrations) {
    [this.#asn, this.#family, this.#registrations] = [asn, family, registrations];
  }

  isSameTerm(a: Term, b: Term): boolean {
    if (a === b) return true;
    const rest = (term: Term) => ({ ...term, when: null, anyOf: null });
    return (
      sameButPlaces(rest(a), rest(b)) &&
      this.#areSame(a.when, b.when) &&
      a.anyOf.length === b.anyOf.length &&
      a.anyOf.every((one, at) => this.#areSame(one, b.anyOf[at] ?? []))
    );
  }

  #areSame(was: readonly Condition[], is: readonly Condition[]): boolean {
    return (
      was.length === is.length &&
      was.every((condition, at) => {
        const other = is[at];
        return other !== undefined && this.#isSameCondition(condition, other);
      })
    );
  }

  #isSameCondition(a: Condition, b: Condition): boolean {
    if (sameButPlaces(a, b)) return true;
    if (a.negated !== b.negated) return false;
    const [was, is] = [a.test, b.test];
    if (was.kind === "prefix" && is.kind === "prefix") {
      const { name } = is.list;
      const made = this.#registrations.prefixes(name, this.#asn, this.#family);
      if (made === null || was.list.name !== name) return false;
      if (!made.before.equals(was.list.set) || !made.after.equals(is.list.set)) return false;
      this.registrants.add(made.who);
      return sameButPlaces({ ...was, list: null }, { ...is, list: null });
    }
    if (!isOfAsns(was) || !isOfAsns(is) || was.kind !== is.kind) return false;
    const { name } = is.list;
    const made = this.#registrations.asns(name, this.#asn);
    if (made === null || was.list.name !== name) return false;
    if (!sameButPlaces(made.before, was.list.set) || !sameButPlaces(made.after, is.list.set)) {
      return false;
    }
    this.registrants.add(made.who);
    this.origins.push({ before: was.list.set, after: is.list.set });
    return sameButPlaces({ ...was, list: null }, { ...is, list: null });
  }
}

function isOfAsns(test: Condition["test"]): test is Condition["test"] & { readonly list: AsnList } {
  return test.kind === "as-path-contains" || test.kind === "as-path-origin";
}
