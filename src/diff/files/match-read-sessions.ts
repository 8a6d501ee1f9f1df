import { sessionKey } from "../../model/index.ts";
import type { ReadPair, ReadRouter, ReadSession } from "./read-router.ts";

/** Which sessions of two sets of files correspond. */
export interface MatchedReadSessions {
  readonly pairs: readonly ReadPair[];
  readonly added: readonly ReadSession[];
  readonly removed: readonly ReadSession[];
}

/** Finds the counterpart of each session: the same neighbor and family on the same router. */
export function matchReadSessions(
  before: readonly ReadRouter[],
  after: readonly ReadRouter[],
): MatchedReadSessions {
  const left = new Map<string, ReadSession[]>();
  const keyOf = ({ router, session }: ReadSession) => `${router.name} ${sessionKey(session)}`;
  for (const one of before.flatMap(sessionsOf)) {
    left.set(keyOf(one), [...(left.get(keyOf(one)) ?? []), one]);
  }
  const pairs: ReadPair[] = [];
  const added: ReadSession[] = [];
  for (const one of after.flatMap(sessionsOf)) {
    const was = left.get(keyOf(one))?.shift();
    if (was) pairs.push({ before: was, after: one });
    else added.push(one);
  }
  return { pairs, added, removed: [...left.values()].flat() };
}

function sessionsOf(router: ReadRouter): readonly ReadSession[] {
  return router.reading.sessions.map((session) => ({ router, session }));
}
