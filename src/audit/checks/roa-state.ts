import { child, parsePercent, textOf } from "../../document/index.ts";
import { maxLength, type Prefix } from "../../net/index.ts";
import type { OriginValidity } from "../../sources/index.ts";
import type { AuditedPeer, AuditInput } from "../audit-input.ts";
import { ok, undecided, violated, type Decision, type Lack } from "../decision.ts";
import { factOf, type Known } from "../evidence/given.ts";
import { originOf } from "../evidence/origin-of.ts";
import { receivedFrom } from "../evidence/received-from.ts";
import type { SentRoute } from "../evidence/received-routes.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import { validateRegistered, type RegisteredValidity } from "../evidence/registered-validity.ts";
import type { RpkiView } from "../evidence/rpki-view.ts";
import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { isBlackhole, isDefault } from "./route-facts.ts";
import { percent, values } from "./values.ts";

const WHAT = ["received", "registered"] as const;

/** No ROA denies what the peer sends, or what it has registered. */
export interface RoaStateCheck {
  readonly kind: "roa-state";
  readonly of: (typeof WHAT)[number];
  /** The largest share that may have no ROA at all, in percent. */
  readonly notFound: number;
}

/** ROAs, for what the peer sends or registers. */
export const roaState: CheckKind<RoaStateCheck> = {
  question: "Does no ROA deny what the peer announces, or what it has registered?",
  about:
    "Origin validation (RFC 6811) with the VRPs of the snapshot: of every received route, or of every route object in the peer's as-sets. An invalid one violates. Those without a ROA are counted, and violate only if they are more than `not_found` allows. The snapshot has the VRPs around what is registered: for a received prefix that is not, nothing but `valid` is certain. Default routes and routes with the community BLACKHOLE (RFC 7999; RFC 9319, section 6) do not count.",
  schema: values(
    {
      of: {
        enum: WHAT,
        description: "What is validated: the routes that we receive, or the registered ones.",
      },
      not_found: percent("100%", "The largest share that may have no ROA."),
    },
    ["of"],
  ),
  read: (node) => ({
    kind: "roa-state",
    of: textOf(child(node, "of")) === "registered" ? "registered" : "received",
    notFound: parsePercent(textOf(child(node, "not_found")) ?? "") ?? 100,
  }),
  decide(audited, check, input): Decision {
    const { rpki } = input;
    if (rpki.kind === "lacking") return undecided(rpki.lack);
    return check.of === "registered"
      ? decideRegistered(audited, check, input, rpki)
      : decideReceived(audited, check, input, rpki);
  },
};

function decideRegistered(
  { peer }: AuditedPeer,
  { notFound }: RoaStateCheck,
  input: AuditInput,
  rpki: Known<RpkiView>,
): Decision {
  const registration = registrationOf(peer, input);
  if (registration.kind === "lacking") return undecided(registration.lack);
  const { objects, source } = registration;
  const found = validateRegistered(objects, rpki.data);
  const all = found.valid + found.invalid + found.notFound;
  const summary = factOf(
    rpki,
    `of ${all} pairs of prefix and origin in ${source}, ${found.valid} valid, ${found.invalid} invalid, ${found.notFound} without a ROA`,
  );
  if (found.invalid > 0) {
    const facts = found.invalidOnes.map(({ prefix, origin, allowed }) =>
      factOf(rpki, `${prefix} of ${origin} is invalid: ROAs allow ${allowed}`),
    );
    return violated(registeredLetter(found, source), ...facts, summary);
  }
  if (found.withoutOrigin > 0) {
    const why = `the snapshot does not have the origins of ${found.withoutOrigin} prefixes in ${source}`;
    return undecided({ why, remedy: "expand the as-sets with peerc's own engine" }, summary);
  }
  if (all === 0) {
    const why = `nothing is registered in ${source}`;
    return undecided({ why, remedy: "see whether its as-set is complete" });
  }
  if (found.notFound * 100 > notFound * all) {
    return violated(withoutRoaLetter(found.notFound, all, source, notFound), summary);
  }
  return ok(summary);
}

