import { sessionName } from "../compile/index.ts";
import { isBuilt, isRemoved, type Declaration, type Peer } from "../declaration/index.ts";
import type { RouterPlan } from "../model/index.ts";
import type { Asn } from "../net/index.ts";
import type { Agreement, AgreementEntry, Exception } from "./agreement/agreement.ts";
import type { AuditedPeer, AuditedSession, AuditInput, EvidenceUsed } from "./audit-input.ts";
import { decide } from "./checks.ts";
import type { Decision, Verdict } from "./decision.ts";
import { decideOwn } from "./own/own-checks.ts";
import type { OwnResult } from "./own/own-result.ts";

/** What an agreement says of the peers that it applies to. */
export interface AuditResults {
  readonly agreement: Agreement;
  /** The time of the audit, in milliseconds since 1970. */
  readonly now: number;
  readonly evidence: readonly EvidenceUsed[];
  /** Sorted by ASN. */
  readonly peers: readonly PeerResults[];
  /** About our own network, in the order of the agreement. */
  readonly own: readonly OwnResult[];
}

/** The decisions for one peer. */
export interface PeerResults {
  readonly asn: Asn;
  readonly name: string;
  /** In the order of the agreement. */
  readonly results: readonly CheckResult[];
  /** The sentences that do not apply to it. */
  readonly exempt: readonly Exemption[];
}

/** A sentence that does not apply to a peer, and why. */
export interface Exemption {
  readonly entry: AgreementEntry;
  readonly exception: Exception;
}

/** A sentence of the agreement, decided for a peer. */
export interface CheckResult {
  readonly entry: AgreementEntry;
  readonly decision: Decision;
  /** The verdict before a change; null if the peer or the sentence was not there. Absent if nothing is compared. */
  readonly before?: Verdict | null;
}

/** Decides every sentence of an agreement for every peer that it applies to. `plans` have the planned sessions too. */
export function runAudit(
  agreement: Agreement,
  plans: readonly RouterPlan[],
  input: AuditInput,
): AuditResults {
  const neighbors = neighborsOf(input.declaration, plans);
  const peers = neighbors.filter(({ peer }) => agreement.relations.includes(peer.relation));
  return {
    agreement,
    now: input.ages.now,
    evidence: input.evidence,
    peers: peers.map((audited) => resultsOf(audited, agreement, input)),
    own: agreement.own.map((entry) => ({
      entry,
      decision: decideOwn(entry.check, { ...input, neighbors }),
    })),
  };
}

function resultsOf(audited: AuditedPeer, { entries }: Agreement, input: AuditInput): PeerResults {
  const { asn, name } = audited.peer;
  const today = new Date(input.ages.now).toISOString().slice(0, 10);
  const read = entries.map((entry) => ({
    entry,
    exception: entry.exceptions.find(
      (one) => one.asn === asn && (one.until === null || today <= one.until),
    ),
  }));
  return {
    asn,
    name,
    results: read.flatMap(({ entry, exception }) =>
      exception ? [] : [{ entry, decision: decide(audited, entry.check, input) }],
    ),
    exempt: read.flatMap(({ entry, exception }) => (exception ? [{ entry, exception }] : [])),
  };
}

/** All neighbors, whatever their relation. */
function neighborsOf({ peers }: Declaration, plans: readonly RouterPlan[]): readonly AuditedPeer[] {
  const compiled = new Map(
    plans.flatMap((router) =>
      router.peers.flatMap(({ sessions }) =>
        sessions.map((plan) => [`${router.name} ${plan.name}`, { router, plan }] as const),
      ),
    ),
  );
  return peers.map((peer) => ({ peer, sessions: sessionsOf(peer, compiled) }));
}

function sessionsOf(
  peer: Peer,
  compiled: ReadonlyMap<string, Pick<AuditedSession, "router" | "plan">>,
): readonly AuditedSession[] {
  return peer.sessions.flatMap((session) => {
    const found = compiled.get(`${session.router.value} ${sessionName(peer, session)}`);
    return found && !isRemoved(session) ? [{ session, ...found, isBuilt: isBuilt(session) }] : [];
  });
}
