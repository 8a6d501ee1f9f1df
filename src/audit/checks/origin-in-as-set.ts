import { AsnSet, type Asn } from "../../net/index.ts";
import { undecided, type Lack } from "../decision.ts";
import type { SentRoute } from "../evidence/received-routes.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { isDefault } from "./route-facts.ts";
import { NO_VALUES } from "./values.ts";

/** The origin of every route that the peer sends is in its as-sets. */
export interface OriginInAsSetCheck {
  readonly kind: "origin-in-as-set";
}

/** Who originates what the peer sends. */
export const originInAsSet: CheckKind<OriginInAsSetCheck> = {
  question: "Is the origin of every route that the peer sends a member of its as-sets?",
  about:
    "The last ASN of each received AS_PATH must be in the peer's as-sets as the snapshot has them: what its declaration adds in `origins` does not count. Of a path that ends with an AS_SET, either all ASNs of the set are members, or none, or it is not known who the origin is.",
  schema: NO_VALUES,
  read: () => ({ kind: "origin-in-as-set" }),
  decide(audited, _, input) {
    const registration = registrationOf(audited.peer, input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { objects, source } = registration;
    const members = AsnSet.from(objects.flatMap(({ origins }) => origins.map(({ asn }) => asn)));
    return decideRoutes(audited, input, {
      judge: (route) => (isDefault(route) ? "fine" : judge(route, members)),
      badText: `of an origin that is not in ${source}`,
      fineText: `of an origin in ${source}`,
      letter: ({ en, pt }) => ({
        seen: {
          en: `You announce prefixes whose origin is not a member of ${source}: ${en}.`,
          pt: `Vocês anunciam prefixos cuja origem não é membro de ${source}: ${pt}.`,
        },
        fix: {
          en: "Please add the origins to your as-set, or stop announcing these prefixes. Until then, our filters may reject them.",
          pt: "Por favor, incluam as origens no seu as-set ou parem de anunciar esses prefixos. Até lá, nossos filtros podem rejeitá-los.",
        },
      }),
    });
  },
};

function judge({ asPath }: SentRoute, members: AsnSet): "fine" | "bad" | Lack {
  const last = asPath.at(-1);
  if (last === undefined) return EMPTY;
  const origins: readonly Asn[] = typeof last === "number" ? [last] : last;
  const inside = origins.filter((asn) => members.has(asn));
  if (inside.length === origins.length) return "fine";
  return inside.length === 0 ? "bad" : AS_SET;
}

const AS_SET: Lack = {
  why: "the AS_PATH ends with an AS_SET, which hides the origin of",
  remedy: "ask the peer to announce without AS_SETs (RFC 9774)",
};

const EMPTY: Lack = {
  why: "there is no ASN in the AS_PATH of",
  remedy: "see whether these routes were really received from the peer",
};
