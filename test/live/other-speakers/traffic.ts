import type { Route } from "../../../src/policy/index.ts";
import { everyRuleTraffic } from "../every-rule/traffic.ts";
import type { LabRouter } from "../lab-router.ts";
import type { Traffic, Wave } from "../plan-waves.ts";
import type { Sketch } from "../sketches.ts";
import { exabgpCanSay } from "./exabgp-route.ts";

/** What is sent, and how many routes of the network's traffic are not. */
export interface OtherTraffic extends Traffic {
  /** ExaBGP has no words for them. */
  readonly unsent: number;
  /** They are the tail of many small waves, which would take most of the time. */
  readonly leftOut: readonly Route[];
}

/** Of what comes after these, only routes with communities or a MED are sent; in `npm run test:live`, that is a seventh of all. */
const WHOLE_WAVES = process.env["PEERC_ALL_ROUTES"] === "true" ? 12 : 4;

/**
 * The traffic of the network that uses every rule, as far as ExaBGP can send it. The routes with communities and MEDs
 * come first: those at the end, which are left out, are edges of the lists of ASNs, which do not depend on an
 * encoder.
 */
export function otherTraffic(router: LabRouter): OtherTraffic {
  let unsent = 0;
  const { roas, waves } = everyRuleTraffic(router, (all) => {
    const sent = all.filter(({ rest }) => exabgpCanSay(rest));
    unsent += all.length - sent.length;
    return sent.sort((a, b) => Number(hasMore(b.rest)) - Number(hasMore(a.rest)));
  });
  const tail = waves.slice(WHOLE_WAVES);
  const few = tail.map((wave) => onlyThose(wave, (route) => hasMore(route)));
  const leftOut = tail
    .flatMap((wave) => [...onlyThose(wave, (route) => !hasMore(route)).values()].flat())
    .map(({ route }) => route);
  return {
    roas,
    waves: [...waves.slice(0, WHOLE_WAVES), ...few.filter(({ size }) => size > 0)],
    unsent,
    leftOut,
  };
}

/** What is sent of a wave if only some routes are. */
function onlyThose(wave: Wave, which: (route: Route) => boolean): Wave {
  return new Map(
    [...wave]
      .map(([session, sent]) => [session, sent.filter(({ route }) => which(route))] as const)
      .filter(([, sent]) => sent.length > 0),
  );
}

/** Whether a route has one of the attributes that not all have. */
export function hasMore({ communities, med }: Sketch["rest"]): boolean {
  return communities.length > 0 || med !== null;
}
