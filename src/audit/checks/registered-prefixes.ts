import { booleanOf, child } from "../../document/index.ts";
import { undecided } from "../decision.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { isBlackhole, isDefault } from "./route-facts.ts";
import { flag, values } from "./values.ts";

/** Every prefix that the peer sends is registered in its as-sets. */
export interface RegisteredPrefixesCheck {
  readonly kind: "registered-prefixes";
  /** Whether a prefix inside of a registered one counts as registered. */
  readonly moreSpecifics: boolean;
}

/** Route objects for what the peer sends. */
export const registeredPrefixes: CheckKind<RegisteredPrefixesCheck> = {
  question: "Is every prefix that the peer sends registered, in the registries that we query?",
  about:
    "Each received prefix must be in the peer's as-sets as the snapshot has them: what its declaration adds in `prefixes` does not count. Default routes are another check's business, and routes with the community BLACKHOLE (RFC 7999) do not count.",
  schema: values({
    more_specifics: flag(
      false,
      "Whether a prefix inside of a registered one counts as registered.",
    ),
  }),
  read: (node) => ({
    kind: "registered-prefixes",
    moreSpecifics: booleanOf(child(node, "more_specifics")) ?? false,
  }),
  decide(audited, { moreSpecifics }, input) {
    const { peer } = audited;
    const registration = registrationOf(peer, input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { source, objects } = registration;
    const longest = { ipv4: 32, ipv6: 128 } as const;
    const setOf = (family: "ipv4" | "ipv6") => {
      const set = input.registered(peer, family);
      return moreSpecifics ? set.upTo(longest[family]) : set;
    };
    const sets = { ipv4: setOf("ipv4"), ipv6: setOf("ipv6") };
    const queried = [...new Set(objects.flatMap((object) => object.sources))].join(", ");
    const looked = { text: `looked up in ${queried}`, source, time: null };
    return decideRoutes(audited, input, {
      judge: (route) =>
        isDefault(route) || isBlackhole(route) || sets[route.prefix.family].has(route.prefix)
          ? "fine"
          : "bad",
      badText: `not registered in ${source}`,
      fineText: `registered in ${source}`,
      sources: [looked],
      letter: ({ en, pt }) => ({
        seen: {
          en: `You announce prefixes that have no route object in ${source} (we query ${queried}): ${en}.`,
          pt: `Vocês anunciam prefixos sem objeto route em ${source} (consultamos ${queried}): ${pt}.`,
        },
        fix: {
          en: "Please register route objects for them, or stop announcing them. Until then, our filters may reject them.",
          pt: "Por favor, registrem objetos route para eles ou parem de anunciá-los. Até lá, nossos filtros podem rejeitá-los.",
        },
      }),
    });
  },
};
