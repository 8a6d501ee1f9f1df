import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  coveredSpace,
  exactly,
  FAMILIES,
  type CanonicalSet,
  type Family,
  type Prefix,
} from "../../net/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { NAME_PREFIX, nameWord } from "../../policy/index.ts";
import { ExportedPrefixes } from "../../verify/index.ts";
import { addressesOf } from "./addresses-of.ts";
import { checkUnique } from "./check-unique.ts";
import { findInterfaces, type PeeringInterface } from "./find-interfaces.ts";
import { ownAddresses } from "./own-addresses.ts";
import type {
  FamilyFilter,
  LeftOut,
  RouterFilters,
  TrafficFilter,
  WhyLeftOut,
} from "./traffic-filter.ts";
import { whyNoFilter } from "./why-no-filter.ts";

/** The filters of a router, and where it gets none. */
export interface PlannedFilters extends RouterFilters {
  readonly leftOut: readonly LeftOut[];
}

/**
 * Plans the filters of a router: for each interface on which every neighbor is a peer, a route server or a route
 * collector, what its export policies may announce there. Where a customer or a transit is, any destination may be
 * meant, so the interface is left out.
 */
export function planFilters(
  declaration: Declaration,
  plan: RouterPlan,
  report: Report,
): PlannedFilters {
  const announced = new ExportedPrefixes();
  const leftOut: LeftOut[] = [];
  const interfaces = findInterfaces(declaration, plan);
  const filters = interfaces.flatMap((one): readonly TrafficFilter[] => {
    const leave = (why: WhyLeftOut) => leftOut.push({ router: plan.name, place: one.place, why });
    const why = whyNoFilter(one, plan, report);
    if (why !== null) leave(why);
    if (why !== null) return [];
    const families = FAMILIES.flatMap((family): readonly FamilyFilter[] => {
      const found = announcedAt(one, family, announced, report);
      const part = coveredSpace(
        family,
        (found ?? []).map((prefix) => ({ range: exactly(prefix) })),
      );
      const isMost = part > 1 / declaration.guards.spaceFraction;
      if (found?.length === 0) leave({ kind: "no-session", family });
      else if (isMost) leave({ kind: "announces-most", family, part });
      else if (found !== null) return [{ family, announced: found }];
      return [];
    });
    return families.length === 0 ? [] : [filterOf(plan.name, one, families)];
  });
  checkUnique(plan, filters, interfaces, report);
  return { router: plan.name, platform: plan.platform, filters, leftOut };
}

function filterOf(
  router: string,
  one: PeeringInterface,
  families: readonly FamilyFilter[],
): TrafficFilter {
  const { exchange, name, place, sessions } = one;
  const asns = sessions.flatMap(({ relation, plan: { asn } }) =>
    relation === "route-collector" ? [] : [asn],
  );
  return {
    router,
    exchange,
    interface: name,
    place,
    name: `${NAME_PREFIX}IN_${nameWord(place)}`,
    peers: [...new Set(asns)].sort((a, b) => a - b),
    families,
    own: ownAddresses(one),
  };
}

/**
 * What is announced in a family at an interface; nothing if it has no session there. Null, and reported, if sessions
 * announce nothing, or if it is not known what they announce: a filter for that would be for nothing.
 */
function announcedAt(
  { sessions }: PeeringInterface,
  family: Family,
  announced: ExportedPrefixes,
  report: Report,
): readonly Prefix[] | null {
  const sets: CanonicalSet[] = [];
  const ofFamily = sessions.filter(
    ({ relation, plan }) => plan.family === family && relation !== "route-collector",
  );
  for (const { plan } of ofFamily) {
    const set = announced.of(plan);
    if (set === "too-large") {
      report(diagnostic("announced-not-known", { session: plan.name }, { span: plan.span }));
      return null;
    }
    sets.push(set);
  }
  const [first] = ofFamily;
  if (!first) return [];
  const found = addressesOf(family, sets);
  if (found.length > 0) return found;
  const params = { session: first.plan.name, family };
  report(diagnostic("announces-nothing", params, { span: first.plan.span }));
  return null;
}
