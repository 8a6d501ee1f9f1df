import {
  compareCommunities,
  formatCommunity,
  formatPrefix,
  WELL_KNOWN,
} from "../../src/net/index.ts";
import {
  evaluate,
  type NextHop,
  type Route,
  type RouterPlan,
  type SessionPlan,
} from "../../src/policy/index.ts";
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
  const routes = sent.flatMap(({ route }): Route[] => {
    const outcome = evaluate(session.import, asReceived(plan, route));
    if (outcome.verdict === "reject") return [];
    const { localPreference, nextHop } = outcome.route;
    return [
      {
        ...outcome.route,
        localPreference: localPreference ?? DEFAULT_LOCAL_PREFERENCE,
        nextHop: nextHop === "discard" ? discardOf(plan, session) : nextHop,
      },
    ];
  });
  return byPrefix(routes);
}

/** A route as the import policy gets it: FRR adds NO_EXPORT by itself to what is to be blackholed (RFC 7999, 3.2). */
function asReceived({ platform }: RouterPlan, route: Route): Route {
  const isBlackhole = route.communities.some((c) => formatCommunity(c) === "65535:666");
  if (platform !== "frr" || !isBlackhole) return route;
  return { ...route, communities: [...route.communities, WELL_KNOWN["no-export"]] };
}

/** Where a blackhole points: BIRD has such routes, FRR needs an address of which it is known. */
function discardOf(plan: RouterPlan, session: SessionPlan): NextHop {
  return plan.platform === "bird" ? "discard" : (plan.discard[session.family] ?? "discard");
}

/**
 * What a session's neighbor is to get, of the router's own routes and of what came in on the other sessions. On the way
 * out BGP itself does three things besides the policy (RFC 4271): it puts our ASN in front (5.1.2), leaves the local
 * preference out (5.1.5), and passes on no MED that another network has set (5.1.4).
 */
export function expectedReceived(
  plan: RouterPlan,
  sessions: readonly SessionPlan[],
  to: SessionPlan,
  wave: Wave,
  own: Routes,
): Routes {
  const learned = sessions
    .filter((from) => from !== to || plan.platform === "frr")
    .flatMap((from) => (wave.get(from.name) ?? []).map(({ route }) => ({ from, route })))
    .flatMap(({ from, route }): Route[] => {
      const outcome = evaluate(from.import, asReceived(plan, route));
      return outcome.verdict === "accept" ? [{ ...outcome.route, med: null }] : [];
    });
  const routes = [...own.values(), ...learned]
    .filter(({ prefix }) => prefix.family === to.family)
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

/** Routes by prefix, without what nobody can see. */
function byPrefix(routes: readonly Route[]): Routes {
  return new Map(routes.map((route) => [formatPrefix(route.prefix), visible(route)]));
}

/** A route with its communities in order, and no RPKI state, which is no attribute of it. */
export function visible(route: Route): Route {
  const communities = [...route.communities].sort(compareCommunities);
  return { ...route, communities, rpki: "not-found" };
}
