import { Diagnostics } from "../../diagnostics/index.ts";
import { sameButPlaces, sessionKey, type RouterPlan, type SessionPlan } from "../../model/index.ts";
import type { FileSegment, FileSegments } from "./file-segments.ts";
import { sessionSegments } from "./session-segments.ts";
import { proveFile } from "../../verify/index.ts";

/** A proven file, and its plan. */
export interface ProvenFile {
  readonly plan: RouterPlan;
  readonly segments: FileSegments;
  /** The dependencies of each session, by its neighbor and family. */
  readonly sessions: ReadonlyMap<string, SessionDependencies>;
}

/** The keys of the session's own segment, and of all segments that it references, directly or indirectly. */
export type SessionDependencies = readonly string[];

/**
 * Proves a file of which an earlier text was proven, using only the changes: a session is not examined again if its
 * plan is the same, its own segment of the file is unchanged to the last character, and so is every segment that it
 * references, directly or indirectly. All other segments are read and verified as a file of their own, with
 * everything that belongs to no segment. Null if that is not possible, or if anything is found: then the whole file
 * must be examined.
 */
export function proveChange(
  before: ProvenFile,
  plan: RouterPlan,
  segments: FileSegments,
  path: string,
): ProvenFile | null {
  if (!sameButPlaces(withoutSessions(before.plan), withoutSessions(plan))) return null;
  if (!sameButPlaces(before.segments.common, segments.common)) return null;
  const zones = before.segments.zones;
  if ([...segments.zones].some(([gap, zone]) => zones.get(gap) !== zone)) return null;
  const differs = new Set([...segments.changed].map(({ key }) => key));
  for (const { key } of before.segments.segments) if (!segments.byKey.has(key)) differs.add(key);
  if (isNamedAnew(before.segments, segments)) return null;

  const earlier = new Map(sessionsOf(before.plan).map((session) => [sessionKey(session), session]));
  const untouched = new Map<string, SessionDependencies>();
  const settled = new Set<string>();
  const touched: SessionPlan[] = [];
  for (const session of sessionsOf(plan)) {
    const key = sessionKey(session);
    const ground = before.sessions.get(key);
    if (ground && earlier.get(key) === session && !ground.some((one) => differs.has(one))) {
      untouched.set(key, ground);
      for (const one of ground) settled.add(one);
    } else touched.push(session);
  }
  // All others: those of sessions to examine, and those that belong to no session, which is for the reader to report.
  const open = segments.segments.filter(({ key }) => !settled.has(key));
  const wanted = segments.closure(open);
  const part = segments.only(wanted);
  const found = new Diagnostics();
  const proven = proveFile(withOnly(plan, touched), { path, raw: part.text }, "file", found.report);
  if (!proven || found.all.some(({ severity }) => severity !== "note")) return null;
  const again = sessionSegments(proven.reading, part, wanted);
  const sessions = again && new Map([...untouched, ...dependenciesOf(again, segments)]);
  return sessions?.size === sessionsOf(plan).length ? { plan, segments, sessions } : null;
}

/**
 * Whether a new segment has a name that an earlier one mentions, where it referred to something else, or to nothing.
 */
function isNamedAnew(before: FileSegments, segments: FileSegments): boolean {
  const names = new Set<string>();
  for (const { key, name } of segments.changed) {
    if (name !== null && before.byKey.get(key)?.name !== name) names.add(name);
  }
  if (names.size === 0) return false;
  return segments.segments.some(
    (segment) =>
      !segments.changed.has(segment) && [...segment.mentions].some((name) => names.has(name)),
  );
}

/** The dependencies of sessions, each in its segment. */
export function dependenciesOf(
  sessions: ReadonlyMap<string, FileSegment>,
  segments: FileSegments,
): ReadonlyMap<string, SessionDependencies> {
  const ground = (segment: FileSegment) => [...segments.closure([segment])].map(({ key }) => key);
  return new Map([...sessions].map(([session, segment]) => [session, ground(segment)]));
}

function sessionsOf(plan: RouterPlan): readonly SessionPlan[] {
  return plan.peers.flatMap((peer) => peer.sessions);
}

/** The plan of the router itself. Its lists are those of the sessions' policies. */
function withoutSessions(plan: RouterPlan): RouterPlan {
  return { ...plan, peers: [], lists: { prefixes: [], asns: [], communities: [] } };
}

function withOnly(plan: RouterPlan, sessions: readonly SessionPlan[]): RouterPlan {
  const wanted = new Set(sessions);
  const peers = plan.peers.map((peer) => ({
    ...peer,
    sessions: peer.sessions.filter((session) => wanted.has(session)),
  }));
  return { ...plan, peers };
}
