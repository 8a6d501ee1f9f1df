import { ok, undecided, violated, type Decision, type Fact } from "../decision.ts";
import { countPrefixes } from "../evidence/count-prefixes.ts";
import { placeName, sessionText } from "../evidence/place-name.ts";
import { receivedFrom, type KnownSession } from "../evidence/received-from.ts";
import { someOf } from "../some-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** The peer sends no more prefixes than the limits of its sessions allow. */
export interface MaxPrefixesCheck {
  readonly kind: "max-prefixes";
}

/** The number of prefixes that the peer sends, against our limits. */
export const maxPrefixes: CheckKind<MaxPrefixesCheck> = {
  question: "Does the peer send no more prefixes than its limits allow?",
  about:
    "The routes received on each session are counted and compared with the session's maximum, which its policy or its declaration says. A session without any route may have been closed because of it.",
  schema: NO_VALUES,
  read: () => ({ kind: "max-prefixes" }),
  decide(audited, _, input): Decision {
    const { known, lack } = receivedFrom(audited, input);
    if (known.length === 0) {
      return undecided(lack ?? { why: "no route is received from it", remedy: "take them again" });
    }
    const over = known.filter((one) => countOf(one) > maximumOf(one));
    const facts = (over.length > 0 ? over : known).map((one): Fact => {
      const count = countOf(one) === 1 ? "1 prefix" : `${countOf(one)} prefixes`;
      const text = `${count} received on ${sessionText(one.session)}, of at most ${maximumOf(one)}`;
      return { text, source: one.source, time: one.time };
    });
    if (over.length === 0 && lack) return undecided(lack, ...facts);
    const silent = known.filter(({ routes }) => routes.length === 0);
    if (over.length === 0 && silent.length > 0) {
      const names = silent.map(({ session }) => sessionText(session));
      const why = `nothing is received on ${someOf(names, 2)}, which may have been closed`;
      return undecided({ why, remedy: "see whether its sessions are up" }, ...facts);
    }
    if (over.length === 0) return ok(...facts);
    const listed = (language: "en" | "pt", words: readonly [string, string]) =>
      over
        .map((one) => {
          const place = placeName(one.session, input)[language];
          return `${countOf(one)} ${words[0]} ${place} (${words[1]} ${maximumOf(one)})`;
        })
        .join(", ");
    const letter = {
      seen: {
        en: `You announce more prefixes than our limits allow: ${listed("en", ["at", "limit"])}.`,
        pt: `Vocês anunciam mais prefixos do que os nossos limites permitem: ${listed("pt", ["em", "limite"])}.`,
      },
      fix: {
        en: "Please check what you announce, or tell us how many prefixes to expect.",
        pt: "Por favor, verifiquem os seus anúncios ou avisem-nos quantos prefixos devemos esperar.",
      },
    };
    return violated(letter, ...facts);
  },
};

function countOf({ routes }: KnownSession): number {
  return countPrefixes(routes);
}

function maximumOf({ session }: KnownSession): number {
  return session.plan.maxPrefixes.maximum;
}
