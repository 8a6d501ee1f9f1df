import { formatPrefix, isExact, type RegisteredObject } from "../../net/index.ts";
import { undecided, type Lack } from "../decision.ts";
import { originOf } from "../evidence/origin-of.ts";
import { receivedFrom } from "../evidence/received-from.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { isBlackhole } from "./route-facts.ts";
import { NO_VALUES } from "./values.ts";

/** Of every registered prefix that the peer sends, a route object has the origin with which it sends it. */
export interface RouteObjectOriginCheck {
  readonly kind: "route-object-origin";
}

/** The origins of route objects, beside those of routes. */
export const routeObjectOrigin: CheckKind<RouteObjectOriginCheck> = {
  question: "Does a route object of every registered prefix that the peer sends have its origin?",
  about:
    "Of each received prefix that is registered in the peer's as-sets exactly, there must be a route object with the origin of the received AS_PATH. Prefixes that are not registered are another check's business. Members of route-sets have no origin, and neither has what bgpq4 expanded: these decide nothing.",
  schema: NO_VALUES,
  read: () => ({ kind: "route-object-origin" }),
  decide(audited, _, input) {
    const registration = registrationOf(audited.peer, input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { objects, source } = registration;
    const wanted = new Set<string>();
    for (const { routes } of receivedFrom(audited, input).known) {
      for (const { prefix } of routes) wanted.add(formatPrefix(prefix));
    }
    const origins = originsOf(objects, wanted);
    return decideRoutes(audited, input, {
      judge(route) {
        const known = origins.get(formatPrefix(route.prefix));
        if (!known || isBlackhole(route)) return "fine";
        const origin = originOf(route);
        if (origin !== null && known.has(origin)) return "fine";
        return known.has(null) ? NO_ORIGIN : "bad";
      },
      badText: `of another origin than the route objects in ${source}`,
      fineText: "of the origin of a route object, if registered",
      letter: ({ en, pt }) => ({
        seen: {
          en: `You announce prefixes whose route objects in ${source} have another origin: ${en}.`,
          pt: `Vocês anunciam prefixos cujos objetos route em ${source} têm outra origem: ${pt}.`,
        },
        fix: {
          en: "Please register route objects with the origins that you announce.",
          pt: "Por favor, registrem objetos route com as origens que anunciam.",
        },
      }),
    });
  },
};

const NO_ORIGIN: Lack = {
  why: "the snapshot does not have the origins of the route objects of",
  remedy: "expand as-sets with peerc's own engine, and not route-sets",
};

/** The origins of the route objects of some prefixes; null among them if it is not known of all. */
function originsOf(
  objects: readonly RegisteredObject[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<number | null>> {
  const origins = new Map<string, Set<number | null>>();
  if (wanted.size === 0) return origins;
  for (const { prefixes } of objects) {
    for (const entries of [prefixes.ipv4, prefixes.ipv6]) {
      for (const { range, routes } of entries) {
        const key = formatPrefix(range.prefix);
        if (!wanted.has(key)) continue;
        const known = origins.get(key) ?? new Set();
        origins.set(key, known);
        for (const { origin } of routes) known.add(origin);
        if (routes.length === 0 || !isExact(range)) known.add(null);
      }
    }
  }
  return origins;
}
