import { child, parsePercent, textOf } from "../../../document/index.ts";
import { percent, values } from "../../checks/values.ts";
import { ok, undecided, type Fact } from "../../decision.ts";
import { factOf, type Known } from "../../evidence/given.ts";
import {
  validateRegistered,
  type RegisteredValidity,
  type ValidatedPair,
} from "../../evidence/registered-validity.ts";
import type { OwnCheckKind } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";
import { ownRegistration } from "../own-registration.ts";

/** There are ROAs for what we announce. */
export interface OwnRoasCheck {
  readonly kind: "own-roas";
  /** The largest share that may have no ROA, in percent. */
  readonly notFound: number;
}

/** ROAs for our own announcements. */
export const ownRoas: OwnCheckKind<OwnRoasCheck> = {
  question: "Are there ROAs for everything that we announce?",
  about:
    "Origin validation (RFC 6811) of every route object in our as-sets, with the VRPs of the snapshot. Of what our export policies can never announce nothing is asked, if that is known.",
  schema: values({
    not_found: percent("0%", "The largest share that may have no ROA, as for customers' prefixes."),
  }),
  read: (node) => ({
    kind: "own-roas",
    notFound: parsePercent(textOf(child(node, "not_found")) ?? "") ?? 0,
  }),
  decide({ notFound }, input): OwnDecision {
    const { rpki, policies } = input;
    if (rpki.kind === "lacking") return undecided(rpki.lack);
    const registration = ownRegistration(input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { objects, names } = registration;
    const announced = policies?.announced ?? null;
    const found = validateRegistered(
      objects,
      rpki.data,
      (prefix) => announced === null || announced[prefix.family].has(prefix),
    );
    const all = found.valid + found.invalid + found.notFound;
    const summary = factOf(
      rpki,
      `of ${all} pairs of prefix and origin in ${names}, ${found.valid} valid, ${found.invalid} invalid, ${found.notFound} without a ROA`,
    );
    if (found.invalid > 0 || found.notFound * 100 > notFound * all) {
      const remedy =
        "create or correct the ROAs, with the origin and no longer lengths than are announced (RFC 9319); tell customers about theirs";
      return ownViolated(remedy, ...factsOf(found, rpki), summary);
    }
    if (found.withoutOrigin > 0) {
      const why = `the snapshot does not have the origins of ${found.withoutOrigin} prefixes in ${names}`;
      return undecided({ why, remedy: "expand the as-sets with peerc's own engine" }, summary);
    }
    if (all === 0) {
      const remedy = "register route objects, and run `peerc fetch`";
      return undecided({ why: `nothing is registered in ${names}`, remedy });
    }
    return ok(summary);
  },
};

function factsOf({ invalidOnes, notFoundOnes }: RegisteredValidity, rpki: Known<unknown>) {
  const say = ({ prefix, origin }: ValidatedPair, what: string): Fact =>
    factOf(rpki, `${prefix} of ${origin} ${what}`);
  return [
    ...invalidOnes.map((pair) => say(pair, `is invalid: ROAs allow ${pair.allowed}`)),
    ...notFoundOnes.map((pair) => say(pair, "has no ROA")),
  ];
}
