import type { Registry } from "../compile/index.ts";
import type { Declaration, Peer, Session } from "../declaration/index.ts";
import type { Span } from "../diagnostics/index.ts";
import type { RouterPlan, SessionPlan } from "../model/index.ts";
import type { Asn, Family, PrefixSet } from "../net/index.ts";
import type { FlowVolume, IxfExport, RoutingTableIndex } from "../sources/index.ts";
import type { CountedTraffic } from "./evidence/counters.ts";
import type { Ages, Given } from "./evidence/given.ts";
import type { PolicyResults } from "./evidence/policy-results.ts";
import type { PeeringDbView } from "./evidence/peeringdb-view.ts";
import type { ReceivedRoutes } from "./evidence/received-routes.ts";
import type { RpkiView } from "./evidence/rpki-view.ts";

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

/** A source of evidence. */
export interface EvidenceUsed {
  /** `PeeringDB`, `member export of ix-br-sp`; or a file of received routes. */
  readonly source: string;
  /** URLs or files. */
  readonly origins: readonly string[];
  /** When the source made it, RFC 3339 in UTC. */
  readonly time: string;
}

/** Everything that a check may look at. */
export interface AuditInput {
  readonly declaration: Declaration;
  /** A place in the declaration, as the source of a fact: `peers/content.yaml:12`. */
  readonly placeOf: (span: Span) => string;
  /** What the snapshot has of the registries. */
  readonly registry: Registry;
  /** What a peer's own objects register, without what the declaration adds: see `registrationOf`. */
  readonly registered: (peer: Peer, family: Family) => PrefixSet;
  /** What objects register together, by their names. */
  readonly registeredIn: (names: readonly string[], family: Family) => PrefixSet;
  /** What a peer's objects register, with what the declaration adds: what its filters are built from. */
  readonly registeredOrDeclared: (peer: Peer, family: Family) => PrefixSet;
  readonly peeringdb: Given<PeeringDbView>;
  readonly rpki: Given<RpkiView>;
  readonly routingTable: Given<RoutingTableIndex>;
  /** What a declared exchange's member export says, by the exchange's id. */
  readonly ixf: (exchange: string) => Given<IxfExport>;
  /** By ASN. */
  readonly flows: Given<ReadonlyMap<Asn, FlowVolume>>;
  /** See `receivedFrom`; null if none are given. */
  readonly received: ReceivedRoutes | null;
  /** What filters of traffic counted; null if nothing is given. */
  readonly counters: readonly CountedTraffic[] | null;
  /** What the compiled policies do; null if that was not worked out. */
  readonly policies: PolicyResults | null;
  /** What makes evidence too old. */
  readonly ages: Ages;
  /** What evidence there is, whether or not it is too old. */
  readonly evidence: readonly EvidenceUsed[];
}
