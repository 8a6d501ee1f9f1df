import { createAuditInput, type Agreement, type AuditInput } from "../audit/index.ts";
import type { Declaration } from "../declaration/index.ts";
import type { Asn } from "../net/index.ts";
import type { PeeringDb, PeeringDbNetwork, Sources } from "../sources/index.ts";
import type { Candidate } from "./candidate.ts";
import { checkCandidate } from "./check-candidate.ts";
import { compareCandidates } from "./compare-candidates.ts";
import { sharedPlaces } from "./shared-places.ts";

/** What candidates are found with. */
export interface FindingMaterial {
  readonly declaration: Declaration;
  readonly peeringdb: PeeringDb;
  /** All evidence, for the traffic and for the checks. */
  readonly sources: Sources;
  /** What is asked of peers; null: nothing is checked. */
  readonly agreement: Agreement | null;
}

/** The networks that could become peers. */
export interface FoundCandidates {
  /** In the order of `compareCandidates`. */
  readonly candidates: readonly Candidate[];
  /** Route servers and route collectors where we are, which are no candidates, by ASN. */
  readonly servers: readonly PeeringDbNetwork[];
}

/** What PeeringDB calls networks that offer no peering of their own (`info_types`). */
const SERVERS: readonly string[] = ["Route Server", "Route Collector"];

/** What PeeringDB calls contacts whom one asks for peering. */
const POLICY_ROLE = "Policy";

/** Finds the networks at our exchanges and in our facilities that are not declared as neighbors. */
export function findCandidates(material: FindingMaterial): FoundCandidates {
  const { declaration, peeringdb, sources, agreement } = material;
  // Nothing is registered that could concern a network that is not declared.
  const input = createAuditInput({ declaration, registry: new Map(), sources }, NO_AGE);
  const places = sharedPlaces(declaration, peeringdb);
  const neighbors = new Set(declaration.peers.map(({ asn }) => asn));
  const records = new Map(peeringdb.networks.map((network) => [network.asn, network]));
  const volumes = new Map(sources.flows?.data.volumes.map((volume) => [volume.asn, volume]));
  const contacts = contactsByAsn(peeringdb);

  const servers: PeeringDbNetwork[] = [];
  const candidates: Candidate[] = [];
  for (const [asn, { exchanges, facilities }] of places) {
    if (neighbors.has(asn)) continue;
    const record = records.get(asn) ?? null;
    if (record?.types.some((type) => SERVERS.includes(type))) {
      servers.push(record);
      continue;
    }
    const volume = volumes.get(asn);
    candidates.push({
      asn,
      record,
      exchanges,
      facilities,
      received: volume?.received ?? null,
      sent: volume?.sent ?? null,
      larger: volume?.larger ?? null,
      contacts: contacts.get(asn) ?? [],
      checks: checksOf(asn, record, agreement, input),
    });
  }
  return {
    candidates: candidates.sort(compareCandidates),
    servers: servers.sort((a, b) => a.asn - b.asn),
  };
}

/** A list of networks has no clock: it says of when its evidence is, and leaves its age to the reader. */
const NO_AGE = { now: 0, maxAge: Infinity } as const;

function checksOf(
  asn: Asn,
  record: PeeringDbNetwork | null,
  agreement: Agreement | null,
  input: AuditInput,
): Candidate["checks"] {
  if (!agreement?.relations.includes("peer")) return [];
  return checkCandidate({ asn, name: record?.name ?? `AS${asn}` }, agreement, input);
}

function contactsByAsn({ contacts }: PeeringDb): ReadonlyMap<Asn, Candidate["contacts"]> {
  const byAsn = new Map<Asn, Candidate["contacts"][number][]>();
  for (const contact of contacts) {
    if (contact.role !== POLICY_ROLE) continue;
    const known = byAsn.get(contact.asn);
    if (known) known.push(contact);
    else byAsn.set(contact.asn, [contact]);
  }
  return byAsn;
}
