import { Diagnostics } from "../../diagnostics/index.ts";
import { sameButPlaces, sessionKey, type RouterPlan, type SessionPlan } from "../../model/index.ts";
import type { FilePiece, FilePieces } from "./file-segments.ts";
import { sessionPieces } from "./session-segments.ts";
import { proveFile } from "../proof/verify-file.ts";

/** A file that was proven, and against what. */
export interface ProvenFile {
  readonly plan: RouterPlan;
  readonly pieces: FilePieces;
  /** What each session stands on, by its neighbor and family. */
  readonly sessions: ReadonlyMap<string, Ground>;
}

/** The keys of the piece that a session is, and of all pieces that it names, directly or not. */
export type Ground = readonly string[];

/**
 * Proves a file of which an earlier text was proven, by what is not as it was: a session is not looked at again if its
 * plan is the same, its own piece of the file is the same to the last character, and so is every piece that it names,
 * directly or not. All other pieces are read and verified as a file of their own, with everything that belongs to no
 * piece. Null where that is not possible, or where anything is found: then the whole file has to be looked at.
 */
export function proveChange(
  before: ProvenFile,
  plan: RouterPlan,
  pieces: FilePieces,
  path: string,
): ProvenFile | null {
  if (!sameButPlaces(withoutSessions(before.plan), withoutSessions(plan))) return null;
  if (!sameButPlaces(before.pieces.common, pieces.common)) return null;
  const zones = before.pieces.zones;
  if ([...pieces.zones].some(([gap, zone]) => zones.get(gap) !== zone)) return null;
  const differs = new Set([...pieces.changed].map(({ key }) => key));
  for (const { key } of before.pieces.pieces) if (!pieces.byKey.has(key)) differs.add(key);
  if (isNamedAnew(before.pieces, pieces)) return null;

  const earlier = new Map(sessionsOf(before.plan).map((session) => [sessionKey(session), session]));
  const untouched = new Map<string, Ground>();
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
  // All others: those of sessions to look at, and those that belong to no session, which is for the reader to say.
  const open = pieces.pieces.filter(({ key }) => !settled.has(key));
  const wanted = pieces.closure(open);
  const part = pieces.only(wanted);
  const found = new Diagnostics();
  const proven = proveFile(withOnly(plan, touched), { path, raw: part.text }, "file", found.report);
  if (!proven || found.all.some(({ severity }) => severity !== "note")) return null;
  const again = sessionPieces(proven.reading, part, wanted);
  const sessions = again && new Map([...untouched, ...groundsOf(again, pieces)]);
  return sessions?.size === sessionsOf(plan).length ? { plan, pieces, sessions } : null;
}

/** Whether a new piece has a name that one from before mentions, which then was of something else, or of nothing. */
function isNamedAnew(before: FilePieces, pieces: FilePieces): boolean {
  const names = new Set<string>();
  for (const { key, name } of pieces.changed) {
    if (name !== null && before.byKey.get(key)?.name !== name) names.add(name);
  }
  if (names.size === 0) return false;
  return pieces.pieces.some(
    (piece) => !pieces.changed.has(piece) && [...piece.mentions].some((name) => names.has(name)),
  );
}

/** What sessions stand on, each in its piece. */
export function groundsOf(
  sessions: ReadonlyMap<string, FilePiece>,
  pieces: FilePieces,
): ReadonlyMap<string, Ground> {
  const ground = (piece: FilePiece) => [...pieces.closure([piece])].map(({ key }) => key);
  return new Map([...sessions].map(([session, piece]) => [session, ground(piece)]));
}

function sessionsOf(plan: RouterPlan): readonly SessionPlan[] {
  return plan.peers.flatMap((peer) => peer.sessions);
}

/** What a plan says of the router itself. Its lists are those that the sessions' policies have. */
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
