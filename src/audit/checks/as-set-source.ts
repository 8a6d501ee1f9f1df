import { formatObjectName } from "../../net/index.ts";
import { ok, undecided, violated, type Decision, type Fact } from "../decision.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** It is clear in which registry the peer's as-sets are. */
export interface AsSetSourceCheck {
  readonly kind: "as-set-source";
}

/** The registry of the peer's as-sets. */
export const asSetSource: CheckKind<AsSetSourceCheck> = {
  question: "Is it clear in which registry each of the peer's as-sets is?",
  about:
    "An as-set is declared with its registry (`RADB::AS-X`), or only one of the queried registries has a set with its name. Of two sets with one name, the second may belong to somebody else. A name that begins with an ASN (`AS64500:AS-X`) is no exception: not every registry checks who creates it. bgpq4 does not say where a set is, so what it expanded decides nothing.",
  schema: NO_VALUES,
  read: () => ({ kind: "as-set-source" }),
  decide({ peer }, _, input): Decision {
    const registration = registrationOf(peer, input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { objects } = registration;
    const facts: Fact[] = [];
    const several: { readonly name: string; readonly registries: string }[] = [];
    const unknown: string[] = [];
    for (const { value, span } of peer.asSets) {
      const name = formatObjectName(value);
      const object = objects.find((one) => one.name === name);
      const say = (text: string) => facts.push({ text, source: input.placeOf(span), time: null });
      if (value.kind === "asn") say(`${name} is an ASN, not a set`);
      else if (value.source !== null) say(`${name} is declared with its registry`);
      else if (object?.alsoIn) {
        const registries = [object.foundIn ?? "?", ...object.alsoIn].join(", ");
        several.push({ name, registries });
        say(`${name} is declared without a registry, and ${registries} have one each`);
      } else if (object?.foundIn !== undefined) say(`only ${object.foundIn} has ${name}`);
      else unknown.push(name);
    }
    const [first] = several;
    if (first) {
      const names = several.map(({ name, registries }) => `${name} (${registries})`).join("; ");
      const letter = {
        seen: {
          en: `Several registries have a set with the name of your as-set: ${names}.`,
          pt: `Mais de uma base tem um objeto com o nome do seu as-set: ${names}.`,
        },
        fix: {
          en: `Please tell us which one is yours, and write it as REGISTRY::${first.name} in PeeringDB.`,
          pt: `Por favor, informem qual é o seu e indiquem-no como BASE::${first.name} no PeeringDB.`,
        },
      };
      return violated(letter, ...facts);
    }
    if (unknown.length > 0) {
      const why = `the snapshot does not say in which registry ${unknown.join(", ")} was found`;
      const remedy = "declare it with its registry, as in `RADB::AS-X`";
      return undecided({ why, remedy }, ...facts);
    }
    return ok(...facts);
  },
};
