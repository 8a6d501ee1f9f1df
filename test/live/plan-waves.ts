import { comparePrefixes, formatPrefix, type Prefix } from "../../src/net/index.ts";
import { evaluate, type Route, type SessionPlan } from "../../src/policy/index.ts";
import { materialOf, roasOf } from "./material.ts";
import { validate } from "./roas.ts";
import type { Roa } from "./rtr-server.ts";
import { sketchesOf } from "./sketches.ts";

/** A route as it is sent, and why. */
export interface Sent {
  readonly about: string;
  readonly route: Route;
}

/** What is sent on each session at one time, by the session's name: each prefix once. */
export type Wave = ReadonlyMap<string, readonly Sent[]>;

/** The routes of a test, with the ROAs they are validated by. */
export interface Traffic {
  readonly roas: readonly Roa[];
  readonly waves: readonly Wave[];
}

/**
 * Spreads the routes of all sessions over waves, so that in one wave a prefix is accepted from one neighbor at most:
 * then it is also the best route, and what goes out follows from the policies alone.
 */
export function planWaves(
  sessions: readonly SessionPlan[],
  lanOf: (session: SessionPlan) => Prefix | null,
): Traffic {
  const materials = sessions.map(materialOf);
  const roas = unique(materials.flatMap(roasOf));
  const waves: Map<string, Sent[]>[] = [];
  const accepted: Set<string>[] = [];
  for (const material of materials) {
    const { session } = material;
    for (const [i, { about, prefixes, rest }] of sketchesOf(material, lanOf(session)).entries()) {
      const routes = prefixes
        .map((_, k) => prefixes[(i + k) % prefixes.length])
        .flatMap((prefix) => (prefix ? [prefix] : []))
        .map((prefix): Route => {
          const rpki = validate(roas, prefix, rest.asPath);
          return { ...rest, prefix, rpki, localPreference: null };
        });
      const fine = routes.filter(({ rpki }) => rpki !== "invalid");
      const candidates = fine.length > 0 ? fine : routes;
      for (let w = 0; ; w++) {
        const wave = (waves[w] ??= new Map<string, Sent[]>());
        const taken = (accepted[w] ??= new Set());
        const here = wave.get(session.name) ?? [];
        const route = candidates.find(
          (r) =>
            !here.some((s) => comparePrefixes(s.route.prefix, r.prefix) === 0) &&
            !(taken.has(formatPrefix(r.prefix)) && isAccepted(session, r)),
        );
        if (!route) continue;
        wave.set(session.name, [...here, { about, route }]);
        if (isAccepted(session, route)) taken.add(formatPrefix(route.prefix));
        break;
      }
    }
  }
  return { roas, waves };
}

function isAccepted(session: SessionPlan, route: Route): boolean {
  return evaluate(session.import, route).verdict === "accept";
}

function unique(roas: readonly Roa[]): readonly Roa[] {
  const key = (roa: Roa) => `${formatPrefix(roa.prefix)} ${roa.maxLength} ${roa.asn}`;
  return [...new Map(roas.map((roa) => [key(roa), roa])).values()];
}