function decideReceived(
  audited: AuditedPeer,
  { notFound }: RoaStateCheck,
  input: AuditInput,
  rpki: Known<RpkiView>,
): Decision {
  const { peer } = audited;
  const isKnownArea = (prefix: Prefix): boolean =>
    input.registered(peer, prefix.family).upTo(maxLength(prefix.family)).has(prefix);
  const counts = { valid: 0, "not-found": 0, unknown: 0 };
  const states = new Map<SentRoute, OriginValidity["state"] | "unknown">();
  const stateOf = (route: SentRoute): OriginValidity["state"] | "unknown" => {
    const { state } = rpki.data.validity(route.prefix, originOf(route));
    return state === "valid" || isKnownArea(route.prefix) ? state : "unknown";
  };
  for (const { routes } of receivedFrom(audited, input).known) {
    for (const route of routes) {
      if (isDefault(route) || isBlackhole(route)) continue;
      const state = stateOf(route);
      states.set(route, state);
      if (state !== "invalid") counts[state]++;
    }
  }
  const all = states.size;
  const tooMany = counts["not-found"] * 100 > notFound * all;
  const wanted = tooMany ? `, or without a ROA, of which at most ${notFound}% may be` : "";
  return decideRoutes(audited, input, {
    judge(route) {
      const state = states.get(route) ?? "valid";
      if (state === "unknown") return UNKNOWN;
      return state === "invalid" || (tooMany && state === "not-found") ? "bad" : "fine";
    },
    badText: `invalid by RPKI${wanted}`,
    fineText: "not invalid by RPKI",
    sources: [
      factOf(
        rpki,
        `of ${all} received routes, ${counts.valid} valid, ${counts["not-found"]} without a ROA`,
      ),
    ],
    letter: ({ en, pt }) =>
      tooMany
        ? {
            seen: {
              en: `You announce prefixes to us that ROAs deny, or that have no ROA: ${en}.`,
              pt: `Vocês nos anunciam prefixos que ROAs não permitem ou que não têm ROA: ${pt}.`,
            },
            fix: ROA_FIX,
          }
        : {
            seen: {
              en: `You announce prefixes to us that are invalid by RPKI: ${en}.`,
              pt: `Vocês nos anunciam prefixos inválidos segundo o RPKI: ${pt}.`,
            },
            fix: {
              en: "Please correct the ROAs, or stop announcing them. Our filters may reject them.",
              pt: "Por favor, corrijam os ROAs ou parem de anunciá-los. Nossos filtros podem rejeitá-los.",
            },
          },
  });
}

const UNKNOWN: Lack = {
  why: "the snapshot only has the VRPs around registered prefixes, which is not enough for",
  remedy: "register them, and run `peerc fetch`",
};

const ROA_FIX = {
  en: "Please create ROAs for the origins and lengths that you announce.",
  pt: "Por favor, criem ROAs para as origens e os comprimentos que anunciam.",
};

function registeredLetter({ invalid, invalidOnes }: RegisteredValidity, source: string) {
  const more = invalid - invalidOnes.length;
  const listed = (of: string, and: string) => {
    const shown = invalidOnes.map(({ prefix, origin }) => `${prefix} ${of} ${origin}`).join(", ");
    return more > 0 ? `${shown} ${and}` : shown;
  };
  const [en, pt] = [listed("of", `and ${more} more`), listed("de", `e mais ${more}`)];
  return {
    seen: {
      en: `ROAs deny route objects in ${source}: ${en}.`,
      pt: `Há objetos route em ${source} que ROAs não permitem: ${pt}.`,
    },
    fix: {
      en: "Please delete the route objects that are out of date, or correct the ROAs.",
      pt: "Por favor, removam os objetos route desatualizados ou corrijam os ROAs.",
    },
  };
}

function withoutRoaLetter(without: number, all: number, source: string, most: number) {
  return {
    seen: {
      en: `Of ${all} route objects in ${source}, ${without} have no ROA; at most ${most}% may have none.`,
      pt: `De ${all} objetos route em ${source}, ${without} não têm ROA; no máximo ${most}% podem não ter.`,
    },
    fix: ROA_FIX,
  };
}
