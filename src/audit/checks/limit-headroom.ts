import { child, parsePercent, textOf } from "../../document/index.ts";
import type { AuditedPeer, AuditedSession, AuditInput } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Fact, type Lack } from "../decision.ts";
import { countPrefixes } from "../evidence/count-prefixes.ts";
import { factOf } from "../evidence/given.ts";
import { placeName, sessionText } from "../evidence/place-name.ts";
import { receivedFrom } from "../evidence/received-from.ts";
import { recordOf } from "../evidence/record-of.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { percent, values } from "./values.ts";

const BESIDE = ["registered", "peeringdb", "received"] as const;

/** The limit of each session leaves room above what it is compared with. */
export interface LimitHeadroomCheck {
  readonly kind: "limit-headroom";
  readonly above: (typeof BESIDE)[number];
  /** The least free share of the limit, in percent. */
  readonly atLeast: number;
}

/** The maximum of each session, and what the peer has. */
export const limitHeadroom: CheckKind<LimitHeadroomCheck> = {
  question: "Do the limits of the peer's sessions leave room for what it has?",
  about:
    "The maximum of each session against the number of prefixes that are registered (what the declaration adds included), that PeeringDB recommends as a limit (0 says nothing), or that are received. This is about our own limits, which `max_prefixes` in the declaration or in the policy sets: see `peerc limit`.",
  schema: values(
    {
      above: {
        enum: BESIDE,
        description: "What the limits are compared with.",
      },
      at_least: percent("0%", "The least share of a limit that must be free."),
    },
    ["above"],
  ),
  read: (node) => ({
    kind: "limit-headroom",
    above: BESIDE.find((one) => one === textOf(child(node, "above"))) ?? "registered",
    atLeast: parsePercent(textOf(child(node, "at_least")) ?? "") ?? 0,
  }),
  decide(audited, { above, atLeast }, input): Decision {
    const { counts, lack } = countsOf(above, audited, input);
    const isLow = ({ count, session }: Count) => {
      const { maximum } = session.plan.maxPrefixes;
      return (maximum - count) * 100 < atLeast * maximum;
    };
    const low = counts.filter(isLow);
    const facts = (low.length > 0 ? low : counts).map(({ fact }) => fact);
    if (low.length === 0) return lack ? undecided(lack, ...facts) : ok(...facts);
    const listed = (language: "en" | "pt", at: string, limit: string) =>
      [
        ...new Set(
          low.map(({ count, session }) => {
            const place = placeName(session, input)[language];
            const family = session.plan.family === "ipv4" ? "IPv4" : "IPv6";
            return `${count} ${family} ${at} ${place} (${limit} ${session.plan.maxPrefixes.maximum})`;
          }),
        ),
      ].join(", ");
    const [en, pt] = WORDS[above];
    const letter = {
      seen: {
        en: `Our limits leave too little room for the prefixes that ${en}: ${listed("en", "at", "limit")}.`,
        pt: `Nossos limites deixam pouca folga para os prefixos que ${pt}: ${listed("pt", "em", "limite")}.`,
      },
      fix: {
        en: "Please tell us how many prefixes to expect, so that we can set our limits.",
        pt: "Por favor, informem quantos prefixos devemos esperar, para ajustarmos os nossos limites.",
      },
    };
    return violated(letter, ...facts);
  },
};

const WORDS = {
  registered: ["you have registered", "vocês registraram"],
  peeringdb: [
    "your PeeringDB record recommends as a limit",
    "seu registro no PeeringDB recomenda como limite",
  ],
  received: ["you announce", "vocês anunciam"],
} as const satisfies Record<(typeof BESIDE)[number], readonly [string, string]>;

/** A number that the limit of a session is compared with. */
interface Count {
  readonly session: AuditedSession;
  readonly count: number;
  readonly fact: Fact;
}

interface Counts {
  readonly counts: readonly Count[];
  /** Why not all are known; null if they are. */
  readonly lack: Lack | null;
}

function countsOf(
  above: LimitHeadroomCheck["above"],
  audited: AuditedPeer,
  input: AuditInput,
): Counts {
  const { peer, sessions } = audited;
  const describe = (session: AuditedSession, count: number, what: string): string =>
    `${count} ${what}; ${sessionText(session)} allows ${session.plan.maxPrefixes.maximum}`;
  switch (above) {
    case "registered": {
      const registration = registrationOf(peer, input);
      if (registration.kind === "lacking") return { counts: [], lack: registration.lack };
      const counts = sessions.map((session): Count => {
        const { family } = session.plan;
        const count = input.registeredOrDeclared(peer, family).size;
        const text = describe(session, count, "registered");
        return { session, count, fact: { text, source: registration.source, time: null } };
      });
      return { counts, lack: counts.length === 0 ? NO_SESSION : null };
    }
    case "peeringdb": {
      const read = recordOf(peer.asn, input.peeringdb);
      if (read.kind === "undecided") {
        return { counts: [], lack: read.decision.lack };
      }
      const { record, known } = read;
      const of = { ipv4: record.prefixes4 ?? 0, ipv6: record.prefixes6 ?? 0 };
      const counts = sessions.flatMap((session): readonly Count[] => {
        const count = of[session.plan.family];
        if (count === 0) return [];
        return [{ session, count, fact: factOf(known, describe(session, count, "recommended")) }];
      });
      const isAll = counts.length === sessions.length;
      return { counts, lack: sessions.length === 0 ? NO_SESSION : isAll ? null : NOT_GIVEN };
    }
    case "received": {
      const { known, lack } = receivedFrom(audited, input);
      const counts = known.map(({ session, routes, source, time }): Count => {
        const count = countPrefixes(routes);
        const text = describe(session, count, "received");
        return { session, count, fact: { text, source, time } };
      });
      return { counts, lack };
    }
  }
}

const NO_SESSION: Lack = {
  why: "it has no session yet",
  remedy: "audit it again when it has one",
};

const NOT_GIVEN: Lack = {
  why: "its record in PeeringDB does not recommend limits for all families of its sessions",
  remedy: "ask the peer to fill in its numbers of prefixes",
};
