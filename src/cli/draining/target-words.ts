import { sessionName } from "../../compile/index.ts";
import {
  describeOwner,
  isSameSite,
  type Declaration,
  type Peer,
  type Session,
  type StateTarget,
} from "../../declaration/index.ts";

/** A target in words: `exchange ix-br-sp`, `session AS13335_IX_BR_SP_V4 on gru1`. */
export function describeTarget(target: StateTarget, { peers }: Declaration): string {
  if (target.kind !== "session") return describeOwner(target);
  const peer = peers.find(({ sessions }) => sessions.includes(target.session));
  const name = peer ? sessionName(peer, target.session).replace(/^PEERC_/, "") : "";
  return `session ${name} on ${target.session.router.value}`;
}

/** Whether a session has the state of a target. */
export function isConcerned(
  target: StateTarget,
  peer: Peer,
  session: Session,
  { routers }: Declaration,
): boolean {
  const { place, router } = session;
  switch (target.kind) {
    case "session":
      return target.session === session;
    case "peer":
      return peer.asn === target.asn;
    case "exchange":
      return place.kind === "exchange" && place.id === target.id;
    case "router":
      return router.value === target.name;
    case "site": {
      const { site = null } = routers.find(({ name }) => name === router.value) ?? {};
      return isSameSite(site, target.name);
    }
  }
}
