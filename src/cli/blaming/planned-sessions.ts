import type { Peer } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { formatPrefix, parseAsn, type Prefix } from "../../net/index.ts";
import { loadPlansOf } from "../building/load-plans.ts";
import { findSession } from "../commands/find-session.ts";
import type { NetworkParts } from "../input/load-network.ts";
import type { NetworkFiles } from "../input/network-files.ts";
import { peersOfPrefix, peersOfSession } from "./selected-peers.ts";

/** Which sessions to consider: all, those of a router, or one. */
export interface SessionSelection {
  readonly session: string | null;
  readonly router: string | null;
}

/** The peers to consider, and their sessions of the prefix's family. */
export interface PlannedSessions {
  readonly peers: readonly Peer[];
  readonly sessions: readonly { readonly router: string; readonly session: SessionPlan }[];
}

/** Plans the sessions to consider, and no others. Null, and reported, if there is an error. */
export function plannedSessions(
  network: NetworkParts<NetworkFiles>,
  prefix: Prefix,
  { session: wanted, router }: SessionSelection,
  report: Report,
): PlannedSessions | null {
  const { declaration } = network;
  const peers =
    wanted === null ? peersOfPrefix(network, prefix) : peersOfSession(declaration.peers, wanted);
  const only = { ...network, declaration: { ...declaration, peers } };
  const { plans } = loadPlansOf(only, report, { onlyNeeded: true });
  if (!plans) return null;
  const known = plans.map(({ name }) => name);
  if (router !== null && !known.includes(router)) {
    report(diagnostic("unknown-router", { name: router, known }));
    return null;
  }
  const all = plans.flatMap((plan) =>
    plan.peers.flatMap((peer) => peer.sessions.map((session) => ({ router: plan.name, session }))),
  );
  const ofFamily = all.filter(
    (each) => each.session.family === prefix.family && (router === null || each.router === router),
  );
  if (wanted === null) return { peers, sessions: ofFamily };
  // An ASN stands for all sessions of its peer: what they accept is let in by the same commits.
  const asn = parseAsn(wanted);
  const ofPeer = ofFamily.filter(({ session }) => session.asn === asn);
  if (ofPeer.length > 0) return { peers, sessions: ofPeer };
  const found = findSession(plans, wanted, router, declaration, report);
  if (!found) return null;
  if (found.family !== prefix.family) {
    const expected = `an ${found.family === "ipv4" ? "IPv4" : "IPv6"} prefix without host bits`;
    report(diagnostic("not-a-route", { what: "PREFIX", value: formatPrefix(prefix), expected }));
    return null;
  }
  return {
    peers: peers.filter(({ asn }) => asn === found.asn),
    sessions: all.filter(({ session }) => session === found),
  };
}
