import type { Route } from "../../../src/policy/index.ts";
import { everyRuleTraffic } from "../every-rule/traffic.ts";
import type { LabRouter } from "../lab-router.ts";
import type { Traffic } from "../plan-waves.ts";
import type { Sketch } from "../sketches.ts";
import { exabgpCanSay } from "./exabgp-route.ts";

/** What is sent, and how many routes of the network's traffic are not. */
export interface OtherTraffic extends Traffic {
  /** ExaBGP has no words for them. */
  readonly unsaid: number;
  /** They are the tail of many small waves, which would take most of the time. */
  readonly leftOut: readonly Route[];
}

/** The tail after these has a seventh of the routes. */
const MOST_WAVES = 12;

/**
 * The traffic of the network that uses every rule, as far as ExaBGP can send it. The routes with communities and MEDs
 * come first: those at the end, which are left out, are edges of the lists of ASNs, which do not depend on an
 * encoder.
 */
export function otherTraffic(router: LabRouter): OtherTraffic {
  let unsaid = 0;
  const { roas, waves } = everyRuleTraffic(router, (all) => {
    const said = all.filter(({ rest }) => exabgpCanSay(rest));
    unsaid += all.length - said.length;
    return said.sort((a, b) => Number(hasMore(b.rest)) - Number(hasMore(a.rest)));
  });
  const leftOut = waves
    .slice(MOST_WAVES)
    .flatMap((wave) => [...wave.values()].flat())
    .map(({ route }) => route);
  return { roas, waves: waves.slice(0, MOST_WAVES), unsaid, leftOut };
}

/** Whether a route has one of the attributes that not all have. */
export function hasMore({ communities, med }: Sketch["rest"]): boolean {
  return communities.length > 0 || med !== null;
}
