import { ok, undecided, violated, type Decision } from "../decision.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** The as-sets that the peer is declared with are registered, and have something in them. */
export interface AsSetRegisteredCheck {
  readonly kind: "as-set-registered";
}

/** The peer's objects in the registries. */
export const asSetRegistered: CheckKind<AsSetRegisteredCheck> = {
  question: "Is the peer's as-set registered, with prefixes in it?",
  about:
    "The objects that the peer is declared with are in the snapshot, and at least one has a prefix. That only its ASN is declared is enough: a network without customers needs no set.",
  schema: NO_VALUES,
  read: () => ({ kind: "as-set-registered" }),
  decide({ peer }, _, input): Decision {
    const registration = registrationOf(peer, input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { objects, source } = registration;
    const facts = objects.map(({ name, prefixes: { ipv4, ipv6 }, origins, sources, foundIn }) => ({
      text: `${name} has ${origins.length} ASNs, ${ipv4.length} IPv4 prefixes and ${ipv6.length} IPv6 prefixes`,
      source: foundIn ?? sources.join(", "),
      time: null,
    }));
    const isEmpty = objects.every(
      ({ prefixes: { ipv4, ipv6 } }) => ipv4.length === 0 && ipv6.length === 0,
    );
    if (!isEmpty) return ok(...facts);
    const letter = {
      seen: {
        en: `There is no prefix in ${source} in the registries that we query.`,
        pt: `Não há nenhum prefixo em ${source} nas bases que consultamos.`,
      },
      fix: {
        en: "Please register your as-set, with your members, and route objects for your prefixes.",
        pt: "Por favor, registrem o seu as-set, com os seus membros, e objetos route para os seus prefixos.",
      },
    };
    return violated(letter, ...facts);
  },
};
