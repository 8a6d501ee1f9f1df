import {
  countAddresses,
  countPrefixes,
  defaultRoute,
  intersect,
  type CanonicalSet,
} from "../net/index.ts";
import type { RouterPlan } from "../model/index.ts";
import { groupBy } from "./group-by.ts";
import type { PlacedPair, PlacedSession } from "./match-sessions.ts";
import type { RouteGroup } from "./network-difference.ts";
import { RISKS, type Risk, type RiskName } from "./risk.ts";

/** What risks are derived from. */
export interface RiskMaterial {
  readonly pairs: readonly PlacedPair[];
  readonly removed: readonly PlacedSession[];
  readonly after: readonly RouterPlan[];
  readonly routes: readonly RouteGroup[];
  /** For sessions that accept other prefixes than before: all that they accepted, and accept. */
  readonly spaces: readonly {
    readonly pair: PlacedPair;
    readonly before: CanonicalSet;
    readonly after: CanonicalSet;
  }[];
}

/** The risks of a change, the most serious first. */
export function risksOf(material: RiskMaterial): readonly Risk[] {
  const found = [
    ...material.routes.flatMap(risksOfRoutes),
    ...lostSpace(material),
    ...lastSessions(material),
    ...material.pairs.flatMap(risksOfSettings),
  ];
  const grouped = groupBy(found, ({ name, prefixes }) => `${name} ${prefixes?.hash() ?? ""}`);
  const all = grouped.flatMap((group): Risk[] => {
    const [first] = group;
    return first ? [{ ...first, where: group.flatMap(({ where }) => where) }] : [];
  });
  return all.sort((a, b) => RISKS.indexOf(a.name) - RISKS.indexOf(b.name));
}

/** Lists by which the shipped policies refuse what must never be accepted. */
const NEVER = [
  ["bogon-accepted", /^PEERC_BOGON_PREFIXES_V[46]$/],
  ["own-prefix-accepted", /^PEERC_OWN_V[46]$/],
] as const;

function risksOfRoutes({ direction, family, change, prefixes, parts }: RouteGroup): Risk[] {
  if (change.kind !== "accepted") return [];
  const where = parts.flatMap(({ pairs }) => pairs.map(({ after }) => after));
  if (direction === "export") return [{ name: "announces-more", where, prefixes }];
  const risks: Risk[] = [];
  if (prefixes.has(defaultRoute(family))) {
    risks.push({ name: "default-route-accepted", where, prefixes: null });
  }
  for (const [name, pattern] of NEVER) {
    const lists = parts.flatMap(({ pairs }) =>
      pairs.flatMap(({ before }) =>
        before.router.lists.prefixes.filter((list) => pattern.test(list.name)),
      ),
    );
    const list = lists.find(({ set }) => set.family === family);
    const among = list && intersect(prefixes, list.set.canonical);
    if (among && !among.isEmpty) risks.push({ name, where, prefixes: among });
  }
  return risks;
}

function lostSpace({ spaces }: RiskMaterial): Risk[] {
  return spaces.flatMap(({ pair, before, after }): Risk[] => {
    const size = before.family === "ipv4" ? countAddresses : countPrefixes;
    if (size(after) * 2n >= size(before)) return [];
    return [{ name: "most-space-lost", where: [pair.after], prefixes: null }];
  });
}

/** Sessions that are gone from a router that had no other one with the neighbor. */
function lastSessions({ pairs, removed, after }: RiskMaterial): Risk[] {
  const left = new Set(
    after.flatMap((router) =>
      router.peers.flatMap(({ asn, sessions }) =>
        sessions.length > 0 ? [`${router.name} ${asn}`] : [],
      ),
    ),
  );
  const moved = pairs.flatMap((pair) =>
    pair.before.router.name === pair.after.router.name ? [] : [pair.before],
  );
  return [...removed, ...moved].flatMap((placed): Risk[] =>
    left.has(`${placed.router.name} ${placed.peer.asn}`)
      ? []
      : [{ name: "last-session-gone", where: [placed], prefixes: null }],
  );
}

function risksOfSettings({ before, after }: PlacedPair): Risk[] {
  const [was, is] = [before.session.options, after.session.options];
  const names: RiskName[] = [];
  const isKnown = ({ password, tcpAo }: typeof was) => password !== null || tcpAo !== null;
  if (isKnown(was) && !isKnown(is)) names.push("authentication-removed");
  if (was.ttlSecurity && !is.ttlSecurity) names.push("ttl-security-removed");
  if (was.role !== null && is.role === null) names.push("role-removed");
  return names.map((name) => ({ name, where: [after], prefixes: null }));
}
