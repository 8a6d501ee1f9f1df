import {
  FAMILIES,
  formatPrefixRange,
  minimalRanges,
  PrefixSet,
  subtract,
  type RegisteredObject,
} from "../../../net/index.ts";
import { NO_VALUES } from "../../checks/values.ts";
import { ok, undecided, type Fact } from "../../decision.ts";
import { someOf } from "../../some-of.ts";
import type { OwnCheckKind } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";
import { ownRegistration } from "../own-registration.ts";

/** Our as-sets in several registries have the same contents. */
export interface AsSetsAgreeCheck {
  readonly kind: "as-sets-agree";
}

/** Prefixes and ASNs that a fact lists. */
const SHOWN = 5;

/** Our as-sets, compared with each other. */
export const asSetsAgree: OwnCheckKind<AsSetsAgreeCheck> = {
  question: "Do our as-sets have the same prefixes and members in every registry?",
  about:
    "Each as-set of ours against all of them together: whoever builds filters of only one lacks what that one lacks. Networks that use different registries then accept different routes of ours.",
  schema: NO_VALUES,
  read: () => ({ kind: "as-sets-agree" }),
  decide(_, input): OwnDecision {
    const registration = ownRegistration(input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { objects, names } = registration;
    const lacking = objects.flatMap((object) => lackingIn(object, objects));
    if (lacking.length > 0) {
      return ownViolated("register the same members and prefixes in all of them", ...lacking);
    }
    const text =
      objects.length === 1 ? `${names} is our only as-set` : `${names} have the same contents`;
    return ok({ text, source: sourceOf(objects), time: null });
  },
};

function lackingIn(object: RegisteredObject, all: readonly RegisteredObject[]): readonly Fact[] {
  const source = sourceOf([object]);
  const prefixes = FAMILIES.flatMap((family) => {
    const setOf = (some: readonly RegisteredObject[]) =>
      PrefixSet.of(
        family,
        some.flatMap((one) => [...one.prefixes[family]].map(({ range }) => range)),
      ).canonical;
    return [...minimalRanges(subtract(setOf(all), setOf([object])))].map(formatPrefixRange);
  });
  const own = new Set(object.origins.map(({ asn }) => asn));
  const others = new Set(all.flatMap(({ origins }) => origins.map(({ asn }) => asn)));
  const asns = [...others].filter((asn) => !own.has(asn)).map((asn) => `AS${asn}`);
  return [prefixes, asns]
    .filter((some) => some.length > 0)
    .map((some) => ({ text: `${object.name} lacks ${someOf(some, SHOWN)}`, source, time: null }));
}

function sourceOf(objects: readonly RegisteredObject[]): string {
  return [...new Set(objects.flatMap(({ foundIn, sources }) => foundIn ?? sources))].join(", ");
}
