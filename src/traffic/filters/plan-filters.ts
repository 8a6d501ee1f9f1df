import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  coveredSpace,
  exactly,
  FAMILIES,
  maxLength,
  comparePrefixes,
  type Address,
  type CanonicalSet,
  type Family,
  type Prefix,
} from "../../net/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { NAME_PREFIX, nameWord } from "../../policy/index.ts";
import { addressesOf, Announced } from "./announced.ts";
import { findInterfaces, type PeeringInterface } from "./find-interfaces.ts";
import type {
  FamilyFilter,
  LeftOut,
  RouterFilters,
  TrafficFilter,
  WhyLeftOut,
} from "./traffic-filter.ts";

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
  const announced = new Announced();
  const leftOut: LeftOut[] = [];
  const filters = findInterfaces(declaration, plan).flatMap((one): readonly TrafficFilter[] => {
    const leave = (why: WhyLeftOut) => leftOut.push({ router: plan.name, place: one.place, why });
    const why = whyNoFilter(one) ?? whyNoName(one, plan, report);
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
  checkUnique(plan, filters, report);
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

/** Why an interface gets no filter at all; null if it gets one. */
function whyNoFilter({ sessions }: PeeringInterface): WhyLeftOut | null {
  const hasPeer = sessions.some(
    ({ relation }) => relation === "peer" || relation === "route-server",
  );
  for (const { relation, plan } of sessions) {
    if (relation === "customer" || relation === "transit") {
      return { kind: "relation", asn: plan.asn, relation };
    }
  }
  if (!hasPeer) return { kind: "no-peer" };
  const far = sessions.find(({ plan }) => plan.options.multihop !== null);
  return far ? { kind: "multihop", asn: far.plan.asn } : null;
}

/**
 * Rules of Linux name interfaces: at most 15 characters, no `/` or `:` (`dev_valid_name` of net/core/dev.c). On other
 * platforms a filter is bound to an interface by the router's own configuration.
 */
function whyNoName(
  { name, place }: PeeringInterface,
  { name: router, platform, span }: RouterPlan,
  report: Report,
): WhyLeftOut | null {
  if (platform === "junos" || platform === "iosxr") return null;
  if (name === null) {
    report(diagnostic("exchange-interface-missing", { router, exchange: place }, { span }));
    return { kind: "no-interface" };
  }
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,14}$/.test(name)) {
    report(diagnostic("not-a-linux-interface", { router, name }, { span }));
  }
  return null;
}

/** Reports filters that would have the same name, or be for the same interface. */
function checkUnique(
  { name: router, span }: RouterPlan,
  filters: readonly TrafficFilter[],
  report: Report,
): void {
  filters.forEach((one, i) => {
    for (const other of filters.slice(0, i)) {
      const same =
        one.name === other.name
          ? one.name
          : one.interface === other.interface
            ? one.interface
            : null;
      if (same === null) continue;
      const params = { router, name: same, places: [other.place, one.place] };
      report(diagnostic("interface-of-two-places", params, { span }));
    }
  });
}

/**
 * What is announced in a family at an interface; nothing if it has no session there. Null, and reported, if sessions
 * announce nothing, or if it is not known what they announce: a filter for that would be for nothing.
 */
function announcedAt(
  { sessions }: PeeringInterface,
  family: Family,
  announced: Announced,
  report: Report,
): readonly Prefix[] | null {
  const sets: CanonicalSet[] = [];
  const ofFamily = sessions.filter(
    ({ relation, plan }) => plan.family === family && relation !== "route-collector",
  );
  for (const { plan } of ofFamily) {
    const set = announced.prefixes(plan);
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

/** Our addresses on an interface, as declared for its sessions, and the broadcast addresses of its LAN. */
function ownAddresses({ sessions, lans }: PeeringInterface): readonly Prefix[] {
  const host = ({ family, value }: Address): Prefix => ({
    family,
    value,
    length: maxLength(family),
  });
  const broadcasts = lans
    .filter(({ family, length }) => family === "ipv4" && length <= 30)
    .map(({ family, value, length }) =>
      host({ family, value: value + (1n << BigInt(maxLength(family) - length)) - 1n }),
    );
  const all = [...sessions.map(({ plan }) => host(plan.local)), ...broadcasts];
  all.sort(comparePrefixes);
  return all.filter((prefix, i) => {
    const before = all[i - 1];
    return before === undefined || comparePrefixes(before, prefix) !== 0;
  });
}
