import { sessionName } from "../../compile/index.ts";
import { isBuilt, isRemoved, type Declaration } from "../../declaration/index.ts";
import type { DumpSession } from "../../dumps/index.ts";

/** A session of the network, and whether its configuration is built. */
export interface NetworkSession extends DumpSession {
  readonly isBuilt: boolean;
}

/** The sessions of a network, but for those that are declared to be removed. */
export function networkSessions({ peers }: Declaration): readonly NetworkSession[] {
  return peers.flatMap((peer) =>
    peer.sessions
      .filter((session) => !isRemoved(session))
      .map((session) => ({
        name: sessionName(peer, session),
        router: session.router.value,
        asn: peer.asn,
        remote: session.remote,
        family: session.family,
        isBuilt: isBuilt(session),
      })),
  );
}
