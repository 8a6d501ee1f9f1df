import { matchesSelector } from "../assertions/index.ts";
import type { NetworkDifference, NetworkPair, PlacedPair, PlacedSession } from "../diff/index.ts";
import type { AllowedChanges, Allowance, Frozen } from "./allowed-changes.ts";
import { differenceItems, type DifferenceItem } from "./difference-items.ts";
import { judgeLimit } from "./judge-limit.ts";
import { NOT_MENTIONED } from "./not-mentioned.ts";
import { RouteJudge } from "./judge-routes.ts";
import { Registrations } from "./registrations.ts";

/** Whether a difference is allowed: by which allowance, or why not. */
export type Verdict =
  | { readonly kind: "allowed"; readonly by: Allowance }
  | { readonly kind: "outside"; readonly why: string; readonly frozen: Frozen | null };

/** A difference in one place, judged. */
export interface Judged {
  readonly item: DifferenceItem;
  readonly verdict: Verdict;
}

/** Judges every difference between two networks: what no allowance covers completely is outside. */
export function judgeChanges(
  difference: NetworkDifference,
  sources: NetworkPair,
  allowed: AllowedChanges,
): readonly Judged[] {
  const registrations = new Registrations(sources.before, sources.after);
  const routes = new RouteJudge(difference, registrations);
  return differenceItems(difference).map((item): Judged => {
    const frozen = allowed.frozen.find(({ sessions }) =>
      sessionsOf(item).some((placed) => matches(placed, sessions)),
    );
    if (frozen) {
      return { item, verdict: { kind: "outside", why: "nothing may change there", frozen } };
    }
    return { item, verdict: judge(item, allowed.allowances, registrations, routes) };
  });
}

function judge(
  item: DifferenceItem,
  allowances: readonly Allowance[],
  registrations: Registrations,
  routes: RouteJudge,
): Verdict {
  switch (item.kind) {
    case "routes":
      return firstOf(item.pair, allowances, (one) => routes.problem(item, one));
    case "setting":
      return item.change.id === "maximum"
        ? firstOf(item.pair, allowances, (one) => judgeLimit(item.pair, one, registrations))
        : never(`a change of ${item.change.name} is for a person to see`);
    case "risk":
      return never("it needs a second look");
    case "not-compared":
      return never("nothing is known of it");
    case "session-added":
      return never("a new session is for a person to see");
    case "session-removed":
      return never("a session that goes is for a person to see");
    case "session-moved":
      return never("a session that moves is for a person to see");
    case "peer-added":
      return never("a new peer is for a person to see");
    case "peer-removed":
      return never("a peer that goes is for a person to see");
    case "router-added":
      return never("a new router is for a person to see");
    case "router-removed":
      return never("a router that goes is for a person to see");
    case "router-setting":
      return never("a change of a router is for a person to see");
  }
}

function never(why: string): Verdict {
  return { kind: "outside", why, frozen: null };
}

/**
 * The first allowance that covers a difference; otherwise why none does. `problem`: null if it does; `NOT_MENTIONED` if
 * it has no rule for such differences.
 */
function firstOf(
  { before, after }: PlacedPair,
  allowances: readonly Allowance[],
  problem: (allowance: Allowance) => string | null,
): Verdict {
  const problems: string[] = [];
  for (const one of allowances) {
    // A session that changes its relation or router is meant only if it was meant before, too.
    if (!matches(before, one.sessions) || !matches(after, one.sessions)) continue;
    const found = problem(one);
    if (found === null) return { kind: "allowed", by: one };
    if (found !== NOT_MENTIONED) problems.push(`“${one.name}”: ${found}`);
  }
  return never(problems.length > 0 ? problems.join("; ") : "no allowance is about this");
}

function matches({ router, peer, session }: PlacedSession, sessions: Frozen["sessions"]): boolean {
  return matchesSelector(sessions, { router, peer, plan: session });
}

/** The sessions of a difference, on both sides. */
function sessionsOf(item: DifferenceItem): readonly PlacedSession[] {
  switch (item.kind) {
    case "routes":
    case "not-compared":
    case "setting":
    case "session-moved":
      return [item.pair.before, item.pair.after];
    case "risk":
      return item.risk.where;
    case "session-added":
    case "session-removed":
      return [item.placed];
    case "router-setting":
    case "router-added":
    case "router-removed":
      return item.router.peers.flatMap((peer) =>
        peer.sessions.map((session) => ({ router: item.router, peer, session })),
      );
    case "peer-added":
    case "peer-removed":
      return [];
  }
}
