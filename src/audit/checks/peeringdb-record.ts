import { child, items, textOf } from "../../document/index.ts";
import { FAMILIES, type Family } from "../../net/index.ts";
import type { PeeringDbNetwork } from "../../sources/index.ts";
import type { AuditedPeer } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Letter } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import { lackOfLeftOut } from "../evidence/left-out.ts";
import type { PeeringDbView } from "../evidence/peeringdb-view.ts";
import type { Bilingual } from "../words.ts";
import type { CheckKind } from "./check-kind.ts";
import { someOfNames, values } from "./values.ts";

/** Fields of a network's record, and what they are called. */
const FIELDS = {
  as_set: { en: "the IRR as-set", pt: "o as-set (IRR)" },
  prefixes: { en: "the numbers of prefixes", pt: "os números de prefixos" },
  types: { en: "the network type", pt: "o tipo de rede" },
  traffic: { en: "the traffic level", pt: "o nível de tráfego" },
  scope: { en: "the geographic scope", pt: "o escopo geográfico" },
  policy: { en: "the peering policy", pt: "a política de peering" },
  website: { en: "the website", pt: "o site" },
  looking_glass: { en: "the looking glass", pt: "o looking glass" },
} as const satisfies Record<string, Bilingual>;

type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];
const USUAL: readonly Field[] = ["as_set", "prefixes"];

/** The peer has a record in PeeringDB with these fields. */
export interface PeeringDbRecordCheck {
  readonly kind: "peeringdb-record";
  readonly fields: readonly Field[];
}

/** The peer's record in PeeringDB. */
export const peeringDbRecord: CheckKind<PeeringDbRecordCheck> = {
  question: "Does the peer have a record in PeeringDB, with everything in it?",
  about:
    "The record exists, and the listed fields are filled in. `prefixes` means the recommended limit of each family in which the peer has sessions with us, or addresses at our exchanges if there are no sessions yet; 0 is not filled in.",
  beforePeering: true,
  schema: values({
    fields: someOfNames(NAMES, USUAL, "The fields that must be filled in."),
  }),
  read(node) {
    const wanted = items(child(node, "fields")).flatMap((each) => textOf(each) ?? []);
    const fields = NAMES.filter((name) => wanted.includes(name));
    return { kind: "peeringdb-record", fields: fields.length > 0 ? fields : USUAL };
  },
  decide(audited, { fields }, { peeringdb }): Decision {
    if (peeringdb.kind === "lacking") return undecided(peeringdb.lack);
    const { asn } = audited.peer;
    const record = peeringdb.data.network(asn);
    if (record === "not-asked") {
      const why = `PeeringDB was not asked for AS${asn}`;
      return undecided({ why, remedy: "run `peerc fetch`" });
    }
    if (record === "unusable") return undecided(lackOfLeftOut(asn, "net"));
    if (record === "none") return violated(NO_RECORD, factOf(peeringdb, `AS${asn} has no record`));
    const families = familiesOf(audited, peeringdb.data);
    const empty = fields.filter((field) => !isFilled(field, record, families));
    const about = `the record of AS${asn}, “${record.name}”, of ${record.updated.slice(0, 10)}`;
    if (empty.length === 0) {
      return ok(
        factOf(peeringdb, `${about}, has ${fields.map((field) => FIELDS[field].en).join(", ")}`),
      );
    }
    const list = (language: "en" | "pt") =>
      empty.map((field) => FIELDS[field][language]).join(", ");
    const letter = {
      seen: {
        en: `Your PeeringDB record lacks ${list("en")}.`,
        pt: `No seu registro no PeeringDB falta preencher: ${list("pt")}.`,
      },
      fix: {
        en: "Please fill this in: we build filters and limits from it.",
        pt: "Por favor, preencham: geramos filtros e limites a partir dele.",
      },
    };
    return violated(letter, factOf(peeringdb, `${about}, lacks ${list("en")}`));
  },
};

const NO_RECORD: Letter = {
  seen: {
    en: "Your network has no record in PeeringDB.",
    pt: "Sua rede não tem registro no PeeringDB.",
  },
  fix: {
    en: "Please create one.",
    pt: "Por favor, criem um.",
  },
};

/** The families in which routes are exchanged, or could be. */
function familiesOf({ peer, sessions }: AuditedPeer, view: PeeringDbView): readonly Family[] {
  if (sessions.length > 0) return sessions.map(({ session }) => session.family);
  const ports = view.ports(peer.asn);
  return FAMILIES.filter((family) => ports.some((port) => port[family] !== null));
}

function isFilled(field: Field, record: PeeringDbNetwork, families: readonly Family[]): boolean {
  switch (field) {
    case "as_set":
      return record.asSet.trim() !== "";
    case "prefixes": {
      const given = (limit: number | null) => limit !== null && limit > 0;
      const limits = { ipv4: record.prefixes4, ipv6: record.prefixes6 };
      return families.every((family) => given(limits[family]));
    }
    case "types":
      return record.types.length > 0;
    case "traffic":
      return record.traffic.trim() !== "";
    case "scope":
      return record.scope.trim() !== "";
    case "policy":
      return record.policy.trim() !== "";
    case "website":
      return record.website.trim() !== "";
    case "looking_glass":
      return record.lookingGlass.trim() !== "";
  }
}
