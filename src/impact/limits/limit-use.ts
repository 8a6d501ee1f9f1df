import type { SessionTally } from "../compare/session-tally.ts";
import { isUp, type ImpactSession, type PrefixLimit } from "../sides/impact-session.ts";

/** How much of its limit a session uses after a change. */
export interface LimitUse {
  readonly session: ImpactSession;
  readonly limit: PrefixLimit;
  /** What the limit counts on the router's platform; not certain: the larger number is taken. */
  readonly counts: "received" | "accepted" | "not-certain";
  readonly count: number;
  /** What is left, in percent of the maximum, rounded down; negative above it. */
  readonly headroom: number;
  /** Whether the routes pass the limit; `perhaps`: if it counts what they do not say. */
  readonly passes: "yes" | "perhaps" | "no";
  /** Whether they pass it before the change too. */
  readonly passedBefore: boolean;
}

/** Sessions with less room than this, in percent, are worth a look. */
export const LITTLE_ROOM = 10;

/** How much of its limit a session uses; null without a limit, or if the session is not up after the change. */
export function limitUse(session: ImpactSession, tally: SessionTally): LimitUse | null {
  const { before, after } = session;
  if (!isUp(after) || !after.limit) return null;
  const { maximum } = after.limit;
  const accepted = tally.acceptedAfter;
  const { most, least } = range(after.limitCounts, tally.received, accepted);
  const was = isUp(before) && before.limit ? before : null;
  const wasCounted = was && range(was.limitCounts, tally.received, tally.acceptedBefore);
  return {
    session,
    limit: after.limit,
    counts: after.limitCounts,
    count: most,
    headroom: Math.floor(((maximum - most) * 100) / maximum),
    passes: least > maximum ? "yes" : most > maximum ? "perhaps" : "no",
    passedBefore: (wasCounted?.least ?? 0) > (was?.limit?.maximum ?? Infinity),
  };
}

function range(counts: LimitUse["counts"], received: number, accepted: number) {
  switch (counts) {
    case "received":
      return { least: received, most: received };
    case "accepted":
      return { least: accepted, most: accepted };
    case "not-certain":
      return { least: accepted, most: received };
  }
}
