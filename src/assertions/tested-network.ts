import type { MaskedFile } from "../diagnostics/index.ts";
import type { Direction } from "../policy/index.ts";
import {
  sessionKey,
  type FilterReading,
  type PeerPlan,
  type RouterPlan,
  type RouterReading,
  type SessionPlan,
} from "../model/index.ts";
import { asksForAsSets } from "../verify/index.ts";

/** A session as declared, and as in its router's file. */
export interface TestedSession {
  readonly router: RouterPlan;
  readonly peer: PeerPlan;
  readonly plan: SessionPlan;
  /** Null: the router's file cannot be read back, or has no such session. */
  readonly file: SessionFile | null;
}

/** The filters of a session in a router's file. */
export interface SessionFile {
  readonly text: MaskedFile;
  readonly import: FilterReading;
  readonly export: FilterReading;
  /** The filters for which the treatment of AS_SETs is unknown. */
  readonly blindToSets: readonly Direction[];
}

/** A router's file, read back without errors. */
export interface RouterFile {
  readonly reading: RouterReading;
  readonly asSets: "documented" | "undocumented";
}

/** Every session of a network, with its counterpart in the routers' files (by router; null: not understood). */
export function testedSessions(
  plans: readonly RouterPlan[],
  files: ReadonlyMap<string, RouterFile | null>,
): readonly TestedSession[] {
  return plans.flatMap((router) => {
    const file = files.get(router.name) ?? null;
    const read = new Map(
      file?.reading.sessions.map((session) => [sessionKey(session), session] as const) ?? [],
    );
    return router.peers.flatMap((peer) =>
      peer.sessions.map((plan): TestedSession => {
        const found = read.get(sessionKey(plan));
        if (!file || !found) return { router, peer, plan, file: null };
        const directions = ["import", "export"] as const;
        const blindToSets = directions.filter(
          (direction) => file.asSets === "undocumented" && !asksForAsSets(plan[direction]),
        );
        const { file: text } = file.reading;
        const { import: inbound, export: outbound } = found;
        return {
          router,
          peer,
          plan,
          file: { text, import: inbound, export: outbound, blindToSets },
        };
      }),
    );
  });
}
