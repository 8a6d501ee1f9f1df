import { FAMILIES, formatPrefixRange, minimalRanges, subtract } from "../../../net/index.ts";
import { objectNames } from "../../../compile/index.ts";
import { NO_VALUES } from "../../checks/values.ts";
import { ok, undecided, type Fact } from "../../decision.ts";
import { someOf } from "../../some-of.ts";
import type { OwnCheckKind } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";
import { ownRegistration } from "../own-registration.ts";

/** What our as-sets register is what we announce to peers. */
export interface RegisteredAnnouncedCheck {
  readonly kind: "registered-announced";
}

/** Prefixes that a fact lists. */
const SHOWN = 5;

/** Our as-sets against our export policies. */
export const registeredAnnounced: OwnCheckKind<RegisteredAnnouncedCheck> = {
  question: "Do our export policies announce what our as-sets register?",
  about:
    "The compiled export policies of all sessions with peers and route servers, for every possible route: each prefix that our as-sets register must be announced on some session if we have a route for it. What is registered and can never be announced (too long, or a bogon) lets others accept it from whoever hijacks it. That nothing else is announced is part of the shipped policies, and proven by `peerc verify`.",
  schema: NO_VALUES,
  read: () => ({ kind: "registered-announced" }),
  decide(_, input): OwnDecision {
    const registration = ownRegistration(input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const announced = input.policies?.announced ?? null;
    if (announced === null) {
      const why = "it was not worked out what our export policies announce";
      return undecided({ why, remedy: "see `peerc publish`, which says why not" });
    }
    const { names } = registration;
    const registered = (family: "ipv4" | "ipv6") =>
      input.registeredIn(objectNames(input.declaration.network), family);
    const never = FAMILIES.flatMap((family) =>
      [...minimalRanges(subtract(registered(family).canonical, announced[family].canonical))].map(
        formatPrefixRange,
      ),
    );
    const source = "compiled export policies";
    const counts = FAMILIES.map((family) => announced[family].size);
    const summary: Fact = {
      text: `${counts[0]} IPv4 and ${counts[1]} IPv6 prefixes of ${names} may be announced`,
      source,
      time: null,
    };
    if (never.length === 0) return ok(summary);
    const text = `registered in ${names}, but never announced: ${someOf(never, SHOWN)}`;
    return ownViolated(
      "delete the route objects that are not needed, or change the export policies",
      { text, source, time: null },
      summary,
    );
  },
};
