import { child, items, textOf } from "../../document/index.ts";
import type { AuditedSession } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Fact } from "../decision.ts";
import { placeName, sessionText } from "../evidence/place-name.ts";
import type { CheckKind } from "./check-kind.ts";
import { someOfNames, values } from "./values.ts";

const OPTIONS = ["password", "ttl_security", "bfd"] as const;
type Option = (typeof OPTIONS)[number];
const PLACES = ["exchange", "interface"] as const;

/** The peer's sessions have these options. */
export interface SessionProtectionCheck {
  readonly kind: "session-protection";
  /** All of them. */
  readonly options: readonly Option[];
  /** Where. */
  readonly at: readonly (typeof PLACES)[number][];
}

const NAMES = {
  password: "a password (RFC 2385) or TCP-AO (RFC 5925)",
  ttl_security: "TTL security (GTSM, RFC 5082)",
  bfd: "BFD (RFC 5880)",
} as const;
const NAMES_PT = {
  password: "senha (RFC 2385) ou TCP-AO (RFC 5925)",
  ttl_security: "TTL security (GTSM, RFC 5082)",
  bfd: "BFD (RFC 5880)",
} as const;

/** Options of the peer's sessions that both sides must agree on. */
export const sessionProtection: CheckKind<SessionProtectionCheck> = {
  question: "Do the peer's sessions have the options that were agreed?",
  about:
    "The declared options of each session, built or planned. Whether the neighbor has them too is not seen here: a session with a password or with TTL security on one side only does not come up, and BFD on one side only watches nothing.",
  schema: values(
    {
      options: {
        type: "array",
        minItems: 1,
        uniqueItems: true,
        items: { enum: OPTIONS },
        description: "The options that each session must have. TCP-AO counts as a password.",
      },
      at: someOfNames(PLACES, PLACES, "Where: at exchanges, on interfaces of our own, or both."),
    },
    ["options"],
  ),
  read(node) {
    const texts = (key: "options" | "at") =>
      items(child(node, key)).flatMap((each) => textOf(each) ?? []);
    const at = PLACES.filter((place) => texts("at").includes(place));
    return {
      kind: "session-protection",
      options: OPTIONS.filter((option) => texts("options").includes(option)),
      at: at.length > 0 ? at : PLACES,
    };
  },
  decide({ sessions }, { options, at }, input): Decision {
    const concerned = sessions.filter(({ session }) => at.includes(session.place.kind));
    if (concerned.length === 0) {
      const why = `it has no session ${at.length > 1 ? "yet" : `at an ${at.join("")}`}`;
      return undecided({ why, remedy: "audit it again when it has one" });
    }
    const lacking = concerned.flatMap((session) => {
      const missing = options.filter((option) => !has(session, option));
      return missing.length > 0 ? [{ session, missing }] : [];
    });
    const factOf = (session: AuditedSession, text: string): Fact => ({
      text: `${sessionText(session)} ${text}`,
      source: input.placeOf(session.session.span),
      time: null,
    });
    const names = options.map((option) => NAMES[option]).join(", ");
    if (lacking.length === 0) {
      return ok(...concerned.map((session) => factOf(session, `has ${names}`)));
    }
    const facts = lacking.map(({ session, missing }) =>
      factOf(session, `lacks ${missing.map((option) => NAMES[option]).join(", ")}`),
    );
    const listed = (language: "en" | "pt") =>
      lacking
        .map(({ session, missing }) => {
          const what = missing.map((one) => (language === "en" ? NAMES : NAMES_PT)[one]);
          return `${what.join(", ")} (${placeName(session, input)[language]})`;
        })
        .join("; ");
    const letter = {
      seen: {
        en: `Our sessions with you lack what the policy asks for: ${listed("en")}.`,
        pt: `Nas nossas sessões com vocês falta o que a política pede: ${listed("pt")}.`,
      },
      fix: {
        en: "Please tell us when we can configure it together.",
        pt: "Por favor, digam quando podemos configurar isso juntos.",
      },
    };
    return violated(letter, ...facts);
  },
};

function has({ plan: { options } }: AuditedSession, option: Option): boolean {
  switch (option) {
    case "password":
      return options.password !== null || options.tcpAo !== null;
    case "ttl_security":
      return options.ttlSecurity;
    case "bfd":
      return options.bfd !== null;
  }
}
