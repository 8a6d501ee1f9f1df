import type { Node } from "../document/index.ts";
import type {
  Declaration,
  DefaultSettings,
  DiffSettings,
  Exchange,
  Guards,
  IrrSettings,
  Network,
  Peer,
  Router,
  Session,
  Site,
  SourceSettings,
} from "./declaration.ts";

/**
 * The readable part of a declaration. Rules check what could be read, so that a mistake in one place does not hide
 * those in others.
 */
export interface Draft {
  /** `network.yaml`, for locations in it. */
  readonly root: Node;
  readonly network: Network | null;
  readonly irr: IrrSettings | null;
  readonly policies: Declaration["policies"];
  readonly guards: Guards;
  readonly diff: DiffSettings;
  readonly sources: SourceSettings;
  readonly defaults: DefaultSettings;
  readonly routers: readonly Router[];
  readonly exchanges: readonly Exchange[];
  readonly sites: readonly Site[];
  readonly peers: readonly DraftPeer[];
  readonly sessions: readonly DraftSession[];
  readonly known: KnownNames;
  /** Whether a router, exchange, peer or session could not be read. */
  readonly incomplete: boolean;
}

/**
 * The names that references may use, including those of entries with errors. Null if they could not be read: then no
 * reference is refused.
 */
export interface KnownNames {
  readonly routers: readonly string[] | null;
  readonly exchanges: readonly string[] | null;
  readonly policies: readonly string[] | null;
}

/** A peer, and its node. */
export interface DraftPeer {
  readonly peer: Peer;
  readonly node: Node;
}

/** A session with everything that it refers to; null is what could not be read or does not exist. */
export interface DraftSession {
  readonly session: Session;
  readonly node: Node;
  readonly peer: Peer | null;
  readonly peerNode: Node;
  readonly router: Router | null;
  readonly exchange: Exchange | null;
}
