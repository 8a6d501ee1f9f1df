import { objectNames, PeerLists, type Registry } from "../compile/index.ts";
import type { Declaration } from "../declaration/index.ts";
import { createLocate } from "../diagnostics/index.ts";
import {
  indexRoutingTable,
  NO_SOURCES,
  registeredDigest,
  type Evidence,
  type Sources,
} from "../sources/index.ts";
import type { AuditInput, EvidenceUsed } from "./audit-input.ts";
import type { CountedTraffic } from "./evidence/counters.ts";
import { given, type Ages, type Given, type SourceNames } from "./evidence/given.ts";
import type { PolicyResults } from "./evidence/policy-results.ts";
import { PeeringDbView } from "./evidence/peeringdb-view.ts";
import type { ReceivedRoutes } from "./evidence/received-routes.ts";
import { RpkiView } from "./evidence/rpki-view.ts";

/** What an audit is made from. */
export interface AuditMaterial {
  readonly declaration: Declaration;
  readonly registry: Registry;
  readonly sources?: Sources;
  /** Null: none are given. */
  readonly received?: ReceivedRoutes | null;
  /** Null: none are given. */
  readonly counters?: readonly CountedTraffic[] | null;
  /** Null: not worked out. */
  readonly policies?: PolicyResults | null;
}

/** What sources are called, and their keys in the declaration. */
const NAMES = {
  peeringdb: { name: "PeeringDB data", source: "PeeringDB", key: "peeringdb" },
  rpki: { name: "RPKI data", source: "RPKI", key: "rpki" },
  routingTable: { name: "routing table", source: "routing table", key: "routing_table" },
  flows: { name: "flows", source: "flows", key: "flows" },
} as const;

/** A source's names, and how to get it, which depends on whether it is declared. */
function namesOf(source: keyof typeof NAMES, { sources }: Declaration): SourceNames {
  const { key, ...names } = NAMES[source];
  const declare = `declare \`${key}\` in \`sources\` of network.yaml, and run \`peerc fetch\``;
  return { ...names, remedy: sources[source] === null ? declare : "run `peerc fetch`" };
}

/** Prepares what the checks look at: indices, and what evidence is recent enough. */
export function createAuditInput(
  {
    declaration,
    registry,
    sources = NO_SOURCES,
    received = null,
    counters = null,
    policies = null,
  }: AuditMaterial,
  ages: Ages,
): AuditInput {
  const locate = createLocate();
  const lists = new PeerLists(declaration, registry);
  const ixf = new Map(
    declaration.exchanges.map(({ id }) => {
      const name = exportName(id);
      const remedy = "declare `ixf` of the exchange, and run `peerc fetch`";
      const names = { name, source: name, remedy };
      return [id, given(sources.ixf.get(id) ?? null, names, ages, (data) => data)] as const;
    }),
  );
  const registered = memoized(() => registeredDigest(declaration, registry));
  return {
    declaration,
    placeOf: (span) => {
      const { path, start } = locate(span);
      return `${path}:${start.line}`;
    },
    registry,
    registered: (peer, family) => lists.registered(objectNames(peer), family),
    registeredIn: (names, family) => lists.registered(names, family),
    registeredOrDeclared: (peer, family) => lists.ofPeer(peer, family),
    peeringdb: given(
      sources.peeringdb,
      namesOf("peeringdb", declaration),
      ages,
      (data) => new PeeringDbView(data),
    ),
    rpki: current(
      sources.rpki,
      registered,
      namesOf("rpki", declaration),
      given(sources.rpki, namesOf("rpki", declaration), ages, (data) => new RpkiView(data)),
    ),
    routingTable: current(
      sources.routingTable,
      registered,
      namesOf("routingTable", declaration),
      given(sources.routingTable, namesOf("routingTable", declaration), ages, indexRoutingTable),
    ),
    ixf: (exchange) => {
      const found = ixf.get(exchange);
      if (!found) throw new Error(`no exchange ${exchange}`);
      return found;
    },
    flows: given(
      sources.flows,
      namesOf("flows", declaration),
      ages,
      ({ volumes }) => new Map(volumes.map((volume) => [volume.asn, volume])),
    ),
    received,
    counters,
    policies,
    ages,
    evidence: evidenceOf(sources, received, counters),
  };
}

/**
 * Evidence that was taken for what is registered now. For other prefixes it may lack what exists, and so it decides
 * nothing.
 */
function current<Data>(
  evidence: Evidence<unknown> | null,
  registered: () => string,
  { name }: SourceNames,
  found: Given<Data>,
): Given<Data> {
  const taken = evidence?.provenance.registered;
  if (found.kind === "lacking" || taken === undefined || taken === registered()) return found;
  const why = `the ${name} in the snapshot: it was taken when other prefixes were registered`;
  return { kind: "lacking", lack: { why, remedy: "run `peerc fetch`" } };
}

function memoized(make: () => string): () => string {
  let made: string | null = null;
  return () => (made ??= make());
}

function evidenceOf(
  { peeringdb, rpki, routingTable, flows, ixf }: Sources,
  received: ReceivedRoutes | null,
  counters: readonly CountedTraffic[] | null,
): readonly EvidenceUsed[] {
  const committed: readonly (readonly [string, Evidence<unknown> | null])[] = [
    [NAMES.peeringdb.source, peeringdb],
    [NAMES.rpki.source, rpki],
    [NAMES.routingTable.source, routingTable],
    [NAMES.flows.source, flows],
    ...[...ixf].map(([id, evidence]) => [exportName(id), evidence] as const),
  ];
  const files = new Map<string, EvidenceUsed>();
  const given = (
    source: string,
    found: { readonly source: string; readonly time: string },
  ): void => {
    files.set(found.source, { source, origins: [found.source], time: found.time });
  };
  for (const sent of received?.values() ?? []) given("received routes", sent);
  for (const { source, to } of counters ?? []) given("counters", { source, time: to });
  return [
    ...committed.flatMap(([source, evidence]) => {
      if (!evidence) return [];
      const { origins, time } = evidence.provenance;
      return [{ source, origins, time }];
    }),
    ...files.values(),
  ];
}

function exportName(exchange: string): string {
  return `member export of ${exchange}`;
}
