import { objectNames } from "../../compile/index.ts";
import { readObjectNames } from "../../net/index.ts";
import { ok, undecided, violated, type Decision, type Letter } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import { recordOf } from "../evidence/record-of.ts";
import { sameObjects } from "../evidence/same-objects.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** PeeringDB names the objects that the peer is declared with. */
export interface PeeringDbAsSetCheck {
  readonly kind: "peeringdb-as-set";
}

/** The as-set in the peer's record, which filters are built from. */
export const peeringDbAsSet: CheckKind<PeeringDbAsSetCheck> = {
  question: "Does the peer's record in PeeringDB name the as-sets that we build its filters from?",
  about:
    "`irr_as_set` of the record is free text; the names in it are compared with `as_sets` of the declaration. A registry that only one of the two gives does not matter. A text that is no list of names but has one of ours in it decides nothing. An empty field is another check's business, and fits a peer that is declared with its ASN alone.",
  schema: NO_VALUES,
  read: () => ({ kind: "peeringdb-as-set" }),
  decide({ peer }, _, { peeringdb }): Decision {
    const read = recordOf(peer.asn, peeringdb);
    if (read.kind === "undecided") return read.decision;
    const { record, known } = read;
    const declared = peer.asSets.map(({ value }) => value);
    const ours = objectNames(peer).join(", ");
    if (declared.length === 0) {
      const why = "no as-set of it is declared";
      return undecided({ why, remedy: "declare it in `as_sets`" });
    }
    const text = record.asSet.trim();
    if (text === "") {
      const isAsnAlone = declared.every(({ asn }) => asn === peer.asn);
      const fact = factOf(known, `its record names no as-set; ours for it: ${ours}`);
      if (isAsnAlone) return ok(fact);
      return undecided(
        { why: "its record names no as-set", remedy: "see the check of its record's fields" },
        fact,
      );
    }
    const named = readObjectNames(text);
    const fact = factOf(known, `its record says “${text}”; we build from ${ours}`);
    if (named && sameObjects(named, declared)) return ok(fact);
    if (named === null && declared.some(({ name }) => isNamedIn(text, name))) {
      const why = "its record names our as-set for it among other words";
      return undecided({ why, remedy: "ask the peer to enter nothing but names" }, fact);
    }
    return violated(letterOf(text, ours, named !== null), fact);
  },
};

/** Whether a text has the name of an object as a word: perhaps it means the same in a notation that is not known. */
function isNamedIn(text: string, name: string): boolean {
  return text
    .toUpperCase()
    .split(/[^A-Z0-9_:-]+/)
    .some((word) => word === name || word.endsWith(`::${name}`));
}

function letterOf(text: string, ours: string, isNames: boolean): Letter {
  const en = isNames ? "names" : "has, as the as-set,";
  return {
    seen: {
      en: `Your PeeringDB record ${en} “${text}”, and we build your filters from ${ours}.`,
      pt: `Seu registro no PeeringDB indica “${text}” como as-set, e geramos os seus filtros a partir de ${ours}.`,
    },
    fix: {
      en: "Please correct the record, or tell us to use what it says.",
      pt: "Por favor, corrijam o registro ou avisem-nos se devemos usar o que está nele.",
    },
  };
}
