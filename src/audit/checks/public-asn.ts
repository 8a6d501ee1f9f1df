import { asnReservation, type AsnReservation } from "../../net/index.ts";
import { ok, violated, type Decision } from "../decision.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** The peer has an ASN that may be used on the public Internet. */
export interface PublicAsnCheck {
  readonly kind: "public-asn";
}

const RESERVED = {
  private: { en: "for private use (RFC 6996)", pt: "de uso privado (RFC 6996)" },
  documentation: { en: "for documentation (RFC 5398)", pt: "para documentação (RFC 5398)" },
  "as-trans": {
    en: "AS_TRANS, which no network has (RFC 6793)",
    pt: "o AS_TRANS, que não é de nenhuma rede (RFC 6793)",
  },
  reserved: { en: "reserved by IANA", pt: "reservado pela IANA" },
} as const satisfies Record<AsnReservation, object>;

/** The peer's ASN. */
export const publicAsn: CheckKind<PublicAsnCheck> = {
  question: "Is the peer's ASN one for the public Internet?",
  about:
    "The declared ASN is compared with the ranges that IANA reserves: for private use, for documentation, and others. Whether a registry has assigned an ASN outside of them is not checked.",
  beforePeering: true,
  schema: NO_VALUES,
  read: () => ({ kind: "public-asn" }),
  decide({ peer }, _, { placeOf }): Decision {
    const { asn } = peer;
    const source = placeOf(peer.asnSpan);
    const reservation = asnReservation(asn);
    if (reservation === null) {
      return ok({ text: `AS${asn} is in no reserved range`, source, time: null });
    }
    const { en, pt } = RESERVED[reservation];
    const letter = {
      seen: { en: `AS${asn} is ${en}.`, pt: `O AS${asn} é ${pt}.` },
      fix: {
        en: "Please peer from an ASN that a regional Internet registry has assigned to you.",
        pt: "Por favor, usem um ASN atribuído por um registro regional da Internet.",
      },
    };
    return violated(letter, { text: `AS${asn} is ${en}`, source, time: null });
  },
};
