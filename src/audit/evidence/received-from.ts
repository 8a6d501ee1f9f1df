import type { AuditedPeer, AuditedSession, AuditInput } from "../audit-input.ts";
import type { Lack } from "../decision.ts";
import { someOf } from "../some-of.ts";
import { keyOfSession, type SentRoutes } from "./received-routes.ts";

/** A session of which the received routes are known. */
export interface KnownSession extends SentRoutes {
  readonly session: AuditedSession;
}

/** What is known of the routes that a peer sends. */
export interface ReceivedFromPeer {
  readonly known: readonly KnownSession[];
  /** Built sessions of which no routes are known. */
  readonly unknown: readonly AuditedSession[];
  /** Why some or all are not known; null if all are. */
  readonly lack: Lack | null;
}

const REMEDY =
  "give the routes that your routers received with --routes, in the view adj-rib-in-pre-policy (docs/routes.md)";

/** The routes that a peer sends on its sessions that are built. A planned one has none. */
export function receivedFrom(
  { sessions }: AuditedPeer,
  { received, ages }: AuditInput,
): ReceivedFromPeer {
  const built = sessions.filter(({ isBuilt }) => isBuilt);
  const lacking = (why: string): Lack => ({ why, remedy: REMEDY });
  if (built.length === 0) {
    const lack = { why: "it has no session yet", remedy: "audit it again when it has one" };
    return { known: [], unknown: [], lack };
  }
  if (received === null) {
    return { known: [], unknown: built, lack: lacking("no received routes are given") };
  }
  const read = built.map((session) => ({
    session,
    sent: received.get(keyOfSession(session.router.name, session.plan.name)) ?? null,
  }));
  const isRecent = ({ time }: SentRoutes) => ages.now - Date.parse(time) <= ages.maxAge;
  const known = read.flatMap(({ session, sent }) =>
    sent && isRecent(sent) ? [{ session, ...sent }] : [],
  );
  const unknown = read.filter(({ sent }) => !sent || !isRecent(sent)).map(({ session }) => session);
  const old = read.find(({ sent }) => sent && !isRecent(sent))?.sent;
  const names = unknown.map(({ router, plan }) => `${plan.name} on ${router.name}`);
  const why = old
    ? `the received routes in ${old.source} are of ${old.time.slice(0, 10)}`
    : `no routes as they were sent are given of ${someOf(names, 2)}`;
  return { known, unknown, lack: unknown.length > 0 ? lacking(why) : null };
}
