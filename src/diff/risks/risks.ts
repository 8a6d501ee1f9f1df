import {
  countAddresses,
  countPrefixes,
  defaultRoute,
  intersect,
  type CanonicalSet,
} from "../../net/index.ts";
import { RISK_TEXTS, type RiskName } from "../../declaration/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { groupBy } from "../group-by.ts";
import type { PlacedPair, PlacedSession } from "../match-sessions.ts";
import type { RouteGroup } from "../route-group.ts";
import { limitRisks } from "./limit-risks.ts";
import { RegisteredPrefixSets } from "./registered-prefix-sets.ts";
import type { Risk } from "./risk.ts";
import { sourceRisks } from "./source-risks.ts";
import { unregisteredRisks } from "./unregistered-risks.ts";
import type { NetworkPair } from "../why/why.ts";

/** What risks are derived from. */
export interface RiskMaterial {
  /** What the networks were compiled from; null if only their plans are known. */
  readonly sources: NetworkPair | null;
  readonly pairs: readonly PlacedPair[];
  readonly added: readonly PlacedSession[];
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

const ORDER = Object.keys(RISK_TEXTS);

/**
 * The risks of a change, the most serious first, without those that the declaration before the change switches off: a
 * change cannot switch off what would be shown of it.
 */
export function risksOf(material: RiskMaterial): readonly Risk[] {
  const { sources } = material;
  const off = new Set(sources?.before.declaration.diff.off.map(({ value }) => value));
  const found = [
    ...material.routes.flatMap(risksOfRoutes),
    ...lostSpace(material),
    ...lastSessions(material),
    ...material.pairs.flatMap(risksOfSettings),
    ...(sources ? risksOfRegistration(material, sources) : []),
  ].filter(({ name }) => !off.has(name));
  const grouped = groupBy(
    found,
    ({ name, prefixes, detail }) => `${name} ${prefixes?.hash() ?? ""} ${detail ?? ""}`,
  );
  const all = grouped.flatMap((group): Risk[] => {
    const [first] = group;
    return first ? [{ ...first, where: group.flatMap(({ where }) => where) }] : [];
  });
  return all.sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
}

function risksOfRegistration(material: RiskMaterial, sources: NetworkPair): readonly Risk[] {
  const sets = {
    before: new RegisteredPrefixSets(sources.before),
    after: new RegisteredPrefixSets(sources.after),
  };
  return [
    ...material.routes.flatMap((group) => unregisteredRisks(group, sets.after)),
    ...limitRisks(material, sources, sets),
    ...sourceRisks(material.pairs, sources),
  ];
}

/** Lists by which the shipped policies refuse what must never be accepted. */
const NEVER = [
  ["bogon-accepted", /^PEERC_BOGON_PREFIXES_V[46]$/],
  ["own-prefix-accepted", /^PEERC_OWN_V[46]$/],
] as const;

function risksOfRoutes(group: RouteGroup): Risk[] {
  const { direction, family, change, prefixes, parts } = group;
  if (change.kind !== "accepted") return [];
  const where = parts.flatMap(({ pairs }) => pairs.map(({ after }) => after));
  const common = { where, detail: null, from: group };
  if (direction === "export") return [{ ...common, name: "announces-more", prefixes }];
  const risks: Risk[] = [];
  if (prefixes.has(defaultRoute(family))) {
    risks.push({ ...common, name: "default-route-accepted", prefixes: null });
  }
  for (const [name, pattern] of NEVER) {
    const lists = parts.flatMap(({ pairs }) =>
      pairs.flatMap(({ before }) =>
        before.router.lists.prefixes.filter((list) => pattern.test(list.name)),
      ),
    );
    const list = lists.find(({ set }) => set.family === family);
    const among = list && intersect(prefixes, list.set.canonical);
    if (among && !among.isEmpty) risks.push({ ...common, name, prefixes: among });
  }
  return risks;
}

function lostSpace({ spaces, routes }: RiskMaterial): Risk[] {
  return spaces.flatMap(({ pair, before, after }): Risk[] => {
    const size = before.family === "ipv4" ? countAddresses : countPrefixes;
    if (size(after) * 2n >= size(before)) return [];
    const from = routes.find(
      ({ direction, change, parts }) =>
        direction === "import" &&
        change.kind === "rejected" &&
        parts.some(({ pairs }) => pairs.some((one) => one.after.session === pair.after.session)),
    );
    return [
      {
        ...{ name: "most-space-lost", where: [pair.after], prefixes: null, detail: null },
        from: from ?? null,
      },
    ];
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
      : [{ name: "last-session-gone", where: [placed], prefixes: null, detail: null, from: null }],
  );
}

function risksOfSettings({ before, after }: PlacedPair): Risk[] {
  const [was, is] = [before.session.options, after.session.options];
  const names: RiskName[] = [];
  const isKnown = ({ password, tcpAo }: typeof was) => password !== null || tcpAo !== null;
  if (isKnown(was) && !isKnown(is)) names.push("authentication-removed");
  if (was.ttlSecurity && !is.ttlSecurity) names.push("ttl-security-removed");
  if (was.role !== null && is.role === null) names.push("role-removed");
  const { span } = after.session;
  return names.map((name) => ({
    ...{ name, where: [after], prefixes: null, detail: null },
    from: span,
  }));
}
