import {
  compareCommunities,
  formatCommunity,
  formatPrefix,
  WELL_KNOWN,
  type Asn,
  type Community,
} from "../../src/net/index.ts";
import { evaluate, type NextHop, type Route } from "../../src/policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../src/model/index.ts";
import type { Sent, Wave } from "./plan-waves.ts";
import type { Routes } from "./router.ts";

/** The default of BGP's local preference on every platform: no policy has to set one. */
const DEFAULT_LOCAL_PREFERENCE = 100;

/** What the router is to have of what was sent on a session. */
export function expectedAccepted(
  plan: RouterPlan,
  session: SessionPlan,
  sent: readonly Sent[],
): Routes {
  return known(accepted, session, sent, () => acceptedOf(plan, session, sent));
}

function acceptedOf(plan: RouterPlan, session: SessionPlan, sent: readonly Sent[]): Routes {
  const routes = sent.flatMap(({ route }): Route[] => {
    const accepted = imported(plan, session, route);
    if (!accepted) return [];
    const { localPreference, nextHop } = accepted;
    return [
      {
        ...accepted,
        localPreference: localPreference ?? DEFAULT_LOCAL_PREFERENCE,
        nextHop: nextHop === "discard" ? discardOf(plan, session) : nextHop,
      },
    ];
  });
  return byPrefix(routes);
}

/**
 * The import policy's result for a route; null if it is rejected. BGP itself rejects loops (RFC 4271, 9.1.2), and, if
 * the session enforces it, paths whose first ASN is not the neighbor's (6.3).
 */
function imported(plan: RouterPlan, session: SessionPlan, route: Route): Route | null {
  return known(imports, session, route, () => importedOf(plan, session, route));
}

function importedOf(plan: RouterPlan, session: SessionPlan, route: Route): Route | null {
  if (route.asPath.flat().includes(plan.asn)) return null;
  if (session.options.enforceFirstAs && route.asPath[0] !== session.asn) return null;
  const outcome = evaluate(session.import, asReceived(plan, route));
  return outcome.verdict === "accept" ? outcome.route : null;
}

/** A route as the import policy gets it: FRR adds NO_EXPORT by itself to what is to be blackholed (RFC 7999, 3.2). */
function asReceived({ platform }: RouterPlan, route: Route): Route {
  const isBlackhole = route.communities.some((c) => formatCommunity(c) === "65535:666");
  const noExport = WELL_KNOWN["no-export"];
  if (platform !== "frr" || !isBlackhole) return route;
  const others = route.communities.filter((c) => compareCommunities(c, noExport) !== 0);
  return { ...route, communities: [...others, noExport] };
}

/** Where a blackhole points: BIRD has such routes, FRR needs an address of which it is known. */
function discardOf(plan: RouterPlan, session: SessionPlan): NextHop {
  return plan.platform === "bird" ? "discard" : (plan.discard[session.family] ?? "discard");
}

/**
 * The routes that a session's neighbor must receive: the router's own ones and those of the other sessions. On export
 * BGP itself does three things besides the policy (RFC 4271): it prepends our ASN (5.1.2), removes the local
 * preference (5.1.5), and passes on no MED set by another network (5.1.4).
 */
export function expectedReceived(
  plan: RouterPlan,
  sessions: readonly SessionPlan[],
  to: SessionPlan,
  wave: Wave,
  own: Routes,
): Routes {
  return known(received, to, wave, () => receivedOf(plan, sessions, to, wave, own));
}

function receivedOf(
  plan: RouterPlan,
  sessions: readonly SessionPlan[],
  to: SessionPlan,
  wave: Wave,
  own: Routes,
): Routes {
  const routes = [...own.values(), ...expectedLearned(plan, sessions, to, wave)]
    .filter(({ prefix, communities }) => prefix.family === to.family && !staysInside(communities))
    .flatMap((route): Route[] => {
      const outcome = evaluate(to.export, route);
      if (outcome.verdict === "reject") return [];
      const { asPath, nextHop } = outcome.route;
      return [
        {
          ...outcome.route,
          asPath: [plan.asn, ...asPath],
          nextHop: nextHop === "self" ? to.local : nextHop,
          localPreference: null,
        },
      ];
    });
  return byPrefix(routes);
}

/**
 * The OTC (RFC 9234, 5) of each route that a session's neighbor gets with one, as BGP itself puts it there: the ASN of the
 * provider, peer or route server that it came from, else ours on the way to customers and peers.
 */
export function expectedOtc(
  plan: RouterPlan,
  sessions: readonly SessionPlan[],
  to: SessionPlan,
  wave: Wave,
  announced: Routes,
): ReadonlyMap<string, Asn> {
  const from = new Map(
    sessions
      .filter(({ family }) => family === to.family)
      .flatMap((s) =>
        [...expectedAccepted(plan, s, wave.get(s.name) ?? []).keys()].map((p) => [p, s]),
      ),
  );
  const adds = to.options.role === "peer" || to.options.role === "provider";
  return new Map(
    [...announced.keys()].flatMap((prefix): [string, Asn][] => {
      const source = from.get(prefix);
      const role = source?.options.role ?? "provider";
      if (source && role !== "provider") return [[prefix, source.asn]];
      return adds ? [[prefix, plan.asn]] : [];
    }),
  );
}

/** NO_EXPORT, NO_ADVERTISE, NO_EXPORT_SUBCONFED. */
function staysInside(communities: readonly Community[]): boolean {
  return communities.some((c) => /^65535:6528[123]$/.test(formatCommunity(c)));
}

/** What came in on the other sessions, as a session's export policy gets to see it. */
export function expectedLearned(
  plan: RouterPlan,
  sessions: readonly SessionPlan[],
  to: SessionPlan,
  wave: Wave,
): readonly Route[] {
  return sessions
    .filter((from) => from.family === to.family && (from !== to || plan.platform === "frr"))
    .flatMap((from) => (wave.get(from.name) ?? []).map(({ route }) => ({ from, route })))
    .flatMap(({ from, route }): Route[] => {
      const accepted = imported(plan, from, route);
      return accepted ? [{ ...accepted, med: null }] : [];
    });
}

/** Routes by prefix, without invisible attributes. */
function byPrefix(routes: readonly Route[]): Routes {
  return new Map(routes.map((route) => [formatPrefix(route.prefix), visible(route)]));
}

/** A route with its communities in order, and no RPKI state, which is no attribute of it. */
export function visible(route: Route): Route {
  const communities = [...route.communities].sort(compareCommunities);
  return { ...route, communities, rpki: "not-found" };
}

/** What was found for a session, of a route or of what is sent: it is asked for again until the router has all of it. */
type Known<K extends object, V> = WeakMap<SessionPlan, WeakMap<K, V>>;
const imports: Known<Route, Route | null> = new WeakMap();
const accepted: Known<readonly Sent[], Routes> = new WeakMap();
const received: Known<Wave, Routes> = new WeakMap();

function known<K extends object, V>(
  all: Known<K, V>,
  session: SessionPlan,
  key: K,
  find: () => V,
): V {
  const own = all.get(session) ?? new WeakMap<K, V>();
  all.set(session, own);
  const found = own.get(key);
  if (found !== undefined) return found;
  const value = find();
  own.set(key, value);
  return value;
}
