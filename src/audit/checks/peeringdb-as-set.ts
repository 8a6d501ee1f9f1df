import { objectNames } from "../../compile/index.ts";
import { readObjectNames, type ObjectName } from "../../net/index.ts";
import { ok, undecided, violated, type Decision, type Letter } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import { recordOf } from "../evidence/record-of.ts";
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
    "`irr_as_set` of the record is free text; the names in it are compared with `as_sets` of the declaration. A registry that only one of the two gives does not matter. An empty field is another check's business, and fits a peer that is declared with its ASN alone.",
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
    if (named && isSame(named, declared)) return ok(fact);
    return violated(letterOf(text, ours, named !== null), fact);
  },
};

function isSame(one: readonly ObjectName[], other: readonly ObjectName[]): boolean {
  const fits = (a: ObjectName, b: ObjectName) =>
    a.name === b.name && (a.source === null || b.source === null || a.source === b.source);
  const within = (some: readonly ObjectName[], all: readonly ObjectName[]) =>
    some.every((a) => all.some((b) => fits(a, b)));
  return within(one, other) && within(other, one);
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
