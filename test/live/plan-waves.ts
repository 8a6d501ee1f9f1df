import { formatPrefix } from "../../src/net/index.ts";
import { evaluate, type Route } from "../../src/policy/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import { validate } from "./roas.ts";
import type { Roa } from "./rtr-server.ts";
import type { Sketch } from "./sketches.ts";

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

/** What is to be sent on a session. */
export interface Wish {
  readonly session: SessionPlan;
  readonly sketches: readonly Sketch[];
}

/** The most routes of a session in one wave: well below what any session here allows. */
const MOST_ROUTES = 110;

/**
 * Spreads the routes of all sessions over waves, so that in one wave a prefix is accepted from one neighbor at most:
 * then it is also the best route, and what goes out follows from the policies alone.
 */
export function planWaves(wishes: readonly Wish[], all: readonly Roa[]): Traffic {
  const roas = unique(all);
  const waves: Map<string, Sent[]>[] = [];
  const accepted: Set<string>[] = [];
  for (const { session, sketches } of wishes) {
    const sent: Set<string>[] = [];
    for (const [i, { about, prefixes, rest }] of sketches.entries()) {
      const routes = prefixes
        .map((_, k) => prefixes[(i + k) % prefixes.length])
        .flatMap((prefix) => (prefix ? [prefix] : []))
        .map((prefix) => {
          const rpki = validate(roas, prefix, rest.asPath);
          const route: Route = { ...rest, prefix, rpki, localPreference: null };
          return { route, key: formatPrefix(prefix), fine: isAccepted(session, route) };
        });
      const fine = routes.filter(({ route }) => route.rpki !== "invalid");
      const candidates = fine.length > 0 ? fine : routes;
      for (let w = 0; ; w++) {
        const wave = (waves[w] ??= new Map<string, Sent[]>());
        const taken = (accepted[w] ??= new Set());
        const here = (sent[w] ??= new Set());
        if (here.size >= MOST_ROUTES) continue;
        const next = candidates.find(
          ({ key, fine: mine }) => !here.has(key) && !(mine && taken.has(key)),
        );
        if (!next) continue;
        const { route, key } = next;
        here.add(key);
        if (next.fine) taken.add(key);
        wave.set(session.name, [...(wave.get(session.name) ?? []), { about, route }]);
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
