import type { Declaration, Peer, Session } from "../declaration/index.ts";
import type { Span } from "../diagnostics/index.ts";
import type { RouterPlan, SessionPlan } from "../model/index.ts";
import type { Asn } from "../net/index.ts";
import type { FlowVolume } from "../sources/index.ts";
import type { Given } from "./evidence/given.ts";
import type { PeeringDbView } from "./evidence/peeringdb-view.ts";

/** A peer to be audited. */
export interface AuditedPeer {
  readonly peer: Peer;
  /** Its sessions that are built or planned, in the order of the declaration. */
  readonly sessions: readonly AuditedSession[];
}

/** A session as declared, and as compiled. */
export interface AuditedSession {
  readonly session: Session;
  readonly router: RouterPlan;
  readonly plan: SessionPlan;
  /** Whether it is in its router's file; otherwise it is planned. */
  readonly isBuilt: boolean;
}

/** Everything that a check may look at. */
export interface AuditInput {
  readonly declaration: Declaration;
  /** A place in the declaration, as the source of a fact: `peers/content.yaml:12`. */
  readonly placeOf: (span: Span) => string;
  readonly peeringdb: Given<PeeringDbView>;
  /** By ASN. */
  readonly flows: Given<ReadonlyMap<Asn, FlowVolume>>;
}
