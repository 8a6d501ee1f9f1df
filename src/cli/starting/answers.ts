import type { PlatformName } from "../../model/index.ts";
import type { Address, Asn, ObjectName, Prefix } from "../../net/index.ts";

/** A router of a new network. */
export interface NewRouter {
  readonly name: string;
  readonly platform: PlatformName;
  readonly routerId: Address;
  /** As given, like `21.4R3`; null: the oldest that peerc supports. */
  readonly version: string | null;
}

/** An exchange of a new network. */
export interface NewExchange {
  readonly id: string;
  readonly name: string;
  /** At most one of each family, at least one. */
  readonly lans: readonly Prefix[];
}

/** The first peer of a new network. Null and empty: to be found in PeeringDB. */
export interface FirstPeer {
  readonly asn: Asn;
  readonly name: string | null;
  readonly asSet: ObjectName | null;
  /** Null: the only router. */
  readonly router: string | null;
  /** The interface of a private interconnect; null: at exchanges. */
  readonly pni: string | null;
  readonly locals: readonly Address[];
  readonly remotes: readonly Address[];
}

/** What `peerc init` must know to write a repository. Every text is checked: none has a character that cannot be seen. */
export interface Answers {
  readonly asn: Asn;
  readonly name: string;
  /** Whether ASNs for private use and documentation are allowed. */
  readonly isLab: boolean;
  readonly asSets: readonly ObjectName[];
  readonly irrServers: readonly string[];
  readonly irrSources: readonly string[];
  readonly rpkiCaches: readonly Address[];
  readonly routers: readonly NewRouter[];
  readonly exchanges: readonly NewExchange[];
  readonly peer: FirstPeer;
  /** The address of PeeringDB's API or of a dump that `fetch` is to use; null: none. */
  readonly peeringdb: string | null;
  /** Users or teams who review changes: `@example/noc`, or mail addresses. */
  readonly owners: readonly string[];
}
