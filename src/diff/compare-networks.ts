import type { RouterPlan } from "../model/index.ts";
import { compareRouters } from "./compare-routers.ts";
import { compareSettings, type SettingChange } from "./compare-settings.ts";
import { groupBy } from "./group-by.ts";
import { groupChanges, type SessionChange } from "./group-changes.ts";
import { matchSessions, type PlacedPair, type PlacedSession } from "./match-sessions.ts";
import type { NetworkDifference, NewSession, SettingGroup } from "./network-difference.ts";
import { PolicyComparer } from "./policy-comparer.ts";
import { risksOf } from "./risks/risks.ts";
import type { NetworkPair } from "./why/why.ts";

/**
 * All differences in meaning between two networks: in the result for every possible route, and in everything about
 * sessions. `sources`: what they were compiled from, if known; some risks are about registrations.
 */
export function compareNetworks(
  before: readonly RouterPlan[],
  after: readonly RouterPlan[],
  sources: NetworkPair | null = null,
): NetworkDifference {
  const { kept, moved, added, removed } = matchSessions(before, after);
  const comparer = new PolicyComparer();
  const routes: SessionChange[] = [];
  const unknown: NetworkDifference["unknown"][number][] = [];
  const settings: { readonly change: SettingChange; readonly where: PlacedPair }[] = [];
  const spaces: NetworkDifference["spaces"][number][] = [];
  const unchanged = { sessions: 0, filters: 0 };
  const pairs = byNeighbor([...kept, ...moved]);
  for (const pair of pairs) {
    const ofSession = compareSettings(pair);
    settings.push(...ofSession.map((change) => ({ change, where: pair })));
    let same = 0;
    for (const direction of ["import", "export"] as const) {
      const sessions = { before: pair.before.session, after: pair.after.session };
      const found = comparer.compare(sessions, direction);
      if (found === "too-large") unknown.push({ direction, pair });
      else {
        const { changes, space } = found;
        if (space) spaces.push({ pair, direction, ...space });
        routes.push(...changes.map((change) => ({ direction, pair, change })));
        if (changes.length === 0) same++;
      }
    }
    unchanged.filters += same;
    const stays = pair.before.router.name === pair.after.router.name;
    if (same === 2 && ofSession.length === 0 && stays) unchanged.sessions++;
  }
  const groups = groupChanges(routes);
  const imported = spaces.filter(({ direction }) => direction === "import");
  return {
    risks: risksOf({ sources, pairs, added, removed, after, routes: groups, spaces: imported }),
    routers: diffRouters(before, after),
    peers: diffPeers(before, after),
    sessions: { added: counted(added, comparer), removed, moved, changed: grouped(settings) },
    routes: groups,
    unknown,
    spaces,
    unchanged,
  };
}

/** Whether two networks mean the same, as far as known. */
export function isEmptyDifference(difference: NetworkDifference): boolean {
  const { routers, peers, sessions, routes, unknown } = difference;
  const lists: readonly (readonly unknown[])[] = [
    ...[routers.added, routers.removed, routers.changed, peers.added, peers.removed],
    ...[sessions.added, sessions.removed, sessions.moved, sessions.changed, routes, unknown],
  ];
  return lists.every((list) => list.length === 0);
}

/**
 * The most new sessions whose accepted prefixes are counted: nobody reads thousands of them, for example for a new
 * router.
 */
const MOST_COUNTED = 100;

function counted(added: readonly PlacedSession[], comparer: PolicyComparer): readonly NewSession[] {
  return added.map((placed) => {
    const accepts =
      added.length > MOST_COUNTED ? "too-large" : comparer.accepted(placed.session, "import");
    return { ...placed, accepts: accepts === "too-large" ? null : accepts };
  });
}

/** Groups the sessions of one neighbor, which have their lists in common. */
function byNeighbor(pairs: readonly PlacedPair[]): readonly PlacedPair[] {
  return pairs.toSorted((a, b) => a.after.session.asn - b.after.session.asn);
}

function diffRouters(
  before: readonly RouterPlan[],
  after: readonly RouterPlan[],
): NetworkDifference["routers"] {
  const old = new Map(before.map((router) => [router.name, router]));
  const now = new Set(after.map(({ name }) => name));
  const changes = after.flatMap((router) => {
    const was = old.get(router.name);
    return (was ? compareRouters(was, router) : []).map((change) => ({ change, where: router }));
  });
  return {
    added: after.filter(({ name }) => !old.has(name)),
    removed: before.filter(({ name }) => !now.has(name)),
    changed: grouped(changes),
  };
}

function diffPeers(
  before: readonly RouterPlan[],
  after: readonly RouterPlan[],
): NetworkDifference["peers"] {
  const [old, now] = [before, after].map(
    (routers) =>
      new Map(routers.flatMap(({ peers }) => peers.map((peer) => [peer.asn, peer] as const))),
  );
  const notIn = (known: typeof old, all: typeof now) =>
    [...(all?.values() ?? [])]
      .filter(({ asn }) => known?.has(asn) !== true)
      .sort((a, b) => a.asn - b.asn);
  return { added: notIn(old, now), removed: notIn(now, old) };
}

/** Groups equal changes. */
function grouped<T>(
  all: readonly { readonly change: SettingChange; readonly where: T }[],
): readonly SettingGroup<T>[] {
  const keyOf = ({ change: { id, before, after } }: (typeof all)[number]) =>
    JSON.stringify([id, before, after]);
  return groupBy(all, keyOf).flatMap((group) => {
    const [first] = group;
    return first ? [{ change: first.change, where: group.map(({ where }) => where) }] : [];
  });
}
