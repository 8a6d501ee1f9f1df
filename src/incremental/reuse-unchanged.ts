import { sameButPlaces, type RouterPlan } from "../model/index.ts";

/**
 * A plan in which every part that is equal to one of an earlier plan is the earlier object, so that results computed
 * from it can be reused. Only for rendering: its locations are those of the earlier files.
 */
export function reuseUnchanged(earlier: RouterPlan | null, plan: RouterPlan): RouterPlan {
  if (!earlier) return plan;
  const reused = <T extends { readonly name: string }>(before: readonly T[], now: readonly T[]) => {
    const byName = new Map(before.map((one) => [one.name, one]));
    return now.map((one) => {
      const known = byName.get(one.name);
      return known && sameButPlaces(known, one) ? known : one;
    });
  };
  const { prefixes, asns, communities } = plan.lists;
  const sessions = earlier.peers.flatMap((peer) => peer.sessions);
  const found = reused(
    sessions,
    plan.peers.flatMap((peer) => peer.sessions),
  );
  let at = 0;
  return {
    ...plan,
    peers: plan.peers.map((peer) => {
      const own = found.slice(at, (at += peer.sessions.length));
      return { ...peer, sessions: own };
    }),
    lists: {
      prefixes: reused(earlier.lists.prefixes, prefixes),
      asns: reused(earlier.lists.asns, asns),
      communities: reused(earlier.lists.communities, communities),
    },
  };
}
