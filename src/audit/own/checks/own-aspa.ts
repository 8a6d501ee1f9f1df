import { isPlanned, isRemoved } from "../../../declaration/index.ts";
import { draftAspa } from "../../../sources/index.ts";
import { NO_VALUES } from "../../checks/values.ts";
import { ok, undecided, type Fact } from "../../decision.ts";
import { factOf } from "../../evidence/given.ts";
import type { OwnCheckKind, OwnInput } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";

/** There is an ASPA for us, with our transits. */
export interface OwnAspaCheck {
  readonly kind: "own-aspa";
}

/** Our own ASPA. */
export const ownAspa: OwnCheckKind<OwnAspaCheck> = {
  question: "Is there an ASPA for us, with all of our transits and nobody else?",
  about:
    "The providers in our ASPA (draft-ietf-sidrops-aspa-profile) against the declared neighbors with the relation `transit`; a planned one may be in it already. A provider that is missing makes our routes over it invalid for networks that verify paths. The remedy is the object to sign.",
  schema: NO_VALUES,
  read: () => ({ kind: "own-aspa" }),
  decide(_, input): OwnDecision {
    const { rpki, declaration } = input;
    const { asn } = declaration.network;
    const { needed, allowed, facts } = declaredTransits(input);
    // AS0 of a network that has transits, but not in this declaration, would make all of its routes invalid.
    const condition = allowed.size === 0 ? "declare our transits, or if we have none, " : "";
    const remedy = `${condition}sign \`${draftAspa(asn, [...allowed])}\``;
    if (rpki.kind === "lacking") return undecided(rpki.lack, ...facts);
    if (rpki.data.aspas === null) {
      const why = "the validator gives no ASPAs";
      return undecided({ why, remedy: "let it validate ASPAs, and run `peerc fetch`" }, ...facts);
    }
    const aspa = rpki.data.aspaOf(asn);
    if (!aspa) return ownViolated(remedy, factOf(rpki, `there is no ASPA of AS${asn}`), ...facts);
    const signed = aspa.providers.filter((provider) => provider !== 0);
    const names = signed.map((provider) => `AS${provider}`).join(", ") || "no provider";
    const fact = factOf(rpki, `the ASPA of AS${asn} has ${names}`);
    const isComplete = [...needed].every((provider) => signed.includes(provider));
    const isExact = signed.every((provider) => allowed.has(provider));
    return isComplete && isExact ? ok(fact, ...facts) : ownViolated(remedy, fact, ...facts);
  },
};

/** The transits that must be in our ASPA, and those that may: planned ones too. */
function declaredTransits({ declaration, placeOf }: OwnInput) {
  const transits = declaration.peers.filter(
    ({ relation, sessions }) =>
      relation === "transit" &&
      (sessions.length === 0 || sessions.some((session) => !isRemoved(session))),
  );
  const facts = transits.map((peer): Fact => {
    const planned = isPlanned(peer) ? " (planned)" : "";
    return {
      text: `AS${peer.asn} is declared as a transit${planned}`,
      source: placeOf(peer.asnSpan),
      time: null,
    };
  });
  return {
    needed: new Set(transits.filter((peer) => !isPlanned(peer)).map(({ asn }) => asn)),
    allowed: new Set(transits.map(({ asn }) => asn)),
    facts,
  };
}
