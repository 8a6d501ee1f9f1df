import { objectNames, PeerLists, type Registry } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { createLocate } from "../diagnostics/index.ts";
import { NO_SOURCES, type Sources } from "../sources/index.ts";
import type { AuditInput } from "./audit-input.ts";
import type { TrafficCounter } from "./evidence/counters.ts";
import { given, type Ages } from "./evidence/given.ts";
import { PeeringDbView } from "./evidence/peeringdb-view.ts";
import type { ReceivedRoutes } from "./evidence/received-routes.ts";
import { RoutingTableView } from "./evidence/routing-table-view.ts";
import { RpkiView } from "./evidence/rpki-view.ts";

/** What an audit is made from. */
export interface AuditMaterial {
  readonly declaration: Declaration;
  readonly registry: Registry;
  readonly sources?: Sources;
  /** Null: none are given. */
  readonly received?: ReceivedRoutes | null;
  /** Null: none are given. */
  readonly counters?: readonly TrafficCounter[] | null;
}

const FETCH = "declare it in `sources` of network.yaml, and run `peerc fetch`";

const NAMES = {
  peeringdb: { name: "PeeringDB data", source: "PeeringDB", remedy: FETCH },
  rpki: { name: "RPKI data", source: "RPKI", remedy: FETCH },
  routingTable: { name: "routing table", source: "routing table", remedy: FETCH },
  flows: { name: "flows", source: "flows", remedy: FETCH },
};

/** Prepares what the checks look at: indices, and what evidence is recent enough. */
export function createAuditInput(
  { declaration, registry, sources = NO_SOURCES, received = null, counters = null }: AuditMaterial,
  ages: Ages,
): AuditInput {
  const locate = createLocate();
  const lists = new PeerLists(declaration, registry);
  const ixf = new Map(
    declaration.exchanges.map(({ id }) => {
      const name = `member export of ${id}`;
      const names = { name, source: name, remedy: FETCH };
      return [id, given(sources.ixf.get(id) ?? null, names, ages, (data) => data)] as const;
    }),
  );
  return {
    declaration,
    placeOf: (span) => {
      const { path, start } = locate(span);
      return `${path}:${start.line}`;
    },
    registry,
    registered: (peer, family) => lists.registered(objectNames(peer), family),
    registeredOrDeclared: (peer, family) => lists.ofPeer(peer, family),
    peeringdb: given(sources.peeringdb, NAMES.peeringdb, ages, (data) => new PeeringDbView(data)),
    rpki: given(sources.rpki, NAMES.rpki, ages, (data) => new RpkiView(data)),
    routingTable: given(
      sources.routingTable,
      NAMES.routingTable,
      ages,
      (data) => new RoutingTableView(data),
    ),
    ixf: (exchange) => {
      const found = ixf.get(exchange);
      if (!found) throw new Error(`no exchange ${exchange}`);
      return found;
    },
    flows: given(
      sources.flows,
      NAMES.flows,
      ages,
      ({ volumes }) => new Map(volumes.map((volume) => [volume.asn, volume])),
    ),
    received,
    counters,
    ages,
  };
}
