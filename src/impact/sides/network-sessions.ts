import type { RouterPlan, SessionPlan } from "../../model/index.ts";
import { isSupported, platformFacts, type Capability } from "../../platforms/index.ts";
import { matchSessions, SameTerms, type PlacedSession } from "../../diff/index.ts";
import { inOrder, type UnorderedSession } from "./in-order.ts";
import type { ImpactSession, SessionSide } from "./impact-session.ts";
import { policyFilter } from "./route-filter.ts";

/**
 * The sessions of two networks in pairs. `leaving`: the sessions of the second one, by router and name, that are about to
 * go.
 */
export function networkSessions(
  before: readonly RouterPlan[],
  after: readonly RouterPlan[],
  leaving: ReadonlySet<string> = new Set(),
): readonly ImpactSession[] {
  const { kept, moved, added, removed } = matchSessions(before, after);
  const same = new SameTerms();
  const pairs = [...kept, ...moved].map((pair): UnorderedSession => {
    const [old, now] = [pair.before.session, pair.after.session];
    return {
      ...identityOf(pair.after, leaving),
      before: planSide(pair.before),
      after: planSide(pair.after),
      sameImport:
        same.same(old.import, now.import) &&
        sameRules(old, now) &&
        pair.before.router.asn === pair.after.router.asn &&
        old.asn === now.asn,
      sameExport: same.same(old.export, now.export) && old.options.role === now.options.role,
    };
  });
  const alone = (placed: PlacedSession, side: "before" | "after"): UnorderedSession => ({
    ...identityOf(placed, leaving),
    ...{ before: null, after: null, sameImport: false, sameExport: false },
    [side]: planSide(placed),
  });
  return inOrder([
    ...pairs,
    ...added.map((placed) => alone(placed, "after")),
    ...removed.map((placed) => alone(placed, "before")),
  ]);
}

/** The key of a session among those that are leaving. */
export function leavingKey(router: string, name: string): string {
  return `${router} ${name}`;
}

/** What a session is, whatever it does. */
export function identityOf(
  { router, peer, session }: PlacedSession,
  leaving: ReadonlySet<string>,
): Omit<UnorderedSession, "before" | "after" | "sameImport" | "sameExport"> {
  return {
    name: session.name,
    router: router.name,
    asn: session.asn,
    peer: peer.name,
    relation: peer.relation,
    family: session.family,
    remote: session.remote,
    isLeaving: leaving.has(leavingKey(router.name, session.name)),
  };
}

/** A session as planned. */
export function planSide({ router, session }: PlacedSession): SessionSide {
  const { options, maxPrefixes, asn } = session;
  const { limitCounts, addsNoExportToBlackholes, supports } = platformFacts[router.platform];
  // What the router's software does not have is declared, but not in its file.
  const has = (capability: Capability) => isSupported(supports, capability, router.version);
  return {
    router: router.name,
    name: session.name,
    rules: {
      ownAsn: router.asn,
      asn,
      enforceFirstAs: options.enforceFirstAs && has("enforce-first-as"),
      role: has("roles") ? options.role : null,
    },
    import: policyFilter(session.import),
    export: policyFilter(session.export),
    limit: { maximum: maxPrefixes.maximum, onExceed: maxPrefixes.onExceed },
    limitCounts,
    addsNoExportToBlackholes,
    announcesBack: router.platform === "frr",
    isShut: options.shutdown !== null,
  };
}

function sameRules(a: SessionPlan, b: SessionPlan): boolean {
  return a.options.enforceFirstAs === b.options.enforceFirstAs && a.options.role === b.options.role;
}
